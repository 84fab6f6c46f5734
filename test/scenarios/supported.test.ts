import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import type { AuditReport } from "../../src/model/report.js";
import { projectFolder, runProgram, transcript } from "../cli/run-program.js";
import { makeFolder } from "../cli/sample-folder.js";
import { readTable, readWorkbook } from "../formats/xlsx/read-workbook.js";

const folder = `${projectFolder}fixtures/supported/`;
const time = ["--period", "2025-03", "--as-of", "2025-04-02T00:00"];
const check = ["check", "fixtures/supported/sla.yaml", ...time];

describe("an agreement that stands on two others, as it is printed", () => {
  it.each([
    ["table-80", [], "80"],
    ["table-140", [], "140"],
    ["markdown", ["--format", "markdown"], "80"],
    ["csv", ["--format", "csv"], "80"],
  ])("%s", async (name, more, columns) => {
    const args = [...check, ...more];
    const result = await runProgram(args, { env: { COLUMNS: columns } });
    const command = `COLUMNS=${columns} sla-audit ${args.join(" ")}`;
    await expect(transcript(command, result)).toMatchFileSnapshot(`golden/supported-${name}.txt`);
  });
});

/** Worked out by hand from the times in the exports. */
describe("which inner miss led to which outer one", () => {
  it("by record, across a month's end, and none where the limits only add up", async () => {
    const { stdout, code } = await runProgram([...check, "--format", "json"]);
    const report = JSON.parse(stdout) as AuditReport;
    const validate = new Ajv2020({ allErrors: true, validateFormats: false }).compile(
      JSON.parse(readFileSync(`${projectFolder}schema/report.schema.json`, "utf8")),
    );
    validate(report);
    expect(validate.errors).toBeNull();
    expect(code).toBe(1);
    const told = report.breaches.map(({ objective, record, causes = [] }) => [
      `${record} ${objective}`,
      causes.map(
        (cause) => `${cause.agreement} ${cause.objective} ${cause.record} ${cause.overrunMs / 60_000}`,
      ),
    ]);
    expect(Object.fromEntries(told)).toEqual({
      // Assigned after 40 of 15 minutes, answered 50 minutes later.
      "T-102 first-response": ["internal-it assign-time T-102 25"],
      // Assigned after 30 minutes, answered 75 later.
      "T-104 first-response": ["internal-it assign-time T-104 15", "internal-it reply-time T-104 15"],
      "T-104 resolution": ["internal-it assign-time T-104 15", "internal-it reply-time T-104 15"],
      // Assigned after 10 minutes and answered 60 later: both inner limits were kept.
      "T-105 first-response": [],
      // Six and a half hours of four.
      "T-103 resolution": ["borealis vendor-fix 9 150"],
      // Opened with the vendor in April, and open for 23 hours.
      "T-106 resolution": ["borealis vendor-fix 12 1140"],
    });
    expect(report.objectives.map(({ causes }) => causes)).toEqual([
      {
        misses: 3,
        explained: 2,
        by: [
          { agreement: "internal-it", objective: "assign-time", misses: 2 },
          { agreement: "internal-it", objective: "reply-time", misses: 1 },
        ],
      },
      {
        misses: 3,
        explained: 3,
        by: [
          { agreement: "borealis", objective: "vendor-fix", misses: 2 },
          { agreement: "internal-it", objective: "assign-time", misses: 1 },
          { agreement: "internal-it", objective: "reply-time", misses: 1 },
        ],
      },
    ]);
    // In March the vendor fixed one of two cases in time; that of April is not counted in its own figure.
    expect(
      report.supportedBy?.map(({ agreement, causes, objectives }) => [
        agreement.id,
        causes,
        objectives.map(({ counts }) => [counts.met, counts.total]),
      ]),
    ).toEqual([
      [
        "internal-it",
        3,
        [
          [4, 6],
          [5, 6],
        ],
      ],
      ["borealis", 2, [[1, 2]]],
    ]);
  });

  it("is in the page and in the workbook too", async () => {
    const cwd = makeFolder();
    const args = ["check", `${folder}sla.yaml`, ...time, "--quiet", "-o", "r.html", "-o", "r.xlsx"];
    await runProgram(args, { cwd });
    const page = readFileSync(join(cwd, "r.html"), "utf8");
    expect(page).toContain("Stands on 2 agreements");
    expect(page).toContain("vendor-fix 12 (Borealis Hosting) over by 19 h, open");
    const { sheets } = readWorkbook(readFileSync(join(cwd, "r.xlsx")));
    const rowsOf = (name: string) => readTable(sheets.find((sheet) => sheet.name === name)!);
    expect(rowsOf("Supported by").map((row) => row["Behind misses"]?.value)).toEqual(["3", "2", "2"]);
    expect(rowsOf("Breaches").map((row) => row["Behind it"]?.value)).toContain(
      "vendor-fix 9 (Borealis Hosting) over by 2 h 30 min",
    );
  });
});

