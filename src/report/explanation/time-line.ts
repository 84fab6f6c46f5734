import type { ClockSegment, ExplainedClock } from "../../model/explanation.js";

const signs: Readonly<Record<ClockSegment["kind"], string>> = {
  working: "=",
  running: "=",
  closed: ".",
  paused: "~",
};

/**
 * A clock as a line of signs, with the places of due and of its end above it; empty for a clock that ran no
 * time. Signs say what colour would: `=` counts, `.` is closed, `~` is paused, `!` is due.
 *
 * @param width columns of the terminal for it
 */
export function drawTimeLine(clock: ExplainedClock, startedAt: string, width: number): string[] {
  const from = Date.parse(startedAt);
  const last = clock.segments.at(-1);
  const endedAt = last === undefined ? from : Date.parse(last.to);
  const dueAt = clock.dueAt === null ? undefined : Date.parse(clock.dueAt);
  const to = Math.max(endedAt, dueAt ?? endedAt);
  if (!(to > from)) return [];
  const placeOf = (at: number) => Math.min(width - 1, Math.floor(((at - from) / (to - from)) * width));
  const cellMs = (to - from) / width;
  const cells = Array.from({ length: width }, (_, cell) =>
    signOf(clock.segments, from + cell * cellMs, from + (cell + 1) * cellMs),
  );
  if (dueAt !== undefined && dueAt >= from) cells[placeOf(dueAt)] = "!";
  const labels: [number, string][] = [[placeOf(endedAt), clock.isRunning ? "as of" : "stop"]];
  if (dueAt !== undefined && dueAt >= from) labels.push([placeOf(dueAt), "due"]);
  return [...placeLabels(labels, width), cells.join("").trimEnd(), legend(clock)];
}

/** In a cell longer than this, nights would drown the hours that count. */
const mixedFromMs = 8 * 3_600_000;

/** What the clock did most in the time of one cell, in a long one beside nights; a space after its end. */
function signOf(segments: readonly ClockSegment[], fromMs: number, toMs: number): string {
  const isMixed = toMs - fromMs > mixedFromMs;
  let best = " ";
  let bestMs = 0;
  const sums = new Map<string, number>();
  for (const segment of segments) {
    const overlap = Math.min(Date.parse(segment.to), toMs) - Math.max(Date.parse(segment.from), fromMs);
    if (overlap <= 0) continue;
    const sign = signs[segment.kind];
    // Closed time wins a long cell only where there is nothing else in it.
    const weight = isMixed && segment.kind === "closed" ? overlap / (toMs - fromMs) : overlap;
    const sum = (sums.get(sign) ?? 0) + weight;
    sums.set(sign, sum);
    if (sum > bestMs) [best, bestMs] = [sign, sum];
  }
  return best;
}

/** Labels above their places, on a second line where they would touch. */
function placeLabels(labels: readonly [number, string][], width: number): string[] {
  const lines: string[] = [];
  for (const [place, text] of [...labels].sort((a, b) => a[0] - b[0])) {
    const at = Math.max(0, Math.min(place, width - text.length));
    const last = lines.at(-1);
    if (last !== undefined && last.length < at) lines[lines.length - 1] = last.padEnd(at) + text;
    else lines.push(" ".repeat(at) + text);
  }
  return lines;
}

function legend({ segments, dueAt }: ExplainedClock): string {
  const has = (kind: ClockSegment["kind"]) => segments.some((segment) => segment.kind === kind);
  const parts = [
    has("working") || has("running") ? "= counts" : "",
    has("closed") ? ". closed" : "",
    has("paused") ? "~ paused" : "",
    dueAt === null ? "" : "! due",
  ];
  return parts.filter((part) => part !== "").join("   ");
}
