/**
 * A sheet of misses or of measurements ends here: a workbook is made in memory, and a spreadsheet that is opened
 * takes many times more. CSV has all of them.
 */
export const rowsShown = 25_000;
