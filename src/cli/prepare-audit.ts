import type { Agreement } from "../model/agreement.js";
import type { Problem } from "../model/problem.js";
import { printProblems } from "./print-problems.js";
import { type DefinitionFile, readDefinition } from "./read-definition.js";
import { readTerminal, type Terminal, type TerminalWishes } from "./terminal.js";

/** What every audit begins with: the agreement, and the options as they were settled for it. */
export interface PreparedAudit<Settings> {
  readonly path: string;
  readonly terminal: Terminal;
  readonly definition: DefinitionFile;
  readonly agreement: Agreement;
  readonly settings: Settings;
}

interface WithProblems {
  /** What is said of options that are taken all the same, or why they are not. */
  readonly problems: readonly Problem[];
}

type Settling<Settings> = ({ ok: true } & Settings) | ({ ok: false } & WithProblems);

/**
 * Reads the definition and holds the options against it. Undefined where one of both can't be used: all that is wrong
 * with them was printed.
 */
export async function prepareAudit<Settings extends WithProblems>(
  path: string,
  options: TerminalWishes,
  settle: (agreement: Agreement) => Settling<Settings> | Promise<Settling<Settings>>,
): Promise<PreparedAudit<Settings> | undefined> {
  const terminal = readTerminal(options);
  const definition = await readDefinition(path);
  const { agreement } = definition;
  const settings = agreement === undefined ? undefined : await settle(agreement);
  if (agreement !== undefined && settings?.ok) return { path, terminal, definition, agreement, settings };
  printProblems([...definition.problems, ...(settings?.problems ?? [])], terminal);
  return undefined;
}

/** Whether something stands in the way of an audit that is prepared; it was printed then. */
export function isRefused(
  { definition, settings, terminal }: PreparedAudit<WithProblems>,
  misuse: readonly Problem[],
): boolean {
  if (misuse.length === 0) return false;
  printProblems([...definition.problems, ...settings.problems, ...misuse], terminal);
  return true;
}
