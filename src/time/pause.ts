/** A stretch `[from, to)` in which a clock stands still; `to` is Infinity while it has not ended. */
export type Pause = readonly [fromMs: number, toMs: number];

/** Why a clock stood still in a stretch. `to` is Infinity while it has not ended. */
export interface NamedPause {
  readonly from: number;
  readonly to: number;
  readonly name: string;
}

/**
 * The same stretches in order, overlapping and touching ones as one, empty ones left out. Throws a
 * RangeError for a pause that ends before it begins or is not of numbers.
 */
export function joinPauses(pauses: readonly Pause[]): readonly Pause[] {
  if (pauses.length === 0) return pauses;
  const joined: [number, number][] = [];
  for (const [from, to] of [...pauses].sort((a, b) => a[0] - b[0])) {
    if (!(to >= from)) throw new RangeError(`A pause from ${from} to ${to} ends before it begins`);
    const last = joined.at(-1);
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to);
    else if (from < to) joined.push([from, to]);
  }
  return joined;
}
