import type { EscalationReport, MissedEscalationReport, Told } from "../model/escalation-report.js";
import type { AuditReport } from "../model/report.js";
import { type DurationClock, formatDuration } from "../time/duration.js";
import { instantText } from "./instant-text.js";

/** What is left of the time to act: `4 h 30 min left`, `3 h 30 min late`; `now` where nothing says how soon. */
export function actText({ actWithin, actLeftMs, actCalendar }: EscalationReport): string {
  if (actWithin === null) return "now";
  if (actLeftMs === null) return "";
  const clock = actCalendar === null ? "real" : "business";
  const length = formatDuration(Math.abs(actLeftMs), clock);
  return actLeftMs < 0 ? `${length} late` : `${length} left`;
}

/** Until when they have to act, where the level says how soon. */
export function actByText({ actWithin, actBy }: EscalationReport, { timezone }: AuditReport): string {
  return actWithin === null || actBy === null ? "" : `by ${instantText(actBy, timezone)}`;
}

/** Where it stands with its limit: `30 min left`, `over by 2 h 10 min`. */
export function dueLeftText(escalation: EscalationReport, report: AuditReport): string {
  const { leftMs, verdict } = escalation;
  const clock = clockOf(escalation.objective, report);
  // One that stopped the clock's hours between due and as-of is over by nothing on its own clock.
  if (verdict === "overdue" && leftMs >= 0) return "overdue";
  if (verdict === "overdue") return `over by ${formatDuration(-leftMs, clock)}`;
  return `${formatDuration(Math.max(0, leftMs), clock)} left`;
}

export function dueText({ dueAt }: EscalationReport, { timezone }: AuditReport): string {
  return dueAt === null ? "no due while it is paused" : `due ${instantText(dueAt, timezone)}`;
}

/** Whom to tell: the person, the party or the role. */
export function whomText({ whom, tell }: Told): string {
  return whom ?? `${tell}: nobody is named`;
}

/** `Sales Manager on 10 Mar 2025 17:00 EDT`; empty at the last level. */
export function nextText({ next }: EscalationReport): string {
  return next === null ? "" : whomText(next);
}

export function nextAtText({ next }: EscalationReport, { timezone }: AuditReport): string {
  if (next === null) return "";
  return next.at === null
    ? `${next.after}, once its clock runs again`
    : `${next.after}, ${instantText(next.at, timezone)}`;
}

export function escalatedRecordText({
  record,
  cycle,
}: Pick<EscalationReport | MissedEscalationReport, "record" | "cycle">): string {
  return cycle === undefined ? record : `${record}, cycle ${cycle}`;
}

/** When it was escalated, or that it never was. */
export function outcomeText({ escalatedAt }: MissedEscalationReport, { timezone }: AuditReport): string {
  return escalatedAt === null ? "never" : `late, ${instantText(escalatedAt, timezone)}`;
}

function clockOf(objective: string, { objectives }: AuditReport): DurationClock {
  return objectives.find(({ id }) => id === objective)?.calendar === null ? "real" : "business";
}
