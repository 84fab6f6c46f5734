/** A stretch of time `[from, to)` in epoch milliseconds. */
export type TimeSpan = readonly [from: number, to: number];

/** The time that any of these covers, in order and without overlaps. */
export function joinSpans(spans: readonly TimeSpan[]): TimeSpan[] {
  const joined: [number, number][] = [];
  for (const [from, to] of spans.toSorted((a, b) => a[0] - b[0])) {
    if (!(from < to)) continue;
    const last = joined.at(-1);
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to);
    else joined.push([from, to]);
  }
  return joined;
}

/** The part of a span that none of the joined `holes` covers. */
export function cutSpan([from, to]: TimeSpan, holes: readonly TimeSpan[]): TimeSpan[] {
  const left: TimeSpan[] = [];
  let at = from;
  for (const [holeFrom, holeTo] of holes) {
    if (holeTo <= at) continue;
    if (holeFrom >= to) break;
    if (holeFrom > at) left.push([at, holeFrom]);
    at = holeTo;
  }
  if (at < to) left.push([at, to]);
  return left;
}

/** The part of a span that lies within another. */
export function clipSpan([from, to]: TimeSpan, [low, high]: TimeSpan): TimeSpan {
  return [Math.max(from, low), Math.min(to, high)];
}
