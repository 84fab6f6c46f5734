import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { parseAgreement } from "../../src/definition/parse-agreement.js";
import { evaluateAgreement } from "../../src/evaluate-agreement.js";
import { renderCsv } from "../../src/formats/csv.js";
import { cellValue } from "../../src/formats/xlsx/cell-value.js";
import { creditSheetTable } from "../../src/formats/xlsx/credit-sheet.js";
import { csvRow } from "../../src/report/tables/table.js";
import { createZone } from "../../src/time/zone.js";
import { sampleReports } from "./sample-reports.js";

const amounts = ["5.10", "99999999999999999.99", "1000.00"];

/** What one late answer costs by a penalty of each amount. */
async function owe() {
  const penalties = amounts.map((amount) => `{ kind: flat-credit, credit: ${amount} EUR }`);
  const { agreement } = await parseAgreement(
    `version: 1
agreement:
  id: demo
  title: Demo
  timezone: UTC
  parties: { provider: { name: Demo }, client: { name: Acme } }
objectives:
  - id: reply
    metric: first-response-time
    owner: provider
    target: 90% within 1 hour
    penalty: [${penalties.join(", ")}]
`,
    { file: "sla.yaml" },
  );
  const createdAt = new Date("2025-03-03T00:00:00Z");
  const firstResponseAt = new Date("2025-03-04T00:00:00Z");
  const { remedies } = evaluateAgreement(agreement!, {
    records: { tickets: [{ id: "1", createdAt, firstResponseAt }] },
    period: "2025-03",
    asOf: Date.parse("2025-04-02T00:00:00Z"),
  });
  return { ...sampleReports.met, remedies: remedies! };
}

test("amounts stand in CSV with every digit", async () => {
  const options = { columns: 80, color: false, table: "credits" } as const;
  const text = [...(renderCsv(await owe(), options) as Iterable<string>)].join("");
  const rows = parse(text, { columns: true }) as Record<string, string>[];
  expect(rows.map(({ row }) => row)).toEqual(["step", "step", "step", "sum"]);
  // The sum has a column of its own, so that nobody adds it to what it is made of.
  expect(rows.map(({ amount }) => amount)).toEqual([...amounts, ""]);
  expect(rows.map(({ charged }) => charged)).toEqual([...amounts, ""]);
  expect(rows.at(-1)).toMatchObject({ credits: "100000000000001005.09", owed: "100000000000001005.09" });
});

test("no apostrophe guards an amount, below zero either", () => {
  const column = ["amount", (amount: string) => amount] as const;
  expect([...amounts, "-5.10"].map((amount) => csvRow([column], amount))).toEqual(
    [...amounts, "-5.10"].map((amount) => `${amount}\r\n`),
  );
});

test("a workbook has them as numbers, and as text what it could not keep", async () => {
  const { columns, rows } = creditSheetTable(await owe())!;
  const { kind, value } = columns.find(({ head }) => head === "Amount")!;
  expect(kind).toBe("number");
  const zone = createZone("UTC");
  expect(rows.map((row) => cellValue("number", value(row), zone))).toEqual([
    5.1,
    "99999999999999999.99",
    1000,
    null,
  ]);
  expect(cellValue("number", "-5.10", zone)).toBe(-5.1);
});
