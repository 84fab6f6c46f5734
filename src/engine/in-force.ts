import { MS_PER_DAY, parseCivilDate } from "../time/civil.js";
import { createZone } from "../time/zone.js";

/** Inclusive dates, `YYYY-MM-DD`. */
export interface EffectiveDates {
  readonly from?: string;
  readonly until?: string;
}

/** The instants `[from, to)` in which all of these are in force, in a zone (semantics 24, 27). */
export function inForceBetween(
  timezone: string,
  all: readonly EffectiveDates[],
): { readonly from: number; readonly to: number } {
  const zone = createZone(timezone);
  const midnight = (date: string, daysLater: number) =>
    zone.toInstant(((parseCivilDate(date) as number) + daysLater) * MS_PER_DAY);
  let from = Number.NEGATIVE_INFINITY;
  let to = Number.POSITIVE_INFINITY;
  for (const dates of all) {
    if (dates.from !== undefined) from = Math.max(from, midnight(dates.from, 0));
    if (dates.until !== undefined) to = Math.min(to, midnight(dates.until, 1));
  }
  return { from, to };
}
