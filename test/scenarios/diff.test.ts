import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import type { DiffReport } from "../../src/model/diff.js";
import type { InputReport } from "../../src/model/report.js";
import { projectFolder, runProgram, transcript } from "../cli/run-program.js";
import { makeFolder } from "../cli/sample-folder.js";

const files = ["fixtures/diff/sla.yaml", "fixtures/diff/draft.yaml"];
const span = ["--period", "2025-03", "--as-of", "2025-03-08"];
const diff = ["diff", ...files, ...span];
const validate = new Ajv2020({ allErrors: true, validateFormats: false }).compile(
  JSON.parse(readFileSync(`${projectFolder}schema/diff.schema.json`, "utf8")),
);

async function diffOf(...args: string[]): Promise<DiffReport> {
  const { stdout } = await runProgram(["diff", ...args, ...span, "--format", "json"]);
  const report = JSON.parse(stdout);
  validate(report);
  expect(validate.errors).toBeNull();
  return report;
}

describe("a comparison as it is printed", () => {
  it.each(["80", "140"])("%s columns", async (columns) => {
    const result = await runProgram(diff, { env: { COLUMNS: columns } });
    const command = `COLUMNS=${columns} sla-audit ${diff.join(" ")}`;
    await expect(transcript(command, result)).toMatchFileSnapshot(`golden/diff-${columns}.txt`);
    const lines = result.stdout.split("\n").map((line) => line.length);
    expect(Math.max(...lines)).toBeLessThanOrEqual(Number(columns));
    expect(result.code).toBe(1);
  });

  it("in Markdown and as a page, to files", async () => {
    const folder = makeFolder();
    const outputs = ["diff.md", "diff.html"].flatMap((name) => ["-o", join(folder, name)]);
    const { stdout, code } = await runProgram([...diff, "--quiet", ...outputs]);
    expect({ stdout, code }).toEqual({ stdout: "", code: 1 });
    const read = (name: string) => readFileSync(join(folder, name), "utf8");
    await expect(read("diff.md")).toMatchFileSnapshot("golden/formats/diff-diff.md");
    const page = read("diff.html").replace(/<style>.*?<\/style>\n/gs, "");
    await expect(page).toMatchFileSnapshot("golden/formats/diff-diff-html.txt");
    expect(page).not.toContain("<script");
  });

  it("refuses the formats that hold one audit, and says which there are", async () => {
    const { stderr, code } = await runProgram([...diff, "--format", "junit"]);
    expect(stderr).toContain('--format "junit" is none of table, json');
    expect(code).toBe(2);
  });
});

describe("the figures, by hand from the ten leads and four tickets of fixtures/diff", () => {
  it("verdicts, credits and counts of both", async () => {
    const { outcome, objectives, credits } = await diffOf(...files);
    const told = objectives.map(({ id, old, new: now }) => [
      id,
      ...[old, now].map((side) => side && `${side.verdict} ${side.actual.text}`),
    ]);
    expect(outcome).toBe("differs");
    // OLD: L-03 and L-05 of nine miss two hours, L-08 is waived. NEW: L-02, L-04 and L-08 of eight miss.
    expect(told).toEqual([
      ["lead-response", "met 77.8%", "breached 62.5%"],
      ["first-response", "breached 50%", "breached 50%"],
      ["urgent-resolution", null, "met 100%"],
      // Of 11, 23, 24 and 48 hours the third is the 75th percentile.
      ["typical-resolution", "met 24 h", "met 24 h"],
      ["lead-qualification", "met 40%", null],
    ]);
    // Without Globex it is four of seven, 57.1%: the band below 60% takes 10% of 2,000. Two tickets cost 25, or 40.
    expect(credits.map(({ owed }) => [owed.old?.amount, owed.new?.amount, owed.difference.amount])).toEqual([
      ["50.00", "280.00", "230.00"],
    ]);
    expect(objectives.map((each) => each.credits.map(({ difference }) => difference.amount))).toEqual([
      ["200.00"],
      ["30.00"],
      [],
      [],
      [],
    ]);
  });

  it("every record that flipped, worst first, with its reasons", async () => {
    const { objectives } = await diffOf(...files);
    const told = objectives.flatMap(({ flips }) =>
      (flips?.records ?? []).map(({ record, old, new: now, because }) => [
        record,
        old.standing,
        now.standing,
        because.map(({ kind }) => kind).join(" "),
      ]),
    );
    expect(told).toEqual([
      ["L-08", "waived", "missed", "waived"],
      ["L-02", "met", "missed", "limit"],
      ["L-04", "met", "missed", "limit calendar"],
      ["L-05", "missed", "excluded", "excluded"],
      ["L-03", "missed", "met", "override limit"],
      ["L-10", "met", "outside", "scope"],
    ]);
    expect(objectives.map(({ flips }) => flips?.total)).toEqual([6, 0, undefined, 0, undefined]);
  });

  it("the other way round they are mirrored", async () => {
    const { credits, objectives } = await diffOf(...[...files].reverse());
    expect(credits[0]?.owed.difference.amount).toBe("-230.00");
    expect(objectives[0]?.flips?.kinds.map(({ from, to, count }) => `${count} ${from} ${to}`)).toEqual([
      "1 met missed",
      "2 missed met",
      "1 missed waived",
      "1 excluded missed",
      "1 outside met",
    ]);
  });

  it("each side is what an audit by it says", async () => {
    const compared = await diffOf(...files);
    for (const [index, side] of (["old", "new"] as const).entries()) {
      const check = ["check", files[index] as string, ...span, "--format", "json"];
      const audit = JSON.parse((await runProgram(check)).stdout);
      expect(compared[side].verdict).toBe(audit.verdict);
      const accounts = (inputs: readonly InputReport[]) => inputs.map(({ columns: _, ...input }) => input);
      expect(accounts(compared[side].inputs)).toEqual(accounts(audit.inputs));
      for (const { id, verdict, counts, actual } of audit.objectives) {
        const own = compared.objectives.find((each) => each.id === id)?.[side];
        expect({ id, ...own }).toMatchObject({ id, verdict, counts, actual });
      }
    }
  });
});

