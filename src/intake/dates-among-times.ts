import type { SourceSpec } from "../model/agreement.js";
import type { Witness } from "./decide-dates.js";
import type { MappedColumn } from "./map-columns.js";
import { cellMark } from "./plan-file.js";
import type { ProblemLog } from "./problem-log.js";
import type { RowPlace } from "./read-number.js";

/** What is told of the dates without a time that one column holds. */
export interface DateOnlyWatch {
  /** Told of each of them as it is read; `value` is the trimmed cell. */
  note(value: string): void;
  /** Asked when the file is read: whether the column has times too. */
  sawTime: () => boolean;
}

/**
 * Counts the dates without a time in columns whose other stamps have one: for each column of a file how many, and
 * where the first of them stand. The start or the end of such a day is an assumption of hours (semantics 26); in a
 * column of dates alone it is its meaning, and so it is where the definition says it.
 */
export interface DateOnlyLog {
  /**
   * @param readAs the instant of the day that they are read as
   * @returns none where the field or the definition has answered, or the column is read a second time in the same way
   */
  watch(column: MappedColumn, readAs: "start" | "end"): DateOnlyWatch | undefined;
  /** One warning for each column that has any. */
  tell(log: ProblemLog, file: number): void;
}

const linesNamed = 5;

/** A deadline that names a day means all of that day, whatever stands beside it. */
const deadlines: ReadonlySet<string> = new Set(["dueAt"]);

interface Found extends DateOnlyWatch {
  readonly column: MappedColumn;
  readonly readAs: "start" | "end";
  count: number;
  first: Witness | undefined;
  readonly lines: number[];
}

export function createDateOnlyLog(source: SourceSpec, place: RowPlace): DateOnlyLog {
  const watches = new Map<string, Found>();
  const ruleOf = (field: string) => source.dates.get(field) ?? source.dates.get("*");
  return {
    watch(column, readAs) {
      const key = `${readAs} ${column.field}`;
      const isSettled = deadlines.has(column.field) || ruleOf(column.field)?.dateOnly !== undefined;
      if (isSettled || watches.has(key)) return undefined;
      const entry: Found = {
        column,
        readAs,
        count: 0,
        first: undefined,
        lines: [],
        sawTime: () => false,
        note(value) {
          entry.count++;
          if (entry.lines.length === linesNamed) return;
          const { line, lastLine } = place;
          entry.first ??= { value, line, lastLine };
          entry.lines.push(line);
        },
      };
      watches.set(key, entry);
      return entry;
    },
    tell(log, file) {
      for (const { column, readAs, count, first, lines, sawTime } of watches.values()) {
        if (first === undefined || !sawTime()) continue;
        const { header, field, index } = column;
        const form = ruleOf(field)?.form;
        const args = { header, field, source: source.name, value: first.value, count, readAs, lines };
        log.warn(
          file,
          { code: "dates-among-times", args: form === undefined ? args : { ...args, form } },
          cellMark(first, index),
        );
      }
    },
  };
}
