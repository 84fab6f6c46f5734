import type { Options } from "csv-parse";
import type { Dialect } from "./find-dialect.js";

/**
 * The form in which csv-parse reads: arrays of cells, quotes forgiven because the survey has found the
 * records that misuse them, every width let through because rows are judged here.
 *
 * @param hasCr whether there may be a CR somewhere; csv-parse looks for each end of a record at every byte
 */
export function csvOptions(dialect: Dialect, hasCr = true): Options {
  return {
    bom: true,
    delimiter: dialect.delimiter,
    // Named, because csv-parse takes the first line's end for every line's and leaves CRs in the cells.
    record_delimiter: dialect.lineEnd === "cr" ? ["\r"] : hasCr ? ["\r\n", "\n"] : ["\n"],
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: false,
  };
}