const small = `version: 1
agreement: { id: small, title: Small, parties: { provider: { name: Provider } }, timezone: UTC }
sources:
  leads: { file: leads.csv, timezone: UTC }
objectives:
  - { id: response, metric: lead-response-time, owner: provider, target: 50% within 4 hours }
`;
const rows = "Id,Created at,First response at\n1,2025-03-03 09:00,2025-03-03 10:00\n";
const folder = (more: Readonly<Record<string, string>>) =>
  makeFolder({ "sla.yaml": small, "leads.csv": rows, ...more });
const run = (cwd: string, more: string[] = [], input = "") =>
  runProgram(["diff", "sla.yaml", "draft.yaml", ...span, "--format", "json", ...more], { cwd, input });

describe("exit codes", () => {
  it.each<[code: number, name: string, draft: string]>([
    [0, "a promise that is kept too", small.replace("4 hours", "2 hours")],
    [1, "a promise that is broken", small.replace("4 hours", "30 minutes")],
    [2, "an audit that is incomplete", small.replace("timezone: UTC }\nobj", "}\nobj")],
    [2, "a definition with an error", small.replace("metric:", "metrics:")],
    [2, "no objective in common", small.replace("id: response", "id: other")],
  ])("%i: %s", async (code, _name, draft) => {
    expect((await run(folder({ "draft.yaml": draft }))).code).toBe(code);
  });
});

describe("what makes a reader doubt the comparison is said", () => {
  it("two copies of one definition", async () => {
    const { stderr, code } = await run(folder({ "draft.yaml": small }));
    expect(stderr).toContain("this file holds the same, byte for byte, as sla.yaml");
    expect(code).toBe(0);
  });

  it("one definition named twice", async () => {
    const cwd = folder({});
    const { stderr } = await runProgram(["diff", "sla.yaml", "sla.yaml", ...span], { cwd });
    expect(stderr).toBe("");
    const { stdout } = await runProgram(["diff", "sla.yaml", "sla.yaml", ...span], { cwd });
    expect(stdout).toContain("OLD and NEW are the same file, sla.yaml");
  });

  it("exports of their own that differ, but not files of other names that hold the same", async () => {
    const draft = small.replace("leads.csv", "other.csv").replace("4 hours", "3 hours");
    const differ = await run(folder({ "draft.yaml": draft, "other.csv": rows.replace("10:00", "11:00") }));
    expect(differ.stderr.replace(/\s+/g, " ")).toContain(
      "the two definitions read other exports for leads: OLD leads.csv, NEW other.csv",
    );
    const same = await run(folder({ "draft.yaml": draft, "other.csv": rows }));
    expect(same.stderr).toBe("");
    const given = await run(folder({ "draft.yaml": draft }), ["--leads", "leads.csv"]);
    expect({ stderr: given.stderr, code: given.code }).toEqual({ stderr: "", code: 0 });
  });

  it("periods that are not the same time", async () => {
    const draft = small.replace("}, timezone: UTC", "}, timezone: Europe/Berlin");
    const { stderr } = await run(folder({ "draft.yaml": draft }));
    expect(stderr).toContain("the period is not the same time in both");
  });
});

describe("options", () => {
  it("an export on standard input is read by both", async () => {
    const draft = small.replace("4 hours", "30 minutes");
    const { stdout, code } = await run(folder({ "draft.yaml": draft }), ["--leads", "-"], rows);
    const { old, new: now } = JSON.parse(stdout) as DiffReport;
    expect(code).toBe(1);
    expect([old, now].map(({ inputs }) => inputs.map((input) => input.rows))).toEqual([[1], [1]]);
  });

  it("an export of a source that only one of them has is read by that one", async () => {
    const draft = small.replace(
      "objectives:\n",
      "  tickets: { timezone: UTC }\nobjectives:\n  - { id: first, metric: first-response-time, owner: provider, target: 90% within 1 hour }\n",
    );
    const cwd = folder({ "draft.yaml": draft, "tickets.csv": rows });
    const { stdout, stderr } = await run(cwd, ["--tickets", "tickets.csv"]);
    expect(stderr).toBe("");
    const { objectives } = JSON.parse(stdout) as DiffReport;
    expect(objectives.map(({ id, in: side }) => [id, side])).toEqual([
      ["first", "new"],
      ["response", "both"],
    ]);
  });

  it("what neither of them has is refused once", async () => {
    const cwd = folder({ "draft.yaml": small.replace("4 hours", "3 hours") });
    const args = ["--objective", "respnse", "--source", "lead=leads.csv", "--owner", "nobody"];
    const { stderr, code } = await run(cwd, args);
    expect(code).toBe(2);
    expect(stderr.match(/"respnse" is not response/g)).toHaveLength(1);
    expect(stderr.match(/"lead" is not leads/g)).toHaveLength(1);
  });

  it("an output never takes the place of an export", async () => {
    const draft = small.replace("4 hours", "3 hours");
    const cwd = folder({ "draft.yaml": draft, "leads.txt": rows });
    const { stderr, code } = await run(cwd, ["--leads", "leads.txt", "-o", "leads.txt"]);
    expect(stderr).toContain('--output "leads.txt" is an input of this run');
    expect(code).toBe(2);
    expect(readFileSync(join(cwd, "leads.txt"), "utf8")).toBe(rows);
  });
});
