import type { Agreement } from "../model/agreement.js";
import type { Calendar } from "../time/calendar.js";
import { createTimeAfter } from "./time-after.js";

/** Until when a breach can be disputed: undefined for one whose time has passed by as-of, or that has no due. */
export type DisputeWindow = (dueAt: number) => number | undefined;

/** Undefined where the agreement says nothing of disputes. */
export function openDisputeWindow(
  { contract, conventions }: Agreement,
  calendarOf: (id: string) => Calendar,
  asOf: number,
): DisputeWindow | undefined {
  const { disputes } = contract;
  if (disputes === undefined) return undefined;
  const { raiseWithin, calendar } = disputes;
  const after = createTimeAfter(raiseWithin, {
    calendar: calendar === undefined ? undefined : calendarOf(calendar),
    businessDay: conventions.businessDay,
  });
  return (dueAt) => {
    const until = after.endAt(dueAt);
    return Number.isFinite(until) && until >= asOf ? until : undefined;
  };
}
