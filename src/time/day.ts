import { MS_PER_DAY } from "./civil.js";
import type { Zone } from "./zone.js";

/** The civil date (day number) on the wall of the zone at an instant. */
export function dayAt(zone: Zone, instant: number): number {
  return Math.floor(zone.toWall(instant) / MS_PER_DAY);
}

/** The first instant of a date; after a gap at midnight that is later than 00:00. */
export function startOfDay(zone: Zone, day: number): number {
  return zone.toInstant(day * MS_PER_DAY);
}

/** The last millisecond of a date: what a date without a time means for a stop or a due. Semantics 26. */
export function endOfDay(zone: Zone, day: number): number {
  return startOfDay(zone, day + 1) - 1;
}
