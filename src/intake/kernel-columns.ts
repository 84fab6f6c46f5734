import type { Kernel } from "./kernel.js";
import type { Stamp } from "./stamp.js";

/** The rows of which columns are read: those of a block are read when the first of them is asked for. */
export interface ScannedBlock {
  readonly kernel: Kernel;
  readonly block: number;
  readonly records: number;
  readonly record: number;
  startOf(index: number): number;
  endOf(index: number): number;
}

/** What the kernel reads of the rows, a block of them at once. */
abstract class BlockColumn {
  private block = -1;

  constructor(protected readonly rows: ScannedBlock) {}

  /** Reads the block that the row is in, unless that is done. */
  protected look(): void {
    const { block } = this.rows;
    if (block === this.block) return;
    this.block = block;
    this.readBlock(this.rows);
  }

  protected abstract readBlock(rows: ScannedBlock): void;
}

/** The stamps of one column that are written as most exports do; the parser of texts is asked for the others. */
export class StampColumn extends BlockColumn {
  private readonly walls: number;
  private readonly offsets: number;

  constructor(
    rows: ScannedBlock,
    private readonly index: number,
  ) {
    super(rows);
    const { kernel } = rows;
    this.walls = kernel.take(8 * kernel.mostRecords);
    this.offsets = kernel.take(8 * kernel.mostRecords);
  }

  protected readBlock({ kernel, records }: ScannedBlock): void {
    kernel.does.readStamps(records, this.index, this.walls, this.offsets);
  }

  /** Reads the row's cell; false where that has to be done by its text. */
  read(into: Stamp): boolean {
    this.look();
    const { kernel, record } = this.rows;
    const wall = kernel.numbers[(this.walls >> 3) + record]!;
    if (Number.isNaN(wall)) return false;
    into.wallMs = wall;
    into.offsetMs = kernel.numbers[(this.offsets >> 3) + record]!;
    into.dateOnly = false;
    return true;
  }
}

/** In place of a code: the word is not known, or the bytes of the cell are not its text. */
export const unknownWord = -1;
export const notItsText = -2;

/** Tells the codes of words by their bytes, so that no text has to be made of a word that was met before. */
export class WordColumn extends BlockColumn {
  private readonly table: number;
  private readonly found: number;

  constructor(
    rows: ScannedBlock,
    private readonly index: number,
  ) {
    super(rows);
    const { kernel } = rows;
    this.table = kernel.take(kernel.does.wordTableSize.value);
    this.found = kernel.take(4 * kernel.mostRecords);
  }

  protected readBlock({ kernel, records }: ScannedBlock): void {
    kernel.does.findWords(records, this.index, this.table, this.found);
  }

  /** The code of the row's word, `unknownWord` or `notItsText`. */
  code(): number {
    this.look();
    const { kernel, record } = this.rows;
    return kernel.codes[(this.found >> 2) + record]!;
  }

  /** Remembers the row's word, as long as there is room; it counts from the next block on. */
  learn(code: number): void {
    const { rows, index } = this;
    rows.kernel.does.learnWord(this.table, rows.startOf(index), rows.endOf(index), code);
  }
}

/**
 * How a cell stands to the one that was read before it in its column: it is the same, comes after it, or before it. Shorter
 * texts come first, so that numbers are in their order, of the same length those of lower bytes.
 */
export type CellOrder = 0 | 1 | 2;
/** In place of an order: nothing is known. */
export const noOrder = 3;

/** The fingerprints of the cells of one column. */
export class PrintColumn extends BlockColumn {
  private readonly prints: number;
  private readonly known: number;
  private readonly orders: number;
  private readonly kept: number;

  /** @param onBlock told of the prints of each block, pairs of a high and a low half */
  constructor(
    rows: ScannedBlock,
    private readonly index: number,
    private readonly onBlock: (pairs: Uint32Array) => void,
  ) {
    super(rows);
    const { kernel } = rows;
    this.prints = kernel.take(8 * kernel.mostRecords);
    this.known = kernel.take(kernel.mostRecords);
    this.orders = kernel.take(kernel.mostRecords);
    this.kept = kernel.take(kernel.does.keptSize.value);
  }

  protected readBlock({ kernel, records }: ScannedBlock): void {
    kernel.does.printCells(records, this.index, this.prints, this.known, this.orders, this.kept);
    this.onBlock(kernel.words.subarray(this.prints >> 2, (this.prints >> 2) + 2 * records));
  }

  /** Whether the bytes of the row's cell are its text, so that their print is known. */
  isKnown(): boolean {
    this.look();
    const { kernel, record } = this.rows;
    return kernel.bytes[this.known + record] === 1;
  }

  /** How the row's cell stands to the last one that was known; that of the header is one too. */
  order(): CellOrder | typeof noOrder {
    return this.rows.kernel.bytes[this.orders + this.rows.record]! as CellOrder | typeof noOrder;
  }

  high(): number {
    return this.rows.kernel.words[(this.prints >> 2) + 2 * this.rows.record]!;
  }

  low(): number {
    return this.rows.kernel.words[(this.prints >> 2) + 2 * this.rows.record + 1]!;
  }
}

/** In place of a column that the file lacks. */
const absent = 0xffff_ffff;

/** The lower halves of the fingerprints of several cells of each row. */
export class RowPrints extends BlockColumn {
  private readonly columns: number;
  private readonly count: number;
  private readonly prints: number;
  private readonly known: number;

  constructor(rows: ScannedBlock, indexes: readonly (number | undefined)[]) {
    super(rows);
    const { kernel } = rows;
    this.count = indexes.length;
    this.columns = kernel.take(4 * indexes.length);
    this.prints = kernel.take(4 * kernel.mostRecords);
    this.known = kernel.take(kernel.mostRecords);
    for (const [at, index] of indexes.entries()) kernel.words[(this.columns >> 2) + at] = index ?? absent;
  }

  protected readBlock({ kernel, records }: ScannedBlock): void {
    kernel.does.printRows(records, this.columns, this.count, this.prints, this.known);
  }

  /** Whether the bytes of all cells are their text. */
  isKnown(): boolean {
    this.look();
    const { kernel, record } = this.rows;
    return kernel.bytes[this.known + record] === 1;
  }

  low(): number {
    return this.rows.kernel.words[(this.prints >> 2) + this.rows.record]!;
  }
}
