import type { ClockSegment } from "../../model/explanation.js";
import { civilDateOf, MS_PER_DAY, weekdayOf } from "../../time/civil.js";
import { formatDuration } from "../../time/duration.js";
import { createZone } from "../../time/zone.js";
import { monthName } from "../instant-text.js";

const weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] as const;

/** The wall clock of a zone at an instant: `Mon 3 Mar` and `14:20`. */
function wallText(instant: string, timezone: string): { day: string; time: string; dayNumber: number } {
  const wall = createZone(timezone).toWall(Date.parse(instant));
  const dayNumber = Math.floor(wall / MS_PER_DAY);
  const { month, day } = civilDateOf(dayNumber);
  const time = new Date(wall).toISOString().slice(11, 19).replace(/:00$/, "");
  const date = `${weekdays[weekdayOf(dayNumber)]} ${day} ${monthName(month).slice(0, 3)}`;
  return { day: date, time, dayNumber };
}

/** `Mon 3 Mar 14:20 – 17:00`; the end has its date where that is another one. */
export function stretchText(from: string, to: string, timezone: string): string {
  const [begin, end] = [wallText(from, timezone), wallText(to, timezone)];
  const until = begin.dayNumber === end.dayNumber ? end.time : `${end.day} ${end.time}`;
  return `${begin.day} ${begin.time} – ${until}`;
}

/** A length for a column of them: `16:20:00`, hours, minutes and seconds; parts of a second only where there are. */
export function clockText(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const two = (part: number) => String(part).padStart(2, "0");
  const rest = ms % 1000 === 0 ? "" : `.${String(ms % 1000).padStart(3, "0")}`;
  return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}${rest}`;
}

/** The day number of the wall on which a stretch begins. */
export function dayOf({ from }: ClockSegment, timezone: string): number {
  return wallText(from, timezone).dayNumber;
}

/** What a stretch is: `working`, `working, half day`, `closed: weekend`, `paused: CRM outage`. */
export function reasonText(segment: ClockSegment): string {
  switch (segment.kind) {
    case "working":
      return segment.reason === "half-day"
        ? "working, half day"
        : segment.reason === "own-hours"
          ? "working, hours of that date"
          : "working";
    case "running":
      return "running";
    case "paused":
      return segment.name === null ? "paused" : `paused: ${segment.name}`;
    case "closed":
      return `closed: ${closedText(segment)}`;
  }
}

/** Why a calendar is closed: `outside hours`, `weekend`, `Independence Day`. */
export function closedText({ reason, name }: ClockSegment): string {
  switch (reason) {
    case "holiday":
      return name === null ? "holiday" : `holiday, ${name}`;
    case "closed-weekday":
      return "no hours that day";
    case "closed-date":
      return "closed that date";
    default:
      return "outside hours";
  }
}

/** `clock set forward 1 h`; empty where it was not set. */
export function clockChangeText({ clockChangeMs }: ClockSegment): string {
  if (clockChangeMs === 0) return "";
  const way = clockChangeMs > 0 ? "forward" : "back";
  return `clock set ${way} ${formatDuration(Math.abs(clockChangeMs), "business", "exact")}`;
}
