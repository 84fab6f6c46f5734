import type { IgnoredKind } from "../model/report.js";
import type { Cells } from "./cells.js";
import type { DamagedRecord } from "./quote-scan.js";

/** What to do with each record behind the header. Lines count from 1; a record begins on its first line. */
export interface RowVisitor {
  /** A row with as many cells as the header. `true` stops the reading. */
  row(cells: Cells, line: number, lastLine: number): boolean | undefined;
  /** A row without anything in it, a line behind the data, or the header once more. */
  ignored?(kind: IgnoredKind): void;
  /** A row whose quotes do not fit. */
  damaged?(cells: Cells, line: number, damage: DamagedRecord): void;
  /** A row with a NUL in one of its cells. */
  withNul?(cells: Cells, line: number, lastLine: number, cell: number): void;
  /** A row with too few or too many cells. */
  ragged?(cells: Cells, line: number, lastLine: number): void;
}
