import type { Rendering } from "../model/format.js";
import type { ProgressScreen } from "./progress.js";

/** What the program may know of the terminal that it runs in, read once. */
export interface Terminal {
  /** Columns of standard output; 80 where it is no terminal. */
  readonly columns: number;
  readonly color: boolean;
  readonly errorColor: boolean;
  /** Whether a progress line may be drawn on standard error. */
  readonly showsProgress: boolean;
}

export interface TerminalWishes {
  readonly color: boolean;
  readonly progress: boolean;
  readonly quiet: boolean;
}

/** `NO_COLOR`, `FORCE_COLOR`, a pipe and `CI` are respected. */
export function readTerminal(wishes: TerminalWishes): Terminal {
  const { env, stdout, stderr } = process;
  return {
    columns: stdout.columns ?? widthOf(env["COLUMNS"]) ?? 80,
    color: wishes.color && wantsColor(stdout.isTTY),
    errorColor: wishes.color && wantsColor(stderr.isTTY),
    showsProgress: wishes.progress && !wishes.quiet && stderr.isTTY === true && canRedraw(env),
  };
}

/** A build's log and a terminal that knows no control characters keep every line that was ever drawn. */
function canRedraw({ CI: ci, TERM: term }: NodeJS.ProcessEnv): boolean {
  const isBuild = ci !== undefined && ci !== "" && ci !== "0" && ci !== "false";
  return !isBuild && term !== "dumb";
}

/** Standard error as something to draw a line on; its width is asked for anew, because windows change. */
export const errorScreen: ProgressScreen = {
  get columns() {
    return process.stderr.columns || 80;
  },
  now: () => performance.now(),
  write: printError,
};

function wantsColor(isTerminal: boolean | undefined): boolean {
  const { NO_COLOR: no, FORCE_COLOR: force, TERM: term } = process.env;
  if (no !== undefined && no !== "") return false;
  if (force !== undefined && force !== "") return force !== "0" && force !== "false";
  return isTerminal === true && term !== "dumb";
}

function widthOf(text: string | undefined): number | undefined {
  const width = Number(text);
  return Number.isInteger(width) && width >= 20 ? width : undefined;
}

/** Writes to standard output and waits while it is full; resolves quietly when the reader has gone. */
export async function printOutput(chunks: Rendering): Promise<void> {
  const { stdout } = process;
  for await (const chunk of chunks) {
    if (stdout.destroyed || stdout.writableEnded) return;
    if (!stdout.write(chunk)) await drained(stdout);
  }
}

function drained(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      stream.off("drain", done);
      stream.off("close", done);
      resolve();
    };
    stream.on("drain", done);
    stream.on("close", done);
  });
}

export function printError(text: string): void {
  process.stderr.write(text);
}
