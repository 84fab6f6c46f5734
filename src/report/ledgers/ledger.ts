import type { CutPlace } from "../display-width.js";
import type { Style } from "../paint.js";

/** One column of a ledger: a table without boxes, as a well-kept book is set. */
export interface LedgerColumn {
  /** One line, or one for each line of the stacked cells below. */
  readonly head: string | readonly string[];
  readonly align?: "left" | "right";
  /** What a cell does when the column has to give room; a column without this keeps its width. */
  readonly fit?: "wrap" | CutPlace;
  /** It gives room only when no other column can. */
  readonly givesLast?: boolean;
  /** A column that gives room keeps at least this many columns of the terminal. */
  readonly atLeast?: number;
  /** It never takes more than this, however much there is; 60 unless said. */
  readonly atMost?: number;
}

export interface LedgerLine {
  readonly text: string;
  readonly style?: Style | undefined;
}

/** One line or several, one below the other. */
export type LedgerCell = string | LedgerLine | readonly LedgerLine[];

/** A line over the whole width, above the rows that belong to it. */
export interface LedgerHeading {
  readonly heading: string;
}

export type LedgerRow = readonly LedgerCell[] | LedgerHeading;

/** What stands in a table, as plain data; `"wide"` has a line for a row, `"narrow"` stacks some. */
export interface Ledger {
  readonly columns: readonly LedgerColumn[];
  readonly rows: readonly LedgerRow[];
}

export type LedgerSetting = "wide" | "narrow";

export function isHeading(row: LedgerRow): row is LedgerHeading {
  return "heading" in row;
}

/** The lines that have something to say, so that an empty one takes no room. */
export function stackLines(...lines: readonly LedgerLine[]): LedgerCell {
  return lines.filter(({ text }) => text !== "");
}

/** Blocks of several lines stand apart, for the eye that has no colour to part them. */
export function spaceBlocks(blocks: readonly (readonly LedgerRow[])[]): LedgerRow[] {
  return blocks.flatMap((block, index) => (index === 0 ? block : [{ heading: "" }, ...block]));
}
