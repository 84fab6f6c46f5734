import { describe, expect, it } from "vitest";
import type { AuditReport } from "../../src/model/report.js";
import { runProgram } from "../cli/run-program.js";
import { makeFolder } from "../cli/sample-folder.js";

const definition = (more = "") => `version: 1
agreement: { id: m, title: M, parties: { provider: { name: P } }, timezone: UTC }
sources:
  tickets: { file: "tickets-2025-*.csv", timezone: UTC${more} }
objectives:
  - { id: resolution, metric: resolution-time, owner: provider, target: 50% within 4 hours }
`;
const header = "Id,Created,Resolved,Status\n";
/** T-1 is solved in time, T-2 late; T-3 is told twice alike; T-4 begins another day in October. */
const plain = {
  "tickets-2025-8.csv": `${header}T-1,2025-08-30 09:00,,Open\nT-2,2025-08-31 09:00,,Open\n`,
  "tickets-2025-9.csv": `${header}T-1,2025-08-30 09:00,2025-08-30 12:00,Solved\nT-3,2025-08-29 09:00,2025-08-29 10:00,Solved\nT-4,2025-08-28 09:00,,Open\n`,
  "tickets-2025-10.csv": `${header}T-2,2025-08-31 09:00,2025-10-01 09:00,Solved\nT-3,2025-08-29 09:00,2025-08-29 10:00,solved\nT-4,2025-08-27 09:00,2025-08-27 09:30,Solved\n`,
};
const check = "check --period 2025-08 --as-of 2025-10-31T00:00 --format json".split(" ");

async function audit(files: Record<string, string>, args: readonly string[] = []) {
  const folder = makeFolder({ "sla.yaml": definition(), ...files });
  const { code, stdout } = await runProgram([...check, ...args], { cwd: folder });
  return { code, report: JSON.parse(stdout) as AuditReport };
}

describe("monthly files with overlapping rows", () => {
  it("the newest row of each record is audited, in the order of the months, and every row is accounted for", async () => {
    const { code, report } = await audit(plain);
    expect(code).toBe(0);
    // Met: T-1 in 3 hours, T-3 in 1, T-4 in half of one. Missed: T-2.
    expect(report.objectives[0]?.counts).toMatchObject({ total: 4, met: 3, breached: 1, overdue: 0 });
    expect(
      report.inputs.map(({ file, rows, audited, superseded }) => [file, rows, audited, superseded]),
    ).toEqual([
      ["tickets-2025-8.csv", 2, 0, 2],
      ["tickets-2025-9.csv", 3, 1, 2],
      ["tickets-2025-10.csv", 3, 3, 0],
    ]);
    expect(report.problems.filter(({ severity }) => severity === "error")).toEqual([]);
  });

  it("what the files say differently is a finding: the start of T-4 first, then what came after", async () => {
    const { report } = await audit(plain);
    expect(report.findings).toMatchObject([
      {
        rule: "files-disagree",
        count: 1,
        records: ["T-4"],
        places: [
          {
            header: "Created",
            before: { file: "tickets-2025-9.csv", line: 4, value: "2025-08-28 09:00" },
            after: { file: "tickets-2025-10.csv", line: 4, value: "2025-08-27 09:00" },
          },
        ],
      },
      {
        rule: "files-disagree",
        count: 3,
        message: expect.stringContaining(
          "3 of 4 records in several files differ between them: Resolved 3, Status 3",
        ),
        records: ["T-1", "T-2", "T-4"],
      },
    ]);
  });

  it("the table tells them with their places, and explain says which row was superseded", async () => {
    const folder = makeFolder({ "sla.yaml": definition(), ...plain });
    const scope = ["--as-of", "2025-10-31T00:00"];
    const table = await runProgram(["check", "--period", "2025-08", ...scope], {
      cwd: folder,
      env: { COLUMNS: "140" },
    });
    expect(table.stdout.replace(/\s+/g, " ")).toContain(
      'T-4 Created: "2025-08-28 09:00" (tickets-2025-9.csv:4), then "2025-08-27 09:00" (tickets-2025-10.csv:4)',
    );
    expect(table.stdout).toContain('T-1 Resolved: blank (tickets-2025-8.csv:2), then "2025-08-30 12:00"');
    expect(table.stdout).toContain("Dates read   tickets: Created and Resolved as iso in UTC\n");
    const explained = await runProgram(["explain", "T-1", ...scope], { cwd: folder });
    expect(explained).toMatchObject({ code: 0 });
    expect(explained.stdout).toMatch(/tickets-2025-8\.csv.*superseded|superseded.*tickets-2025-8\.csv/);
  });

  it("the files on the command line are read in the order in which they stand there", async () => {
    const months = ["10", "9", "8"].flatMap((month) => ["--tickets", `tickets-2025-${month}.csv`]);
    const { report } = await audit(plain, months);
    // T-1 and T-2 are open again, as August had them, and long overdue.
    expect(report.objectives[0]?.counts).toMatchObject({ total: 4, met: 1, overdue: 3 });
  });

  it("with updates in every file the order of the files changes no figure and no finding's count", async () => {
    const months = Object.keys(plain) as (keyof typeof plain)[];
    const dated = Object.fromEntries(
      months.map((name, month) => [
        name,
        plain[name]
          .replaceAll("\n", `,2025-${String(8 + month).padStart(2, "0")}-28\n`)
          .replace(/,2025-\d\d-28\n/, ",Updated at\n"),
      ]),
    );
    const forward = await audit(dated);
    const back = await audit(
      dated,
      [...months].reverse().flatMap((name) => ["--tickets", name]),
    );
    expect(forward.report.objectives[0]?.counts).toMatchObject({ total: 4, met: 3, breached: 1 });
    expect(back.report.objectives).toEqual(forward.report.objectives);
    expect(back.report.breaches).toEqual(forward.report.breaches);
    expect(back.report.findings.map(({ count }) => count)).toEqual([1, 3]);
    expect(forward.report.findings.map(({ message }) => message.split("; ")[1])).toEqual([
      "the row with the latest updatedAt stands",
      "the row with the latest updatedAt stands",
    ]);
  });

  it("two rows of one file are still a question, and so are rows that differ where keep says one", async () => {
    const twice = {
      ...plain,
      "tickets-2025-8.csv": `${plain["tickets-2025-8.csv"]}T-1,2025-08-30 09:00,,Pending\n`,
    };
    expect((await audit(twice)).report.problems).toMatchObject([
      { code: "duplicate-id", file: "tickets-2025-8.csv", line: 4 },
    ]);
    const { code, report } = await audit({ ...plain, "sla.yaml": definition(", keep: one") });
    expect(code).toBe(2);
    expect(report.problems.map((problem) => problem.code)).toContain("duplicate-id");
    expect(report.findings).toEqual([]);
  });
});
