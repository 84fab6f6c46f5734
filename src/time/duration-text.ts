import { groupDigits } from "./grouped-digits.js";

/** The clock that a duration ran on. Only on the real one a day is 24 hours. */
export type DurationClock = "business" | "real";

const second = 1000;
const minute = 60_000;
const hour = 3_600_000;
const day = 86_400_000;

/** From here on real time is told in days and hours; below, hours compare better with limits in hours. */
const daysFrom = 3 * day;

// Finest last. A figure is cut, never rounded up, so that no text claims more than the figure has.
const precisions = [hour, minute, second, 1, 0] as const;
type Precision = (typeof precisions)[number];

/**
 * A duration for people: `3 h 12 min`, `1,076 h 05 min`, `45 s`, `400 ms`, `0 min`, `-5 min`; on the real
 * clock `74 d 06 h` from three days on. `short` leaves away what is below a minute, and below an hour
 * beside days; `exact` leaves nothing away.
 */
export function formatDuration(
  ms: number,
  clock: DurationClock = "business",
  detail: "exact" | "short" = "short",
): string {
  return writeDuration(ms, clock, detail === "exact" ? 0 : hour);
}

/**
 * A duration beside its limit, the limit being written by `formatDuration(limitMs, clock, "exact")`.
 * Shorter units are added until the text stands to the limit as the figure does, so a figure 400 ms over
 * never reads as being on it (semantics 1).
 */
export function formatDurationAgainst(
  ms: number,
  limitMs: number,
  clock: DurationClock = "business",
): string {
  const side = Math.sign(ms - limitMs);
  const precision = precisions.find((step) => Math.sign(cut(ms, clock, step) - limitMs) === side) ?? 0;
  return writeDuration(ms, clock, precision);
}

function hasDays(ms: number, clock: DurationClock): boolean {
  return clock === "real" && Math.abs(ms) >= daysFrom;
}

/** What `writeDuration` shows of a figure at a precision: the shorter the figure, the finer. */
function cut(ms: number, clock: DurationClock, precision: Precision): number {
  const size = Math.abs(ms);
  const coarsest = size < second ? 1 : size < minute ? second : hasDays(ms, clock) ? hour : minute;
  const step = Math.min(precision, coarsest);
  return step === 0 ? ms : Math.trunc(ms / step) * step;
}

function writeDuration(ms: number, clock: DurationClock, precision: Precision): string {
  if (ms === Number.POSITIVE_INFINITY) return "for ever";
  const shown = cut(ms, clock, precision);
  if (shown === 0) return "0 min";
  const parts: string[] = [];
  let rest = Math.abs(shown);
  const add = (unit: number, name: string) => {
    const value = Math.floor(rest / unit);
    rest -= value * unit;
    // Between two units that are told none is left out, and at the end none that is zero is told.
    if (value === 0 && (parts.length === 0 || rest === 0)) return;
    // Beside a longer unit two digits, so that a column of figures can be compared by eye.
    const digits = parts.length === 0 ? groupDigits(value) : String(value).padStart(2, "0");
    parts.push(`${digits} ${name}`);
  };
  if (hasDays(ms, clock)) add(day, "d");
  add(hour, "h");
  add(minute, "min");
  add(second, "s");
  if (rest > 0) parts.push(`${rest} ms`);
  return `${shown < 0 ? "-" : ""}${parts.join(" ")}`;
}
