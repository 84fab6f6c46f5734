import { z } from "zod";

/*
 * In these schemas an error text is never a sentence: it is the phrase for what was expected, and for a
 * mapping the keys that it knows. `located-problems.ts` makes problems of them.
 */

/** Names are used in options (`--source NAME=FILE`, `--objective ID`) and in reports. */
export const namePattern = /^[\p{L}\p{N}][\p{L}\p{N}_.-]*$/u;

/** What separates the keys that a mapping knows in its error text. */
export const keySeparator = " ";

/** A mapping with known keys; any other key is an error. */
export function mapping<S extends z.core.$ZodLooseShape>(expected: string, shape: S) {
  return z.strictObject(shape, {
    error: (issue) => (issue.code === "unrecognized_keys" ? Object.keys(shape).join(keySeparator) : expected),
  });
}

/** A mapping whose keys are names that the file chooses. */
export function named<V extends z.ZodType>(expected: string, value: V) {
  return z.record(z.string(), value, { error: expected });
}

export function list<V extends z.ZodType>(expected: string, item: V) {
  return z.array(item, { error: expected });
}

export function text(expected: string) {
  return z.string({ error: expected }).regex(/\S/, { error: expected });
}

/** Text that may look like a number or like true and false; it is read as it is written. */
export function word(expected: string) {
  return z.union([text(expected), z.number({ error: expected }), z.boolean({ error: expected })], {
    error: expected,
  });
}

/** A file or a pattern of files. In double quotes YAML reads `exports\tickets.csv` as a tab and `ickets.csv`. */
export function filePattern() {
  const expected = "a file or a pattern such as exports/leads-*.csv, with / between folders";
  return z
    .string({ error: expected })
    .regex(/^[^\u0000-\u001f]*[^\s\u0000-\u001f][^\u0000-\u001f]*$/, { error: expected });
}

export function choice<const C extends readonly [string, ...string[]]>(expected: string, choices: C) {
  return z.enum(choices, { error: expected });
}

export function oneOrMore<V extends z.ZodType>(expected: string, item: V) {
  return z.union([item, z.array(item, { error: expected }).min(1, { error: expected })], { error: expected });
}

export function wholeNumber(expected: string) {
  return z.int({ error: expected }).min(0, { error: expected });
}

/** Lines count from 1. */
export function lineNumber(expected: string) {
  return z.int({ error: expected }).min(1, { error: expected });
}

/** `95%`. Its sign is required, because 0.95 could be a share or less than one percent. */
export function percent(expected: string) {
  return z.string({ error: expected }).regex(/^\s*\d+(\.\d+)?\s*%\s*$/, { error: expected });
}

/** Whether the date exists is asked when it is read. */
export function date() {
  const expected = "a date such as 2025-01-31";
  return z.string({ error: expected }).regex(/^\d{4}-\d{2}-\d{2}$/, { error: expected });
}

export function effectiveDates(whose: string) {
  return mapping("the dates from and until", {
    from: date().optional().describe(`The first day on which ${whose} is in force`),
    until: date().optional().describe(`The last day on which ${whose} is in force`),
  })
    .optional()
    .describe(`When ${whose} is in force; a record is judged by what was in force when its clock started`);
}

export const noDataRule = choice("fail, warn or pass", ["fail", "warn", "pass"])
  .optional()
  .describe("What a figure without data does: fail makes the run incomplete, warn says so, pass is silent");

export const attribution = choice("start, due or stop", ["start", "due", "stop"])
  .optional()
  .describe("The event that decides to which period a record belongs");
