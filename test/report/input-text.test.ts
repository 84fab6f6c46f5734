import { expect, test } from "vitest";
import type { InputReport } from "../../src/model/report.js";
import { formText } from "../../src/report/input-text.js";

const input: InputReport = {
  source: "leads",
  file: "leads.csv",
  sha256: "",
  rows: 0,
  audited: 0,
  outOfScope: 0,
  superseded: 0,
  ignored: 0,
  rejected: 0,
  columns: [],
};

test.each<[Partial<InputReport>, string]>([
  [{}, ""],
  [{ ignoredAs: { blank: 3, title: 0, footer: 0, header: 0 } }, ""],
  [{ encoding: "windows-1252", delimiter: "\t" }, "Windows-1252, tab"],
  [
    { compression: "gzip", headerLine: 4, ignoredAs: { blank: 1, title: 2, footer: 0, header: 1 } },
    "gzip, header on line 4, ignored 1 blank line, 2 lines above the header and 1 repeated header",
  ],
])("what is unusual in a file is said: %j is %s", (over, text) => {
  expect(formText({ ...input, ...over })).toBe(text);
});
