// Finest last. A figure is cut, never rounded up, so that no text claims more than the figure has.
const precisions = [60_000, 1000, 1, 0] as const;
type Precision = (typeof precisions)[number];

/**
 * A duration for people: `3 h 12 min`, `76 h 05 min`, `45 s`, `400 ms`, `0 min`, `-5 min`. Hours are the
 * longest unit, because a day of business time is not 24 hours. `short` leaves seconds away from a minute
 * on; `exact` leaves nothing away.
 */
export function formatDuration(ms: number, unit: "exact" | "short" = "short"): string {
  return writeDuration(ms, unit === "exact" ? 0 : 60_000);
}

/**
 * A duration beside its limit, the limit being written by `formatDuration(limitMs, "exact")`. Seconds and
 * then milliseconds are added until the text stands to the limit as the figure does, so a figure 400 ms
 * over never reads as being on it (semantics 1).
 */
export function formatDurationAgainst(ms: number, limitMs: number): string {
  const side = Math.sign(ms - limitMs);
  const precision = precisions.find((step) => Math.sign(cut(ms, step) - limitMs) === side) ?? 0;
  return writeDuration(ms, precision);
}

/** What `writeDuration` shows of a figure at a precision. */
function cut(ms: number, precision: Precision): number {
  const size = Math.abs(ms);
  const step = size < 1000 ? Math.min(precision, 1) : size < 60_000 ? Math.min(precision, 1000) : precision;
  return step === 0 ? ms : Math.trunc(ms / step) * step;
}

function writeDuration(ms: number, precision: Precision): string {
  if (ms === Number.POSITIVE_INFINITY) return "for ever";
  const shown = cut(ms, precision);
  const size = Math.abs(shown);
  if (size === 0) return "0 min";
  const hours = Math.floor(size / 3_600_000);
  const minutes = Math.floor((size % 3_600_000) / 60_000);
  const seconds = Math.floor((size % 60_000) / 1000);
  const milliseconds = size % 1000;
  const parts: string[] = [];
  const add = (value: number, name: string, moreFollows: boolean) => {
    if (value === 0 && (parts.length === 0 || !moreFollows)) return;
    // Beside a longer unit two digits, so that a column of figures can be compared by eye.
    parts.push(`${parts.length === 0 ? value : String(value).padStart(2, "0")} ${name}`);
  };
  add(hours, "h", true);
  add(minutes, "min", seconds + milliseconds > 0);
  add(seconds, "s", milliseconds > 0);
  if (milliseconds > 0) parts.push(`${milliseconds} ms`);
  return `${shown < 0 ? "-" : ""}${parts.join(" ")}`;
}
