import type { OutageReport } from "../model/report.js";
import type { Period } from "../time/period.js";

/** An outage in one measurement period. Instants are epoch milliseconds; `endedAt` is NaN while it lasts. */
export interface OutageSpan {
  readonly record: string;
  readonly file: number;
  readonly line: number;
  readonly slot: number;
  readonly startedAt: number;
  readonly endedAt: number;
  readonly downMs: number;
}

/**
 * Outages as evidence, longest first.
 *
 * @param periods the measurement periods, by slot
 */
export function reportOutages(
  outages: readonly OutageSpan[],
  periods: readonly Period[],
  files: readonly string[],
): OutageReport[] {
  return outages
    .toSorted((a, b) => b.downMs - a.downMs || a.startedAt - b.startedAt || a.line - b.line)
    .map(({ record, file, line, slot, startedAt, endedAt, downMs }) => ({
      record,
      file: files[file] ?? "",
      line,
      period: periods[slot]?.label ?? "",
      startedAt: new Date(startedAt).toISOString(),
      endedAt: Number.isNaN(endedAt) ? null : new Date(endedAt).toISOString(),
      downMs,
    }));
}
