import { createInterface } from "node:readline/promises";
import { printError } from "./terminal.js";

/** One thing to ask for on a terminal, with what Enter answers. */
export interface Question<Name extends string> {
  readonly name: Name;
  readonly text: string;
  readonly usual: string;
  /** What is wrong with an answer, and what to write; undefined where nothing is. */
  readonly check?: (answer: string) => string | undefined;
}

/** Whether somebody sits there who could answer. */
export function canAsk(): boolean {
  const { CI: ci, TERM: term } = process.env;
  const isBuild = ci !== undefined && ci !== "" && ci !== "0" && ci !== "false";
  return process.stdin.isTTY === true && process.stderr.isTTY === true && !isBuild && term !== "dumb";
}

/**
 * Asks one question after the other, on standard error; an answer that can't be is asked again.
 *
 * @returns undefined where the questions were left without an answer
 */
export async function askQuestions<Name extends string>(
  questions: readonly Question<Name>[],
): Promise<Readonly<Record<Name, string>> | undefined> {
  const reader = createInterface({ input: process.stdin, output: process.stderr });
  const left = new AbortController();
  reader.once("close", () => left.abort());
  const answers: Partial<Record<Name, string>> = {};
  try {
    for (const { name, text, usual, check } of questions) {
      for (;;) {
        const answer = (await reader.question(`${text} [${usual}] `, { signal: left.signal })).trim();
        const taken = answer === "" ? usual : answer;
        const fault = check?.(taken);
        if (fault === undefined) {
          answers[name] = taken;
          break;
        }
        printError(`  ${fault}\n`);
      }
    }
  } catch (error) {
    if (left.signal.aborted) return undefined;
    throw error;
  } finally {
    reader.close();
  }
  return answers as Record<Name, string>;
}
