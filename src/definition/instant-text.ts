import { MS_PER_DAY, parseCivilDate } from "../time/civil.js";
import { endOfDay, startOfDay } from "../time/day.js";
import { createZone } from "../time/zone.js";

/**
 * The instant that a date, or a date with a time, of the definition means, in epoch milliseconds;
 * undefined when it is none. A date alone is its first instant, its last, or the first one after it
 * (semantics 24).
 */
export function parseInstantText(
  text: string,
  zoneName: string,
  edge: "start" | "end" | "after",
): number | undefined {
  const match = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2}))?(Z|[+-]\d{2}:?\d{2})?)?$/.exec(
    text.trim(),
  );
  if (match === null) return undefined;
  const [, date, hours, minutes, seconds, offset] = match;
  const day = parseCivilDate(date!);
  if (day === null) return undefined;
  const zone = createZone(zoneName);
  if (hours === undefined) {
    if (edge === "end") return endOfDay(zone, day);
    return startOfDay(zone, edge === "start" ? day : day + 1);
  }
  const [hour, minute, second] = [Number(hours), Number(minutes), Number(seconds ?? 0)];
  if (hour > 24 || minute > 59 || second > 59 || (hour === 24 && minute + second > 0)) return undefined;
  const wall = day * MS_PER_DAY + ((hour * 60 + minute) * 60 + second) * 1000;
  if (offset === undefined) return zone.toInstant(wall);
  if (offset === "Z") return wall;
  const sign = offset.startsWith("-") ? -1 : 1;
  const eastMinutes = sign * (Number(offset.slice(1, 3)) * 60 + Number(offset.slice(-2)));
  return wall - eastMinutes * 60_000;
}
