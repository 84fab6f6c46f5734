import { listWords } from "../model/list-words.js";
import type { Problem } from "../model/problem.js";
import { isSameName, nearestName } from "../model/suggest.js";

/** An option of a command held against the agreement: its value, or a problem that says what to write. */
export type Settled<T> =
  | { readonly ok: true; readonly value: T; readonly warning?: Problem }
  | { readonly ok: false; readonly problem: Problem };

/** @param warning what is said of a value that is taken all the same */
export function settled<T>(value: T, warning?: Problem): Settled<T> {
  return { ok: true, value, ...(warning === undefined ? {} : { warning }) };
}

/** What to write instead: something that is always right, and what was probably meant where one can tell. */
export interface Mend {
  readonly example: string;
  readonly near?: string | undefined;
}

/** @param reason what is wrong with the value, as what follows it in a sentence: `is not an instant` */
export function badOption(option: string, value: string, reason: string, mend: Mend): Problem {
  const { example, near } = mend;
  const args = { option, value, reason, example, ...(near === undefined ? {} : { near }) };
  return { code: "bad-option", severity: "error", args };
}

export function refuse<T>(option: string, value: string, reason: string, mend: Mend): Settled<T> {
  return { ok: false, problem: badOption(option, value, reason, mend) };
}

/** A value that must be one of several names, spelt as they are. */
export function settleName<N extends string>(
  option: string,
  value: string,
  known: readonly N[],
  noun: string,
): Settled<N> {
  const found = known.find((name) => name === value);
  if (found !== undefined) return settled(found);
  const near = known.find((name) => isSameName(name, value)) ?? nearestName(value, known);
  return refuse(option, value, noneOf(known, noun), {
    example: `${option} ${known[0]}`,
    near: near === undefined ? undefined : `${option} ${near}`,
  });
}

/** `is none of a, b and c`. */
export function noneOf(known: readonly string[], noun: string): string {
  if (known.length < 2) return `is not ${known.join("")}, the only ${noun}`;
  return `is none of ${listWords(known, "and")}`;
}

/** Takes settled options one by one and keeps the problems of all of them, so that all are told at once. */
export function collectSettled() {
  const problems: Problem[] = [];
  return {
    problems,
    hasFailed: () => problems.some(({ severity }) => severity === "error"),
    take<T>(option: Settled<T>): T | undefined {
      if (option.ok) {
        if (option.warning !== undefined) problems.push(option.warning);
        return option.value;
      }
      problems.push(option.problem);
      return undefined;
    },
  };
}