/** A copy in which some files read otherwise. */
function changed(files: Record<string, (text: string) => string>) {
  const names = ["sla.yaml", "internal.yaml", "vendor.yaml", "tickets.csv", "vendor-cases.csv"];
  return makeFolder(
    Object.fromEntries(
      names.map((name) => [
        name,
        (files[name] ?? ((text) => text))(readFileSync(`${folder}${name}`, "utf8")),
      ]),
    ),
  );
}

describe("inner agreements decide nothing", () => {
  const kept = (text: string) => text.replaceAll("90%", "10%");

  it("where they are breached and the outer one is kept", async () => {
    const result = await runProgram(["check", ...time], { cwd: changed({ "sla.yaml": kept }) });
    expect(result.code).toBe(0);
  });

  it("where one can't be audited: that is a warning, with all that has to be mended", async () => {
    const cwd = changed({
      "sla.yaml": kept,
      "vendor-cases.csv": (text) => text.replace("2025-03-05 10:00", "soon"),
    });
    const { code, stdout } = await runProgram(["check", ...time, "--format", "json"], { cwd });
    const { problems, supportedBy } = JSON.parse(stdout) as AuditReport;
    expect(code).toBe(0);
    expect(supportedBy?.map(({ verdict }) => verdict)).toEqual(["breached", "incomplete"]);
    expect(problems.map((problem) => [problem.severity, problem.code, problem.file])).toEqual([
      ["warning", "support-incomplete", "sla.yaml"],
      ["warning", "not-a-date", "vendor-cases.csv"],
      ["warning", "beyond-allowance", "vendor.yaml"],
    ]);
  });
});

describe("exports on the command line", () => {
  it("go to each agreement that has their source, the outer one or not", async () => {
    const cwd = changed({});
    const cases = readFileSync(`${folder}vendor-cases.csv`, "utf8").replace("16:30", "13:30");
    writeFileSync(join(cwd, "mended.csv"), cases);
    const args = ["check", ...time, "--source", "cases=mended.csv", "--format", "json"];
    const { stdout } = await runProgram(args, { cwd });
    const report = JSON.parse(stdout) as AuditReport;
    expect(report.breaches.find(({ record }) => record === "T-103")?.causes).toBeUndefined();
    expect(report.supportedBy?.[1]?.inputs[0]?.file).toBe("mended.csv");
  });

  it("never take the place of a definition or an export of an inner one", async () => {
    const cwd = changed({});
    for (const [input, output] of [
      ["vendor-cases.csv", "vendor-cases.csv"],
      ["tickets.csv", "tickets.csv"],
    ]) {
      const { code, stderr } = await runProgram(["check", ...time, "-o", output!], { cwd });
      expect(code).toBe(2);
      expect(stderr).toContain(`"${input}" is an input of this run`);
    }
  });
});
