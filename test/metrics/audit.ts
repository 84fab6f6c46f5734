import { expect } from "vitest";
import { parseAgreement } from "../../src/definition/parse-agreement.js";
import { evaluateAgreement } from "../../src/evaluate-agreement.js";
import type { PlainRecord } from "../../src/index.js";

/** One objective over plain records, by what an SLA file says of it; warnings of the definition are left out. */
export async function auditObjective(options: {
  /** The keys of the objective beside id and owner. */
  readonly objective: string;
  /** Further sections. */
  readonly more?: string;
  readonly timezone?: string;
  readonly records: Readonly<Record<string, readonly PlainRecord[]>>;
  readonly period?: string;
  readonly groupBy?: string;
  readonly asOf: string;
}) {
  const { objective, more = "", timezone = "UTC", records, period = "2025-03", asOf, groupBy } = options;
  const text = `version: 1
agreement: { id: demo, title: Demo, timezone: ${timezone}, parties: { provider: { name: Demo } } }
${more}
objectives:
  - { id: demo, owner: provider, ${objective} }
`;
  const { agreement, problems } = await parseAgreement(text, { file: "sla.yaml" });
  expect(problems.filter(({ severity }) => severity === "error")).toEqual([]);
  const report = evaluateAgreement(agreement!, {
    records,
    period,
    asOf: Date.parse(asOf),
    ...(groupBy === undefined ? {} : { groupBy }),
  });
  return { agreement: agreement!, report, result: report.objectives[0]! };
}
