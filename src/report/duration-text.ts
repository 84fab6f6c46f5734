const units = [
  ["d", 86_400_000],
  ["h", 3_600_000],
  ["m", 60_000],
  ["s", 1000],
  ["ms", 1],
] as const;

export interface DurationStyle {
  /** Days of 24 hours; wrong for business time, where a day is no such thing. */
  readonly days: boolean;
  /** Every unit down to the millisecond. */
  readonly exact?: boolean;
}

/**
 * `3h 12m`, `45s`, `400ms`, `3d 4h`. Cut, never rounded up, to two units that follow each other; more
 * than nothing never reads as nothing.
 */
export function durationText(ms: number, style: DurationStyle): string {
  const parts: string[] = [];
  let rest = Math.max(0, Math.floor(ms));
  let first = -1;
  for (const [index, [symbol, size]] of units.entries()) {
    if (symbol === "d" && !style.days) continue;
    if (!style.exact && first >= 0 && index > first + 1) break;
    const amount = Math.floor(rest / size);
    rest -= amount * size;
    if (amount === 0) continue;
    if (first < 0) first = index;
    parts.push(`${amount.toLocaleString("en-US")}${symbol}`);
  }
  return parts.join(" ") || "0s";
}

/** How long something took beside its limit: exact where the shorter text would read as the limit itself. */
export function elapsedText(elapsedMs: number, limitMs: number | null, style: DurationStyle): string {
  const text = durationText(elapsedMs, style);
  const misleading =
    limitMs !== null && elapsedMs !== limitMs && text === durationText(limitMs, { ...style, exact: true });
  return misleading ? durationText(elapsedMs, { ...style, exact: true }) : text;
}
