import { describe, expect, it } from "vitest";
import type { AuditReport } from "../../src/model/report.js";
import { runProgram } from "./run-program.js";
import { checkLeads, makeFolder, sampleFiles } from "./sample-folder.js";

const kept = (id: number) => `${id},2025-03-03 09:00,2025-03-03 10:00\n`;
const header = "Id,Created at,First response at\n";
/** Of ten leads one is rejected and one can't be measured, because it was answered before it was made. */
const leads = `${header}${[1, 2, 3, 4, 5, 6, 7, 8].map(kept).join("")}9,soon,\n10,2025-03-03 09:00,2025-03-03 08:00\n`;

function definition(allowance?: string): string {
  if (allowance === undefined) return sampleFiles["sla.yaml"];
  return sampleFiles["sla.yaml"].replace("leads.csv,", `leads.csv, allow-rejects: ${allowance},`);
}

async function codeOf(inDefinition: string | undefined, ...args: readonly string[]) {
  const files = { ...sampleFiles, "leads.csv": leads, "sla.yaml": definition(inDefinition) };
  const { code, stdout } = await runProgram([...checkLeads, ...args], { cwd: makeFolder(files) });
  const { problems } = JSON.parse(stdout) as AuditReport;
  return { code, isBeyond: problems.some((problem) => problem.code === "beyond-allowance") };
}

describe("what an audit may leave out", () => {
  it.each<[string, string | undefined, string[], boolean]>([
    ["nothing, unless said", undefined, [], false],
    [
      "one row is not enough for one rejected and one unmeasurable",
      undefined,
      ["--allow-rejects", "1"],
      false,
    ],
    ["two are", undefined, ["--allow-rejects", "2"], true],
    ["20% of ten rows are two", undefined, ["--allow-rejects", "20%"], true],
    ["19.9% are less", undefined, ["--allow-rejects", "19.9%"], false],
    ["the definition's number", "2", [], true],
    ["the definition's share", "20%", [], true],
    [
      "the command line stands in place of the definition, where it is stricter",
      "2",
      ["--allow-rejects", "0"],
      false,
    ],
    ["and where it is laxer; they don't add up", "1", ["--allow-rejects", "1"], false],
  ])("%s", async (_, inDefinition, args, isComplete) => {
    expect(await codeOf(inDefinition, ...args)).toEqual({
      code: isComplete ? 0 : 2,
      isBeyond: !isComplete,
    });
  });

  it("holds for each source by itself: what one has left does not help another", async () => {
    const tickets = `${header}${kept(1)}2,soon,\n`;
    const files = { ...sampleFiles, "leads.csv": leads, "tickets.csv": tickets };
    const args = [...checkLeads, "--objective", "resolution", "--allow-rejects", "20%"];
    const { code, stdout } = await runProgram(args, { cwd: makeFolder(files) });
    const beyond = (JSON.parse(stdout) as AuditReport).problems.filter(
      ({ code }) => code === "beyond-allowance",
    );
    expect(code).toBe(2);
    expect(beyond.map(({ message }) => message)).toEqual([
      'source "tickets" leaves out more than it may: 1 rejected of 2 rows, allowed 20%',
    ]);
  });
});
