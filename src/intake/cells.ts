/**
 * The cells of one row, as a reader gives them: an array of texts has this form, and so has a row whose texts
 * are made only when they are asked for. Such a row is valid until the call that received it returns, so whoever
 * keeps one keeps its `slice()`.
 */
export interface Cells {
  readonly length: number;
  /** Undefined behind the last cell. */
  at(index: number): string | undefined;
  slice(): string[];
}
