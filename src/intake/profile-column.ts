import type {
  CellSample,
  ColumnInspection,
  DateFinding,
  DurationFinding,
  NumberFinding,
  ValueCount,
} from "../model/inspection.js";
import { createBlankTest } from "./blanks.js";
import { createDateProfile } from "./profile-dates.js";
import { createDurationProfile } from "./profile-durations.js";
import { createNumberProfile } from "./profile-numbers.js";
import { createValueProfile, type ValueProfile } from "./profile-values.js";

/** What the cells of one column show. */
export interface ColumnProfile {
  note(cell: string, line: number): void;
  conclude(): ColumnFacts;
  /** The different values of a column of words, the commonest first. */
  words(): readonly ValueCount[];
}

export type ColumnFacts = Omit<
  ColumnInspection,
  "position" | "header" | "field" | "mappedBy" | "zone" | "unknownWords"
>;

/** A column is of a kind when at least this share of its values is. */
const enoughOfKind = 0.8;
/** After so many values without enough of a kind, no further one is tried for it. */
const triedAtLeast = 500;
const examplesShown = 5;
const blankWordsKept = 10;
/** So few different values are words when each comes twice on average, more when it comes five times. */
const fewWords = 20;
const mostWords = 500;

export interface ProfileOptions {
  /** How many different values are kept to be counted. */
  readonly distinctLimit: number;
  /** Spellings of a blank beside the usual ones. */
  readonly blanks: readonly string[];
  /** Whether dates are expected in the column. */
  readonly expectsDates: boolean;
}

export function createColumnProfile({ distinctLimit, blanks, expectsDates }: ProfileOptions): ColumnProfile {
  const values = createValueProfile(distinctLimit);
  const dates = createDateProfile(expectsDates);
  const numbers = createNumberProfile();
  const durations = createDurationProfile();
  const isBlankAnywhere = createBlankTest("instant", blanks);
  const isBlankWord = createBlankTest("word", blanks);
  const blankWords = new Map<string, number>();
  let seen = 0;
  let blank = 0;
  let firstNoDate: CellSample | undefined;
  let firstNoNumber: CellSample | undefined;
  let firstNoDuration: CellSample | undefined;
  let triesDates = true;
  let triesNumbers = true;
  let triesDurations = true;

  function noteBlank(text: string): void {
    const known = blankWords.get(text);
    if (known !== undefined || blankWords.size < blankWordsKept) blankWords.set(text, (known ?? 0) + 1);
  }

  return {
    words: () => values.commonest(mostWords),
    note(cell, line) {
      const text = cell.trim();
      if (text === "") {
        blank++;
        return;
      }
      if (isBlankAnywhere(text)) {
        noteBlank(text);
        return;
      }
      seen++;
      values.note(text);
      if (triesDates) {
        if (!dates.note(text, line)) firstNoDate ??= { value: text, line };
        if (seen === triedAtLeast && dates.count < seen * enoughOfKind) triesDates = false;
      }
      if (triesNumbers) {
        if (!numbers.note(text, line)) firstNoNumber ??= { value: text, line };
        if (seen === triedAtLeast && numbers.count < seen * enoughOfKind) triesNumbers = false;
      }
      if (triesDurations) {
        if (!durations.note(text)) firstNoDuration ??= { value: text, line };
        if (seen === triedAtLeast && durations.count < seen * enoughOfKind) triesDurations = false;
      }
    },
    conclude: () => concludeDates() ?? concludeNumbers() ?? concludeDurations() ?? untypedFacts(),
  };

  function isEnough(count: number): boolean {
    return count > 0 && count >= seen * enoughOfKind;
  }

  function concludeDates(): ColumnFacts | undefined {
    const found = isEnough(dates.count) ? dates.conclude() : undefined;
    if (found === undefined) return undefined;
    const misfits = seen - dates.count + found.misfits;
    const firstMisfit = earlier(firstNoDate, found.firstMisfit);
    return typedFacts({ kind: "instant", dates: found.finding, misfits, firstMisfit });
  }

  function concludeNumbers(): ColumnFacts | undefined {
    const found = isEnough(numbers.count) ? numbers.conclude() : undefined;
    if (found === undefined) return undefined;
    const misfits = seen - numbers.count + found.misfits;
    const firstMisfit = earlier(firstNoNumber, found.firstMisfit);
    return typedFacts({ kind: "number", numbers: found.finding, misfits, firstMisfit });
  }

  function concludeDurations(): ColumnFacts | undefined {
    const found = isEnough(durations.count) ? durations.conclude() : undefined;
    if (found === undefined) return undefined;
    const misfits = seen - durations.count;
    return typedFacts({ kind: "duration", durations: found, misfits, firstMisfit: firstNoDuration });
  }

  function typedFacts(typed: {
    kind: "instant" | "number" | "duration";
    dates?: DateFinding;
    numbers?: NumberFinding;
    durations?: DurationFinding;
    misfits: number;
    firstMisfit: CellSample | undefined;
  }): ColumnFacts {
    const words = [...blankWords].map(([value, count]) => ({ value, count }));
    return {
      ...valueFacts(values, seen),
      filled: seen,
      blank: blank + words.reduce((sum, { count }) => sum + count, 0),
      blankWords: words,
      kind: typed.kind,
      dates: typed.dates ?? null,
      numbers: typed.numbers ?? null,
      durations: typed.durations ?? null,
      examples: values.first(examplesShown),
      misfits: typed.misfits,
      firstMisfit: typed.firstMisfit ?? null,
    };
  }

  /** A `-` or an `NA` in a column of words may well be one. */
  function untypedFacts(): ColumnFacts {
    const words: ValueCount[] = [];
    let filled = seen;
    for (const [value, count] of blankWords) {
      if (isBlankWord(value)) words.push({ value, count });
      else {
        filled += count;
        values.note(value, count);
      }
    }
    const facts = valueFacts(values, filled);
    const kind = filled === 0 ? "blank" : isWords(values, filled, facts.isUnique) ? "word" : "text";
    return {
      ...facts,
      filled,
      blank: blank + words.reduce((sum, { count }) => sum + count, 0),
      blankWords: words,
      kind,
      dates: null,
      numbers: null,
      durations: null,
      examples: kind === "word" ? values.commonest(examplesShown) : values.first(examplesShown),
      misfits: 0,
      firstMisfit: null,
    };
  }
}

function valueFacts(
  values: ValueProfile,
  filled: number,
): Pick<ColumnFacts, "distinct" | "isDistinctCapped" | "isUnique"> {
  const { distinct, isCapped } = values;
  const isUnique =
    distinct < filled && !isCapped ? false : values.hasRepeats ? false : isCapped ? null : filled > 0;
  return { distinct, isDistinctCapped: isCapped, isUnique };
}

function isWords({ distinct, isCapped }: ValueProfile, filled: number, isUnique: boolean | null): boolean {
  if (isCapped || isUnique !== false) return false;
  return distinct * (distinct <= fewWords ? 2 : 5) <= filled && distinct <= mostWords;
}

function earlier(a: CellSample | undefined, b: CellSample | undefined): CellSample | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return a.line <= b.line ? a : b;
}
