import { expect, it } from "vitest";
import { batchRecords, type PlainRecord } from "../../src/engine/batch-records.js";
import { createSupportEvaluation } from "../../src/engine/evaluate-support.js";
import type { Agreement } from "../../src/model/agreement.js";
import { type Period, parsePeriod } from "../../src/time/period.js";
import { createZone } from "../../src/time/zone.js";
import { hour, sampleAgreement, sampleObjective, sampleSource, shareWithin } from "./sample-agreement.js";

const asOf = Date.UTC(2025, 3, 10);
const parsed = parsePeriod("2025-03", { zone: createZone("UTC"), fiscalYearStart: 1 });
const march: Period | "all" = parsed.ok ? parsed.period : "all";

function judge(agreement: Agreement, source: string, records: readonly PlainRecord[], span = march) {
  const evaluation = createSupportEvaluation({ agreement, span, asOf });
  for (const { source: spec, requests } of evaluation.sources)
    evaluation.add(batchRecords(spec, requests, spec.name === source ? records : []));
  const result = evaluation.finish(new Map([[source, ["records.csv"]]]));
  return { result, misses: evaluation.misses() };
}

const resolution = (source?: string) =>
  sampleObjective("resolution-time", shareWithin(95, 4 * hour), source === undefined ? {} : { source });

it("judges the period alone, and knows the misses of any other", () => {
  const records = [
    { id: "T1", createdAt: "2025-03-31T23:00:00Z", resolvedAt: "2025-03-31T23:30:00Z" },
    { id: "T2", createdAt: "2025-04-01T01:00:00Z", resolvedAt: "2025-04-01T09:00:00Z" },
  ];
  const { result, misses } = judge(sampleAgreement([resolution()]), "tickets", records);
  expect(result.verdict).toBe("met");
  expect(result.breaches).toEqual([]);
  expect(misses.map(({ breach, subjects }) => [breach.record, subjects])).toEqual([
    ["T2", [{ kind: "tickets", id: "T2" }]],
  ]);
  const whole = judge(sampleAgreement([resolution()]), "tickets", records, "all");
  expect(whole.misses.map(({ breach }) => breach.record)).toEqual(["T2"]);
});

const late = { createdAt: "2025-03-05T01:00:00Z", resolvedAt: "2025-03-05T09:00:00Z" };

it("a vendor's ticket that names the customer's is about that one, not about one of its own number", () => {
  const columns = new Map([["ticketId", { header: "Our ticket", at: { file: "vendor.yaml" } }]]);
  const source = sampleSource("tickets", { name: "cases", columns });
  const agreement = sampleAgreement([resolution("cases")], { sources: new Map([["cases", source]]) });
  const records = [
    { id: "1", ticketId: "7", ...late },
    { id: "2", ticketId: null, ...late },
  ];
  expect(judge(agreement, "cases", records).misses.map(({ subjects }) => subjects)).toEqual([
    [{ kind: "tickets", id: "7" }],
    [{ kind: "tickets", id: "2" }],
  ]);
});

it("a record is about those that its source is linked to by their id", () => {
  const link = { field: "lead", key: "id", at: { file: "sla.yaml" } };
  const by = { field: "account", key: "name", at: { file: "sla.yaml" } };
  const source = sampleSource("tickets", {
    links: new Map([
      ["leads", link],
      ["accounts", by],
    ]),
  });
  const sources = new Map([
    ["tickets", source],
    ["leads", sampleSource("leads")],
    ["accounts", sampleSource("accounts")],
  ]);
  const records = [{ id: "1", lead: "L-1", account: "Acme", ...late }];
  const { misses } = judge(sampleAgreement([resolution()], { sources }), "tickets", records);
  expect(misses.map(({ subjects }) => subjects)).toEqual([
    [
      { kind: "tickets", id: "1" },
      { kind: "leads", id: "L-1" },
    ],
  ]);
});
