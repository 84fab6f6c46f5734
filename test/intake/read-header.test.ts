import { parse } from "csv-parse/sync";
import { array, assert, constantFrom, property } from "fast-check";
import { expect, it } from "vitest";
import { csvOptions } from "../../src/intake/csv-options.js";
import type { Dialect } from "../../src/intake/find-dialect.js";
import { readHeader } from "../../src/intake/scan-text.js";

const piece = constantFrom(
  "Ticket ID",
  "\u00e4",
  "\u65e5",
  " ",
  "\u00a0",
  ",",
  ",",
  ";",
  "\t",
  '"',
  '""',
  '"a,b"',
  "\ufeff",
);
const end = constantFrom<[string, Dialect["lineEnd"]]>(
  ["", "lf"],
  ["\n", "lf"],
  ["\r\n", "lf"],
  ["\r", "cr"],
);

it("a header has the cells that csv-parse finds in it, with quotes and without", () => {
  assert(
    property(
      array(piece, { maxLength: 12 }),
      end,
      constantFrom(",", ";", "\t"),
      (pieces, [lineEnd, kind], delimiter) => {
        const dialect: Dialect = { delimiter, lineEnd: kind };
        const bytes = new TextEncoder().encode(pieces.join("") + lineEnd);
        let cells: string[];
        try {
          cells = parse(Buffer.from(bytes), { ...csvOptions(dialect), bom: false, to: 1 })[0] ?? [];
        } catch {
          // A quote that is never closed: the line is one cell.
          cells = [pieces.join("").replace(/^\ufeff/, "")];
        }
        expect(readHeader(bytes, dialect)).toEqual(cells.map((cell) => cell.trim()));
      },
    ),
    { numRuns: 3000 },
  );
});
