import { parse } from "csv-parse/sync";
import { beforeAll, describe, expect, it } from "vitest";
import { renderCsv } from "../../src/formats/csv.js";
import { renderHtml } from "../../src/formats/html.js";
import { renderJson } from "../../src/formats/json.js";
import { renderMarkdown } from "../../src/formats/markdown.js";
import { renderTable } from "../../src/formats/table.js";
import { renderXlsx } from "../../src/formats/xlsx.js";
import type { AuditReport } from "../../src/model/report.js";
import { at, auditClocks } from "../engine/ticket-clocks.js";
import { sampleReports } from "./sample-reports.js";
import { readTable, readWorkbook } from "./xlsx/read-workbook.js";

const options = { columns: 140, color: false };
const text = (chunks: unknown) => [...(chunks as Iterable<string>)].join("");

/** Twelve tickets of Friday 7 March, each a minute after the one before; the first was escalated, but late. */
async function sample(): Promise<AuditReport> {
  const tickets = Array.from({ length: 12 }, (_, index) => ({
    id: `T-${index + 1}`,
    owner: index === 1 ? "=cmd|'/c'!A1" : "Dana",
    createdAt: at(`03-07 10:${String(index).padStart(2, "0")}`),
    escalatedAt: index === 0 ? at("03-10 11:00") : "",
  }));
  const { report } = await auditClocks(
    "metric: resolution-time, target: 100% within 4 business hours, escalation: [{ after: due, tell: ticket owner, act-within: 2 business hours }, { after: due + 3 business days, tell: provider }]",
    { tickets },
    {
      asOf: at("03-10 11:30"),
      agreement:
        "  contacts: { Dana: dana@northwind.example }\n  disputes: { raise-within: 10 business days, contact: legal@northwind.example }\n",
    },
  );
  return report;
}

/** One ticket, and a row that says who was told of it. */
async function sampleOfRows(): Promise<AuditReport> {
  const { report } = await auditClocks(
    "metric: resolution-time, target: 100% within 4 business hours, escalation: [{ after: due, tell: provider }]",
    {
      tickets: [{ id: "T", createdAt: at("03-07 10:00") }],
      escalations: [{ record: "T", at: at("03-07 15:00"), told: "Provider" }],
    },
    { asOf: at("03-10 11:30"), before: "sources: { escalations: { timezone: UTC } }\n" },
  );
  return report;
}

let report: AuditReport;
beforeAll(async () => {
  report = await sample();
});

describe("the escalations of a report", () => {
  it("stand in the table: the worst ten of them, and how many there are", () => {
    const table = text(renderTable(report, options));
    expect(table).toContain("The 10 most urgent of 11 records to escalate");
    expect(table).toContain("1 more: -o report.json has them.");
    // T-2 was due at 14:01, to be acted on by 16:01 on Friday: 59 minutes of it and 150 of Monday too late.
    expect(table).toMatch(/3 h 29 min late +=cmd\|'\/c'!A1 +T-2 +due +over by 5 h 29 min +Provider/);
    expect(table).toMatch(
      /dana@northwind\.example +o +7 Mar 2025 14:02 UTC +due 7 Mar 2025 14:02 UTC +due \+ 3 business days/,
    );
    expect(table).toMatch(/o +12 +0 +1 +11 +0 +0\n +due, ticket owner/);
  });

  it("say what the audit goes by", async () => {
    const ofRows = await sampleOfRows();
    const row = "Each row of escalations counts for the level that tells whom it names";
    const column = "One column tells of one escalation";
    for (const page of [
      text(renderMarkdown(ofRows)),
      text(renderHtml(ofRows)),
      text(renderTable(ofRows, options)),
    ]) {
      expect(page).toContain(row);
      expect(page).not.toContain(column);
      expect(page).not.toContain("counts twice");
    }
    expect(text(renderMarkdown(report))).toContain(column);
    expect(text(renderMarkdown(report))).not.toContain("Each row of");
    expect(JSON.parse(text(renderJson(ofRows))).objectives[0].escalatedIn).toBe("escalations");
  });

  it("stand in Markdown and in HTML, all eleven", () => {
    for (const page of [text(renderMarkdown(report)), text(renderHtml(report))]) {
      expect(page).toContain("To escalate: 11 records");
      expect(page).toContain("Escalations that were to happen");
      expect(page).toContain("3 h 19 min late");
      expect(page).toContain("late, 10 Mar 2025 11:00 UTC");
    }
  });

  it("are a table of CSV: those that are due, then those that were missed", () => {
    const rows = parse(text(renderCsv(report, { ...options, table: "escalations" })), {
      columns: true,
    }) as Record<string, string>[];
    expect(rows.map(({ outcome }) => outcome)).toEqual([
      ...Array.from({ length: 11 }, () => "due"),
      "late",
      ...Array.from({ length: 11 }, () => "missing"),
    ]);
    expect(rows[0]).toMatchObject({
      record: "T-2",
      owner: "'=cmd|'/c'!A1",
      level: "1",
      reachedAt: "2025-03-07T14:01:00.000Z",
      actByLocal: "2025-03-07 16:01:00",
      actLeftMs: "-12540000",
      actLeft: "",
      actLate: "3:29:00",
      overrun: "5:29:00",
      nextWhom: "Provider",
      nextAt: "2025-03-12T17:00:00.000Z",
    });
    expect(rows[11]).toMatchObject({ record: "T-1", escalatedAt: "2025-03-10T11:00:00.000Z", actLeftMs: "" });
  });

  it("are sheets of a workbook, with no time below zero", async () => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of renderXlsx(report, options)) chunks.push(chunk as Uint8Array);
    const { sheets } = await readWorkbook(Buffer.concat(chunks));
    const sheetOf = (name: string) => readTable(sheets.find((sheet) => sheet.name === name)!);
    const [first] = sheetOf("To escalate");
    expect([first?.["Record"]?.value, first?.["Time to act"]?.value]).toEqual(["T-2", undefined]);
    expect(Number(first?.["Late by"]?.value) * 24 * 60).toBeCloseTo(209, 6);
    expect(sheetOf("Escalation audit").map((row) => row["Missing"]?.value)).toEqual(["11", "0"]);
    expect(sheetOf("Escalations missed")).toHaveLength(12);
  });

  it("are in no report of an agreement that has none", async () => {
    const plain = sampleReports.breached;
    expect(text(renderJson(plain))).not.toContain("scalation");
    expect(text(renderHtml(plain))).not.toContain("scalate");
  });
});

describe("misses that can be disputed", () => {
  // Due on the 7th; ten business days more end on the 21st.
  it("say until when, and whom to write to", () => {
    const note =
      "12 misses can still be disputed, 10 business days from the due; the first until 21 Mar 2025 17:00 UTC. Write to legal@northwind.example.";
    expect(text(renderTable(report, options))).toContain(note);
    expect(text(renderTable(report, { ...options, columns: 80 }))).toContain(
      "dispute until 21 Mar 2025 17:00 UTC",
    );
    expect(text(renderHtml(report))).toContain(note);
    expect(text(renderMarkdown(report))).toContain("Dispute until");
    const [row] = parse(text(renderCsv(report, options)), { columns: true }) as Record<string, string>[];
    expect(row).toMatchObject({
      disputableUntil: "2025-03-21T17:00:00.000Z",
      disputableLocal: "2025-03-21 17:00:00",
    });
  });
});
