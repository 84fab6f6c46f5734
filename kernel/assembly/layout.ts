/** Where things stand in memory: what is below belongs to the compiler. All addresses are bytes. */

/** Records that are found at once, at most. */
export const mostRecords: u32 = 1024;
/** Cells that are found at once, at most; a record of more than half of them is left to another reader. */
export const mostCells: u32 = 65536;

/** What the following of quotes found. */
export const followed: u32 = 65536;
/** For each record: where the next one begins. */
export const recordEnds: u32 = followed + 64;
/** For each record the index of its first cell; one more entry closes the list. */
export const firstCells: u32 = recordEnds + 4 * mostRecords;
/** For each record the line ends within it. */
export const lineEnds: u32 = firstCells + 4 * (mostRecords + 16);
/** For each record 1 where a look at its bytes shows that it is a row like any other. */
export const plainMarks: u32 = lineEnds + 4 * mostRecords;
/** For each cell where its first byte is, behind its quote. */
export const cellStarts: u32 = plainMarks + mostRecords;
/** For each cell where the byte behind its last one is; the two highest bits are what its bytes need to become its text. */
export const cellEnds: u32 = cellStarts + 4 * mostCells;
/** The bytes of the file that are looked at. */
export const input: u32 = cellEnds + 4 * mostCells;

/** What a cell's bytes need, in the highest bits of its end. */
export const isWide: u32 = 1 << 30;
export const hasDoubledQuotes: u32 = 1 << 31;
export const endMask: u32 = (1 << 30) - 1;

export const quote: u32 = 0x22;
export const lf: u32 = 0x0a;
export const cr: u32 = 0x0d;
/** Bytes up to a space begin no word; from here on letters take several bytes. */
export const space: u32 = 0x20;
export const beyondAscii: u32 = 0x80;
