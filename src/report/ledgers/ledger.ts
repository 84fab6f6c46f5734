import type { CutPlace } from "../display-width.js";
import type { Style } from "../paint.js";

/** One column of a ledger: a table without boxes, as a well-kept book is set. */
export interface LedgerColumn {
  /** One line, or one for each line of the stacked cells below. */
  readonly head: string | readonly string[];
  readonly align?: "left" | "right";
  /** What a cell does when the column has to give room; a column without this keeps its width. */
  readonly fit?: "wrap" | CutPlace;
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

/** What stands in a table, as plain data; `"wide"` has a line for a row, `"narrow"` stacks two. */
export interface Ledger {
  readonly columns: readonly LedgerColumn[];
  readonly rows: readonly (readonly LedgerCell[])[];
}

export type LedgerSetting = "wide" | "narrow";

/** Blocks of several lines stand apart, for the eye that has no colour to part them. */
export function spaceBlocks(blocks: readonly LedgerCell[][][]): LedgerCell[][] {
  if (blocks.length === 0) return [];
  const blank = blocks[0]?.[0]?.map(() => "") ?? [];
  return blocks.flatMap((block, index) => (index === 0 ? block : [blank, ...block]));
}
