import type { Filter } from "../model/filter.js";
import type { NumberColumn, TextColumn, WordColumn } from "../model/record.js";
import type { ColumnPlan } from "./plan-columns.js";
import type { RowFilter, WordCheck } from "./row-filter.js";

export type { RowFilter, WordCheck } from "./row-filter.js";

/**
 * Turns a filter into one pass over columns. Words are tested once per distinct word, not once per row;
 * the answers are kept while the dictionary grows (semantics 22).
 *
 * @param checks collects what was asked of columns of words
 */
export function compileFilter(filter: Filter, columns: ColumnPlan, checks: WordCheck[] = []): RowFilter {
  switch (filter.op) {
    case "all":
    case "any":
      return combineFilters(
        filter.op,
        filter.of.map((part) => compileFilter(part, columns, checks)),
      );
    case "not": {
      const inner = compileFilter(filter.of, columns, checks);
      return (batch, mask) => {
        inner(batch, mask);
        for (let row = 0; row < batch.length; row++) mask[row] = 1 - mask[row]!;
      };
    }
    case "is": {
      const wanted = new Set(filter.values.map(foldText));
      if (columns.typeOf(filter.field) === "text") {
        return filterTexts(columns.need(filter.field, "text"), (text) => wanted.has(foldText(text)));
      }
      const check = addCheck(checks, "is", filter.field, filter.values);
      return filterWords(
        columns.need(filter.field, "word"),
        (raw, canonical) => wanted.has(foldText(raw)) || wanted.has(foldText(canonical)),
        check,
      );
    }
    case "means": {
      const words = new Set(filter.words);
      const check = addCheck(checks, "means", filter.field, filter.words);
      return filterWords(
        columns.need(filter.field, "word"),
        (_raw, canonical) => words.has(canonical),
        check,
      );
    }
    case "linked":
      return columns.lookUp(filter, checks);
    case "exists":
      return filterPresence(filter.field, filter.exists, columns);
    case "range": {
      const { atLeast = Number.NEGATIVE_INFINITY, atMost = Number.POSITIVE_INFINITY } = filter;
      if (filter.type === "word") {
        return filterWords(columns.need(filter.field, "word"), (_raw, canonical) => {
          const value = numberOfWord(canonical);
          return value >= atLeast && value <= atMost;
        });
      }
      const index = columns.need(filter.field, filter.type);
      return (batch, mask) => {
        const { values } = batch.columns[index] as NumberColumn;
        for (let row = 0; row < batch.length; row++) {
          const value = values[row]!;
          mask[row] = value >= atLeast && value <= atMost ? 1 : 0;
        }
      };
    }
  }
}

/** The number that a word is, such as `4.5`; NaN for any other word. */
export function numberOfWord(word: string): number {
  return /^\s*[-+]?\d+(\.\d+)?\s*$/.test(word) ? Number(word) : Number.NaN;
}

/** Text as filters compare it: without regard to case or surrounding space. */
export function foldText(text: string): string {
  return text.trim().toLowerCase();
}

function addCheck(
  checks: WordCheck[],
  op: WordCheck["op"],
  field: string,
  values: readonly string[],
): WordCheck {
  const check: WordCheck = { op, field, values, dictionary: undefined };
  checks.push(check);
  return check;
}

function combineFilters(op: "all" | "any", parts: readonly RowFilter[]): RowFilter {
  const all = op === "all";
  let scratch = new Uint8Array(0);
  return (batch, mask) => {
    if (scratch.length < batch.length) scratch = new Uint8Array(batch.length);
    mask.fill(all ? 1 : 0, 0, batch.length);
    for (const part of parts) {
      part(batch, scratch);
      for (let row = 0; row < batch.length; row++) {
        mask[row] = all ? mask[row]! & scratch[row]! : mask[row]! | scratch[row]!;
      }
    }
  };
}

/** Tests words, each once. A column that the file does not have holds blanks only. */
export function filterWords(
  index: number,
  test: (raw: string, canonical: string) => boolean,
  check?: WordCheck,
): RowFilter {
  let passes = new Uint8Array(64);
  let known = 1; // Code 0 is the blank, which no word matches.
  return (batch, mask) => {
    const column = batch.columns[index] as WordColumn | undefined;
    if (column === undefined) {
      mask.fill(0, 0, batch.length);
      return;
    }
    const { codes, dictionary } = column;
    if (check !== undefined) check.dictionary = dictionary;
    if (passes.length < dictionary.raw.length) {
      const grown = new Uint8Array(dictionary.raw.length * 2);
      grown.set(passes);
      passes = grown;
    }
    for (; known < dictionary.raw.length; known++) {
      passes[known] = test(dictionary.raw[known]!, dictionary.canonical[known]!) ? 1 : 0;
    }
    for (let row = 0; row < batch.length; row++) mask[row] = passes[codes[row]!]!;
  };
}

/** Tests text that differs in nearly every row, which no dictionary should hold. */
function filterTexts(index: number, test: (text: string) => boolean): RowFilter {
  return (batch, mask) => {
    const column = batch.columns[index] as TextColumn;
    for (let row = 0; row < batch.length; row++) mask[row] = test(column.at(row)) ? 1 : 0;
  };
}

function filterPresence(field: string, exists: boolean, columns: ColumnPlan): RowFilter {
  const type = columns.typeOf(field);
  if (type === "instant" || type === "number" || type === "duration") {
    const index = columns.need(field, type);
    return (batch, mask) => {
      const { values } = batch.columns[index] as NumberColumn;
      for (let row = 0; row < batch.length; row++) mask[row] = Number.isNaN(values[row]!) === exists ? 0 : 1;
    };
  }
  if (type === "text") return filterTexts(columns.need(field, "text"), (text) => (text !== "") === exists);
  const index = columns.need(field, "word");
  return (batch, mask) => {
    const { codes } = batch.columns[index] as WordColumn;
    for (let row = 0; row < batch.length; row++) mask[row] = (codes[row] !== 0) === exists ? 1 : 0;
  };
}
