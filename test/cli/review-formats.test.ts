import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import type { ReviewReport } from "../../src/model/review.js";
import { readTable, readWorkbook } from "../formats/xlsx/read-workbook.js";
import { projectFolder, runProgram } from "./run-program.js";
import { makeFolder } from "./sample-folder.js";

const definition = join(projectFolder, "fixtures/review/sla.yaml");
const review = ["review", definition, "--quarter", "2025-Q3", "--as-of", "2025-10-01T00:00"];

it("is written in every format that has an ending, in one run", async () => {
  const cwd = makeFolder();
  const endings = ["txt", "json", "csv", "md", "html", "xlsx", "xml"];
  const outputs = endings.flatMap((ending) => ["-o", `r.${ending}`]);
  const { code, stdout } = await runProgram([...review, "--quiet", ...outputs], { cwd });
  expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  const { objectives } = JSON.parse(readFileSync(join(cwd, "r.json"), "utf8")) as ReviewReport;
  const book = readWorkbook(readFileSync(join(cwd, "r.xlsx")));
  const rows = readTable(book.sheets.find(({ name }) => name === "Review")!);
  expect(rows.map((row) => row["Objective"]?.value)).toEqual(objectives.map(({ id }) => id));
  const volume = rows.find((row) => row["Objective"]?.value === "lead-volume")!;
  const heads = ["Jul 2025", "Aug 2025", "Sep 2025", "Q3 2025"];
  expect(heads.map((head) => volume[head]?.value)).toEqual(["25", "24", "26", "75"]);
  expect(readFileSync(join(cwd, "r.xml"), "utf8")).toMatch(/^<\?xml /);
  for (const ending of ["txt", "md", "html"]) {
    expect(readFileSync(join(cwd, `r.${ending}`), "utf8")).toContain("Harbour Support for Acme, Q3 2025");
  }
});

it("fails a build where the run fails, by JUnit as by the exit code", async () => {
  const failures = async (level: string) => {
    const { stdout, code } = await runProgram([...review, "--format", "junit", "--fail-on", level]);
    return [code, /<testsuites [^>]*failures="(\d+)"/.exec(stdout)?.[1]];
  };
  // July and the quarter; with what is pending September and the quarter of another objective too.
  expect(await failures("breached")).toEqual([1, "2"]);
  expect(await failures("at-risk")).toEqual([1, "4"]);
  expect(await failures("never")).toEqual([0, "0"]);
});

it("prints GitHub's commands, and adds Markdown to the summary of the step", async () => {
  const summary = join(makeFolder(), "summary.md");
  writeFileSync(summary, "# Build\n");
  const env = { GITHUB_STEP_SUMMARY: summary };
  const { stdout } = await runProgram([...review, "--format", "github"], { env });
  expect(stdout).toMatch(
    /^::error file=[^,]*sla\.yaml,line=19,title=lead-response ✗ breached in July 2025::/,
  );
  const { stdout: markdown } = await runProgram([...review, "--format", "markdown"]);
  expect(readFileSync(summary, "utf8")).toBe(`# Build\n${markdown}`);
});
