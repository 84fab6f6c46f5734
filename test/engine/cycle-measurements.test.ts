import { expect, test } from "vitest";
import { parseAgreement } from "../../src/definition/parse-agreement.js";
import { batchRecords, type PlainRecord } from "../../src/engine/batch-records.js";
import { createEvaluation } from "../../src/engine/evaluate.js";
import { events } from "./ticket-clocks.js";

const definition = `version: 1
agreement: { id: demo, title: Demo, timezone: UTC, parties: { provider: { name: Demo } } }
sources: { tickets: { timezone: UTC }, ticket-history: { timezone: UTC } }
objectives: [{ id: o, metric: resolution-time, reopen: new-cycle, owner: provider, target: 100% within 4 hours }]
exclusions: [{ of: tickets, where: { account: Test }, reason: Tests }]
`;

const records: Readonly<Record<string, readonly PlainRecord[]>> = {
  tickets: [
    { id: "A", createdAt: "2025-03-05T10:00Z", status: "closed", account: "Test" },
    { id: "B", createdAt: "2025-03-05T10:00Z", status: "closed", account: "Acme" },
    // Its last cycle is final without an event that says when.
    { id: "C", createdAt: "2025-03-05T10:00Z", status: "closed", account: "Acme" },
  ],
  "ticket-history": [
    ...["A", "B"].flatMap((id) => events(id, "03-05 12:00 solved", "03-06 09:00 open", "03-06 10:00 solved")),
    ...events("C", "03-05 12:00 solved", "03-06 09:00 open"),
  ],
};

test("every cycle of a reopened ticket is told with its number, also one that is left out or can't be measured", async () => {
  const { agreement } = await parseAgreement(definition, { file: "sla.yaml" });
  const told: string[] = [];
  const evaluation = createEvaluation({
    agreement: agreement!,
    span: "all",
    asOf: Date.UTC(2025, 3, 1),
    measurements: ({ record, cycle, verdict }) => told.push(`${record} ${cycle} ${verdict}`),
  });
  for (const { source, requests } of evaluation.sources)
    evaluation.add(batchRecords(source, requests, records[source.name] ?? []));
  evaluation.finish(new Map([["tickets", ["tickets.csv"]]]));
  expect(told).toEqual(["A 1 excluded", "A 2 excluded", "B 1 met", "B 2 met", "C 1 met", "C 2 unmeasurable"]);
});
