import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { expect, it } from "vitest";
import { csvRecord } from "../../src/report/csv-text.js";

it("quotes what another reader would take apart, and nothing else", () => {
  expect(csvRecord(["a b", 5, "1,5", 'a"b', "x;y", " x", "x\ny", ""])).toBe(
    'a b,5,"1,5","a""b","x;y"," x","x\ny",\r\n',
  );
});

it("writes what csv-parse reads as the same cells", () => {
  const cell = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom('"', ",", "\n", "\r", "x", " ") }));
  const record = fc.array(cell, { minLength: 2, maxLength: 6 });
  fc.assert(
    fc.property(fc.array(record, { minLength: 1, maxLength: 5 }), (records) => {
      const options = { record_delimiter: "\r\n", relax_column_count: true };
      expect(parse(records.map(csvRecord).join(""), options)).toEqual(records);
    }),
  );
});
