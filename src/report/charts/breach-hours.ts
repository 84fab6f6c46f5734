import type { AuditReport } from "../../model/report.js";
import { MS_PER_DAY, weekdayOf } from "../../time/civil.js";
import { createZone } from "../../time/zone.js";

export const weekdays = [
  "Monday",
  "Tuesday",
  "Wednesday",
  "Thursday",
  "Friday",
  "Saturday",
  "Sunday",
] as const;

const HOURS = 24;
const MS_PER_HOUR = 3_600_000;

/** When promises to records were broken, on the wall clock of the agreement. */
export interface BreachHours {
  /** By weekday, Monday first, then by hour. */
  readonly counts: readonly (readonly number[])[];
  /** All that are counted in it. */
  readonly total: number;
  /** Excused ones, which are in no count. */
  readonly waived: number;
  /** Those whose due is not known. */
  readonly withoutDue: number;
  /** Where most of them are; undefined where there is none. */
  readonly most: { readonly weekday: number; readonly hour: number; readonly count: number } | undefined;
}

/** A promise to a record is broken when its due passes: not when it began, nor when it was kept after all. */
export function countBreachHours({ breaches, timezone }: AuditReport): BreachHours {
  const zone = createZone(timezone);
  const counts = weekdays.map(() => new Array<number>(HOURS).fill(0));
  let waived = 0;
  let withoutDue = 0;
  for (const { dueAt, waiver } of breaches) {
    const due = dueAt === null ? Number.NaN : Date.parse(dueAt);
    if (waiver !== null) waived++;
    else if (Number.isNaN(due)) withoutDue++;
    else {
      const wall = zone.toWall(due);
      const day = Math.floor(wall / MS_PER_DAY);
      counts[weekdayOf(day)]![Math.floor((wall - day * MS_PER_DAY) / MS_PER_HOUR)]!++;
    }
  }
  return { counts, total: breaches.length - waived - withoutDue, waived, withoutDue, most: findMost(counts) };
}

function findMost(counts: readonly (readonly number[])[]): BreachHours["most"] {
  let most: BreachHours["most"];
  for (const [weekday, hours] of counts.entries()) {
    for (const [hour, count] of hours.entries()) {
      if (count > (most?.count ?? 0)) most = { weekday, hour, count };
    }
  }
  return most;
}
