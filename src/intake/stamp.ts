/** A date as it is written, reused from cell to cell. */
export interface Stamp {
  /** Its wall time as if it were UTC, in epoch milliseconds; for a date only, midnight. */
  wallMs: number;
  /** Its offset from UTC in milliseconds; NaN where it has none. */
  offsetMs: number;
  dateOnly: boolean;
}

export function createStamp(): Stamp {
  return { wallMs: 0, offsetMs: Number.NaN, dateOnly: false };
}

/** Reads a trimmed cell in one form into `into`; false where it does not fit. */
export type StampParser = (text: string, into: Stamp) => boolean;
