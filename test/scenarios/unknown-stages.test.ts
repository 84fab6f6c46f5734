import { describe, expect, it } from "vitest";
import { runProgram } from "../cli/run-program.js";
import { makeFolder } from "../cli/sample-folder.js";

const definition = (values: string) => `version: 1
agreement: { id: small, title: Small, timezone: UTC, parties: { provider: { name: Provider } } }
sources:
  opportunities: { file: deals.csv, timezone: UTC, currency: EUR${values} }
objectives:
  - { id: cap, metric: revenue, owner: provider, target: at most 5000 EUR per month }
`;
const own =
  "Id,Stage,Amount,Close date\n1,Gewonnen,9000,2025-03-28 10:00\n2,Closed Lost,300,2025-03-29 10:00\n";
/** Salesforce says in IsWon and IsClosed what the stages of a company mean. */
const flagged = `Id,Name,StageName,Amount,CloseDate,CreatedDate,IsClosed,IsWon
1,Pilot,Verbal yes,9000.00,2025-03-28,2025-02-03T14:12:00.000+0000,false,false
2,Renewal,No budget,300.00,2025-03-29,2025-02-03T14:12:00.000+0000,true,false
`;

describe("a cap over stages of which none means won", () => {
  it.each([
    ["is not kept by a word that nobody explained", own, "", 2, "error"],
    ["is kept where every word is explained", own, ", values: { stage: { Gewonnen: open } }", 0, "warning"],
    ["is broken by what the word means", own, ", values: { stage: { Gewonnen: won } }", 1, undefined],
    ["is kept where columns of yes and no tell that none was won", flagged, "", 0, undefined],
  ])("%s", async (_, deals, values, code, severity) => {
    const cwd = makeFolder({ "sla.yaml": definition(values), "deals.csv": deals });
    const args = ["check", "--period", "2025-03", "--as-of", "2025-03-31", "--format", "json"];
    const result = await runProgram(args, { cwd });
    expect(result.code).toBe(code);
    const { problems } = JSON.parse(result.stdout);
    const told = problems.find((problem: { code: string }) => problem.code === "no-deciding-word");
    expect(told?.severity).toBe(severity);
  });
});
