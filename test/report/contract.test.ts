import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseAgreement } from "../../src/definition/parse-agreement.js";
import { evaluateAgreement } from "../../src/evaluate-agreement.js";
import { renderHtml } from "../../src/formats/html.js";
import { renderMarkdown } from "../../src/formats/markdown.js";
import { renderTable } from "../../src/formats/table.js";
import type { AuditReport } from "../../src/model/report.js";
import { listContractFacts } from "../../src/report/contract-facts.js";
import { reportModel } from "../../src/report/report-schema.js";

async function reportOf(text: string): Promise<AuditReport> {
  const { agreement } = await parseAgreement(text, { file: "sla.yaml" });
  if (agreement === undefined) throw new Error("the text has errors");
  const records = Object.fromEntries([...agreement.sources.keys()].map((name) => [name, []]));
  return evaluateAgreement(agreement, { records, period: "2025-06", asOf: Date.UTC(2025, 6, 1, 4) });
}

const sound = readFileSync("fixtures/advice/sound.yaml", "utf8");
const bare = `version: 1
agreement:
  id: bare
  title: Bare
  parties: { provider: { name: Demo } }
  timezone: UTC
objectives:
  - { id: volume, metric: { count: { of: leads } }, owner: provider, target: at least 5 per month }
`;

describe("what an agreement says beside its figures", () => {
  it("stands in the report, with what is due next", async () => {
    const report = await reportOf(sound);
    expect(report.agreement).toMatchObject({
      kind: "customer",
      services: ["New business for the sales team of Acme"],
      notCovered: ["Technical assistance"],
      responsibilities: [
        { party: "provider", duty: "Owns client communication" },
        { party: "client", duty: "Names one contact for disputes" },
      ],
      clauses: expect.arrayContaining([{ name: "liability", says: "Section 9" }]),
      signatures: [
        { party: "provider", name: "Head of Sales", on: "2024-12-10" },
        { party: "client", name: "Head of Operations", on: "2024-12-12" },
      ],
      nextReview: { dueOn: "2025-07-02", isOverdue: false },
      nextReport: { period: "2025-06", dueAt: "2025-07-08T21:00:00.000Z" },
    });
    expect(report.agreement).not.toHaveProperty("stages");
    expect(reportModel.shape.agreement.safeParse(report.agreement).success).toBe(true);
  });

  it("leaves no trace where it says nothing", async () => {
    const report = await reportOf(bare);
    expect(Object.keys(report.agreement)).toEqual(["id", "title", "file", "sha256", "included", "parties"]);
    expect(listContractFacts(report)).toEqual([]);
    expect([...renderMarkdown(report)].join("")).not.toContain("### Agreement");
    expect([...renderHtml(report)].join("")).not.toContain('id="agreement"');
  });

  it("is told in words: duties by party, a signature with its date", async () => {
    const facts = listContractFacts(await reportOf(sound)).map(({ label, texts }) => [label, ...texts]);
    expect(facts).toEqual([
      ["Kind", "an agreement between a provider and its client"],
      ["Services", "New business for the sales team of Acme"],
      ["Not covered", "Technical assistance"],
      ["Duties of Northwind Sales (provider)", "Owns client communication"],
      ["Duties of Acme (client)", "Names one contact for disputes"],
      [
        "Clauses",
        "confidentiality: Section 7",
        "data-protection: Annex 2",
        "liability: Section 9",
        "termination: Section 11",
      ],
      [
        "Signed by",
        "Head of Sales, for Northwind Sales (provider), on 10 Dec 2024",
        "Head of Operations, for Acme (client), on 12 Dec 2024",
      ],
    ]);
  });

  it("fills a section of pages and Markdown; the table says only what is due", async () => {
    const report = await reportOf(sound);
    const markdown = [...renderMarkdown(report)].join("");
    expect(markdown).toContain("- **Duties of Acme (client):** Names one contact for disputes\n");
    expect(markdown).toContain(
      "- **Next review:** 2 Jul 2025, a quarter after the review of 2 Apr 2025; called by client",
    );
    const page = [...renderHtml(report)].join("");
    expect(page).toContain(
      "<dt>Signed by</dt><dd>Head of Sales, for Northwind Sales (provider), on 10 Dec 2024</dd>",
    );
    const table = [...renderTable(report, { columns: 100, color: false })].join("");
    expect(table).toContain(
      "Next report  8 Jul 2025 17:00 EDT, for 2025-06: within 5 business days of its end",
    );
    expect(table).not.toContain("Head of Sales");
  });

  it("a review that should have been held says so", async () => {
    const late = await reportOf(sound.replace("last: 2025-04-02", "last: 2025-03-02"));
    expect([...renderTable(late, { columns: 100, color: false })].join("")).toContain(
      "Next review  overdue since 2 Jun 2025, a quarter after the review of 2 Mar 2025",
    );
  });
});
