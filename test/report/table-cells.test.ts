import { assert, constantFrom, integer, oneof, property, string } from "fast-check";
import { describe, expect, it } from "vitest";
import { guardFormula } from "../../src/model/formula-guard.js";
import { csvRecord } from "../../src/report/csv-text.js";
import { createWallClock, csvRow } from "../../src/report/tables/table.js";

describe("a row of CSV", () => {
  it("has each cell as a record of CSV has it, guarded against spreadsheets, whatever its text", () => {
    const cell = oneof(
      string({ unit: "binary-ascii", maxLength: 6 }),
      constantFrom("=1", "-5", " a", "a ", "a b", "T-1", "a,b", "ä", '"', ""),
    );
    assert(
      property(cell, cell, integer(), (first, second, count) => {
        // Control characters are shown as pictures; the tests of hostile values hold that.
        const clean = (text: string) => text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, "x");
        const columns = [first, second].map(clean).map((text) => [text, () => text] as const);
        const row = csvRow([...columns, ["n", () => count], ["none", () => null]], undefined);
        expect(row).toBe(csvRecord([...columns.map(([text]) => guardFormula(text)), count, ""]));
      }),
      { numRuns: 500 },
    );
  });
});

describe("the wall clock of a table", () => {
  it("is that of the zone, to the millisecond where there are any", () => {
    const clock = createWallClock("America/New_York");
    expect(clock("2025-03-09T06:59:59.000Z")).toBe("2025-03-09 01:59:59");
    expect(clock("2025-03-09T07:00:00.000Z")).toBe("2025-03-09 03:00:00");
    expect(clock("2025-01-01T04:59:59.040Z")).toBe("2024-12-31 23:59:59.040");
    expect(clock("1969-12-31T23:59:59.999Z")).toBe("1969-12-31 18:59:59.999");
    expect(clock(null)).toBeNull();
  });
});
