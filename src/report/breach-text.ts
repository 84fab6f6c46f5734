import type { AuditReport, BreachReport, RecordedForm } from "../model/report.js";
import { type DurationClock, formatDuration, formatDurationAgainst } from "../time/duration.js";

/**
 * By how much a limit was missed, on its own clock. A clock that stood still between due and the stop
 * counted nothing more: then the real time, `30 min after close`.
 */
export function overrunText(breach: BreachReport, report: AuditReport): string {
  if (breach.overrunMs > 0) return formatDuration(breach.overrunMs, clockOf(breach, report));
  return `${formatDuration(breach.lateMs ?? 0, "real")} after close`;
}

/** How long it took on its own clock, in as much detail as shows that it is beyond its limit. */
export function tookText(breach: BreachReport, report: AuditReport): string {
  const by = { taken: ", by the vendor's clock", remaining: ", from the vendor's time left" };
  return wordTook(breach, report, by);
}

/** The same for a cell: a note at its table says what the mark means (`vendorMark`). */
export function tookCell(breach: BreachReport, report: AuditReport): string {
  return wordTook(breach, report, { taken: ` ${vendorMark}`, remaining: ` ${vendorMark}` });
}

/** Stands in a table behind a time that the vendor measured. */
export const vendorMark = "(vendor)";

function wordTook(
  breach: BreachReport,
  report: AuditReport,
  byVendor: Readonly<Record<RecordedForm, string>>,
): string {
  const { elapsedMs, limitMs, pausedMs, vendorClock, verdict } = breach;
  const clock = clockOf(breach, report);
  const text =
    limitMs === null ? formatDuration(elapsedMs, clock) : formatDurationAgainst(elapsedMs, limitMs, clock);
  const paused = pausedMs > 0 ? `, ${formatDuration(pausedMs, clock)} paused` : "";
  const by = vendorClock === undefined ? "" : byVendor[vendorClock];
  return `${text}${paused}${by}${verdict === "overdue" ? ", open" : ""}`;
}

/** The record, which of its cycles or waits it was where it has several, and whether a baseline knows it. */
export function recordText({ record, cycle, known }: BreachReport): string {
  return `${record}${cycle === undefined ? "" : `, cycle ${cycle}`}${known ? " (known)" : ""}`;
}

function clockOf(breach: BreachReport, report: AuditReport): DurationClock {
  const objective = report.objectives.find(({ id }) => id === breach.objective);
  return objective !== undefined && objective.calendar === null ? "real" : "business";
}
