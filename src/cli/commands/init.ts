import { join } from "node:path";
import { parseMoney } from "../../definition/money.js";
import type { Problem } from "../../model/problem.js";
import { nearestName } from "../../model/suggest.js";
import type { Template, TemplateAnswers } from "../../model/template.js";
import { templates } from "../../templates/index.js";
import { isZone, zoneNames } from "../../time/zone.js";
import { askQuestions, canAsk, type Question } from "../ask-questions.js";
import { EXIT_INCOMPLETE, EXIT_OK } from "../exit-code.js";
import { createFile, exists, FileError } from "../files.js";
import { printProblems } from "../print-problems.js";
import { unreadable } from "../read-definition.js";
import { collectSettled } from "../settle.js";
import { settleTimezone } from "../settle-span.js";
import { settleFee, settleFrom, settleTemplate, settleText, usualFee } from "../settle-template.js";
import { printOutput, readTerminal } from "../terminal.js";
import { writeTemplate } from "../write-template.js";

/** The options of `sla-audit init` as commander hands them over. */
export interface InitOptions {
  readonly template?: string;
  readonly title?: string;
  readonly provider?: string;
  readonly client?: string;
  readonly timezone?: string;
  readonly fee?: string;
  readonly from?: string;
  readonly color: boolean;
}

const fileName = "sla.yaml";
const templateNames = templates.map(({ id }) => id);

/** Writes a first definition, never over one that is there. Gives the exit code. */
export async function runInit(folder: string, options: InitOptions): Promise<number> {
  const terminal = readTerminal({ color: options.color, progress: false, quiet: false });
  const fail = (problems: readonly Problem[]) => {
    printProblems(problems, terminal);
    return EXIT_INCOMPLETE;
  };
  const path = join(folder, fileName);
  const { problems, take, hasFailed } = collectSettled();
  const named = options.template === undefined ? undefined : take(settleTemplate(options.template));
  take(settleTimezone(options.timezone));
  take(settleFee(options.fee, named));
  take(settleFrom(options.from));
  for (const name of ["provider", "client", "title"] as const) take(settleText(name, options[name]));
  if (await exists(path)) problems.push(alreadyThere(path));
  if (!canAsk() && options.template === undefined) problems.push(templateMissing());
  if (hasFailed()) return fail(problems);

  const answers = await completeAnswers(named, options);
  if (answers === undefined) return EXIT_INCOMPLETE;
  // The template may have been asked for only now.
  const fee = settleFee(options.fee, answers.template);
  if (!fee.ok) return fail([fee.problem]);
  try {
    await createFile(path, [writeTemplate(answers.template, answers.texts)]);
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    return fail([await whyNotWritten(path, error)]);
  }
  await printOutput([nextSteps(path, answers.template)]);
  return EXIT_OK;
}

interface Answers {
  readonly template: Template;
  readonly texts: TemplateAnswers;
}

/** What the options leave open is asked for on a terminal; in a pipe the usual holds. */
async function completeAnswers(
  named: Template | undefined,
  options: InitOptions,
): Promise<Answers | undefined> {
  const isAsked = canAsk();
  const template = named ?? (await askTemplate());
  if (template === undefined) return undefined;
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const open: Question<"provider" | "client" | "timezone" | "fee">[] = [];
  const usual = { ...template.usual, timezone: isZone(zone) ? zone : "UTC", fee: usualFee };
  const texts = {
    provider: "Who provides, or hands over?",
    client: "Who receives?",
    timezone: "In which time zone do months and office hours run?",
    fee: "What is paid a month?",
  };
  for (const name of ["provider", "client", "timezone", "fee"] as const) {
    if (options[name] !== undefined || !isAsked || (name === "fee" && template.kind === "internal")) continue;
    open.push({ name, text: texts[name], usual: usual[name], check: (answer) => faultOf(name, answer) });
  }
  const asked = open.length === 0 ? {} : await askQuestions(open);
  if (asked === undefined) return undefined;
  const given = { ...usual, ...asked, ...definedOf(options) };
  const today = new Date().toISOString().slice(0, 10);
  const from = options.from ?? `${today.slice(0, 4)}-01-01`;
  return {
    template,
    texts: {
      title: yamlText(options.title ?? `${given.provider} for ${given.client}`),
      provider: yamlText(given.provider),
      client: yamlText(given.client),
      timezone: given.timezone,
      fee: given.fee,
      from,
      until: endOfYear(from),
      today,
    },
  };
}

async function askTemplate(): Promise<Template | undefined> {
  const lines = templates.map(({ id, description }) => `  ${id}: ${description}`).join("\n");
  const answers = await askQuestions([
    {
      name: "template",
      text: `What is it about?\n${lines}\nTemplate`,
      usual: templateNames[0] as string,
      check: (answer) => (templateNames.includes(answer) ? undefined : `Write ${templateNames.join(", ")}.`),
    },
  ]);
  return templates.find(({ id }) => id === answers?.template);
}

function faultOf(name: "provider" | "client" | "timezone" | "fee", answer: string): string | undefined {
  if (name === "timezone" && !isZone(answer)) {
    const near = nearestName(answer, zoneNames());
    return `"${answer}" is not a time zone.${near === undefined ? " Write it like Europe/Berlin." : ` Did you mean ${near}?`}`;
  }
  if (name === "fee" && !parseMoney(answer).ok) return `"${answer}" is no amount. Write it like ${usualFee}.`;
  return undefined;
}

function definedOf({ provider, client, timezone, fee }: InitOptions): Partial<Answers["texts"]> {
  return Object.fromEntries(
    Object.entries({ provider, client, timezone, fee }).filter(([, value]) => value !== undefined),
  );
}

/** The day before the same day of the next year. */
function endOfYear(from: string): string {
  const [year, month, day] = from.split("-").map(Number) as [number, number, number];
  return new Date(Date.UTC(year + 1, month - 1, day - 1)).toISOString().slice(0, 10);
}

/** A name as YAML takes it, quoted where it could be taken for something else. */
function yamlText(text: string): string {
  return /^\p{L}[\p{L}\p{N} &.'-]*$/u.test(text) && !/^(?:true|false|null|yes|no|on|off)$/i.test(text)
    ? text
    : JSON.stringify(text);
}

/** Nobody could be asked. */
function templateMissing(): Problem {
  return { code: "template-missing", severity: "error", args: { known: templateNames } };
}

function alreadyThere(file: string): Problem {
  return { code: "definition-exists", severity: "error", file, args: {} };
}

async function whyNotWritten(path: string, error: FileError): Promise<Problem> {
  if (await exists(path)) return alreadyThere(path);
  return unreadable(error, "output");
}

function nextSteps(path: string, { source }: Template): string {
  return [
    `Wrote ${path}. Next:`,
    `  put ${source.file} beside it, or name your export under sources`,
    `  sla-audit validate ${path}`,
    `  sla-audit check ${path}`,
    "",
  ].join("\n");
}
