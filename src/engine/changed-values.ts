import type { HistoryRules } from "../model/clock-rules.js";
import type { Batch, Column, Dictionary, WordColumn } from "../model/record.js";
import { type ClockRuns, repeatRuns } from "./clock-runs.js";
import { replaceColumns } from "./derive-batch.js";
import type { EventLog, EventRange } from "./event-log.js";
import type { ColumnPlan } from "./plan-columns.js";
import { listChanges, valueAt } from "./replay-events.js";

/** Gives records the values by which they are judged, where those changed while their clock ran. */
export interface ChangedValues {
  apply(runs: ClockRuns, eventsOf: (batch: Batch, row: number) => EventRange): ClockRuns;
}

/** One field, in the tickets' export and in the history. */
interface Track {
  readonly index: number;
  readonly words: MergedWords;
}

export function planChangedValues(
  { rule, fields }: NonNullable<HistoryRules["changing"]>,
  log: EventLog,
  historyWords: readonly (Dictionary | undefined)[],
  columns: ColumnPlan,
  asOf: number,
): ChangedValues {
  const tracks = fields.map(
    (field): Track => ({ index: columns.want(field, "word"), words: createMergedWords() }),
  );

  /** A column of the batch in which each row holds the value at an instant, or its own where no history tells. */
  function columnAt(batch: Batch, track: number, events: readonly EventRange[], at: Float64Array) {
    const { index, words } = tracks[track]!;
    const own = batch.columns[index] as WordColumn | undefined;
    const told = historyWords[track];
    const codes = new Int32Array(batch.length);
    for (let row = 0; row < batch.length; row++) {
      // NaN asks for the value that the tickets' own export has.
      const value =
        told === undefined || Number.isNaN(at[row]!) ? 0 : valueAt(log, events[row]!, track, at[row]!);
      codes[row] =
        value > 0
          ? words.codeOf("history", told as Dictionary, value)
          : own === undefined
            ? 0
            : words.codeOf("tickets", own.dictionary, own.codes[row]!);
    }
    return { as: "word", codes, dictionary: words.dictionary } satisfies Column;
  }

  function withValuesAt(runs: ClockRuns, events: readonly EventRange[], at: Float64Array): ClockRuns {
    const replaced = new Map<number, Column>();
    for (let track = 0; track < tracks.length; track++) {
      replaced.set(tracks[track]!.index, columnAt(runs.batch, track, events, at));
    }
    return { ...runs, batch: replaceColumns(runs.batch, replaced) };
  }

  return {
    apply(runs, eventsOf) {
      const { batch, started, stopped } = runs;
      const events = Array.from({ length: batch.length }, (_, row) => eventsOf(batch, row));
      if (rule === "at-start") return withValuesAt(runs, events, started);
      const picked: number[] = [];
      const moments: number[] = [];
      const changes: number[] = [];
      for (let row = 0; row < batch.length; row++) {
        const end = stopped[row]! <= asOf ? stopped[row]! : asOf;
        changes.length = 0;
        for (let track = 0; track < tracks.length; track++) {
          listChanges(log, events[row]!, track, started[row]!, end, changes);
        }
        const isTold = events[row]!.from < events[row]!.to;
        for (const moment of isTold ? [Number.NaN, started[row]!, ...changes] : [Number.NaN]) {
          picked.push(row);
          moments.push(moment);
        }
      }
      const repeated = repeatRuns(runs, Int32Array.from(picked));
      const repeatedEvents = picked.map((row) => events[row]!);
      return withValuesAt(repeated, repeatedEvents, Float64Array.from(moments));
    },
  };
}

interface MergedWords {
  readonly dictionary: Dictionary;
  /** The code in the merged dictionary of a code of one of the two. */
  codeOf(side: "tickets" | "history", dictionary: Dictionary, code: number): number;
}

/** The words of two columns under one numbering, which grows as they do. Code 0 stays the blank. */
function createMergedWords(): MergedWords {
  const raw = [""];
  const canonical = [""];
  const known = new Map<string, number>();
  const codes = { tickets: [0], history: [0] };
  return {
    dictionary: { raw, canonical },
    codeOf(side, dictionary, code) {
      const merged = codes[side][code];
      if (merged !== undefined) return merged;
      const key = JSON.stringify([dictionary.raw[code], dictionary.canonical[code]]);
      let found = known.get(key);
      if (found === undefined) {
        found = raw.push(dictionary.raw[code]!) - 1;
        canonical.push(dictionary.canonical[code]!);
        known.set(key, found);
      }
      codes[side][code] = found;
      return found;
    },
  };
}
