import { describe, expect, test } from "vitest";
import { parseAgreement } from "../../src/definition/parse-agreement.js";
import { wordProblem } from "../../src/report/wording/index.js";
import { smallest } from "./northwind.js";

const rest = "reason: Their fault, approved-by: Ada, on: 2025-04-02";
const expected = { reason: "Their fault", approvedBy: "Ada", approvedOn: "2025-04-02" };

function readInline(waivers: string) {
  return parseAgreement(smallest({ middle: `waivers: ${waivers}` }), { file: "sla.yaml" });
}

/** Reads a definition that names a file of waivers with this text. */
function readFrom(text: string, name = "waivers.yaml") {
  return parseAgreement(smallest({ middle: `waivers: ${name}` }), {
    file: "contracts/sla.yaml",
    load: async (asked) => ({ text, file: `contracts/${asked}` }),
  });
}

describe("waivers", () => {
  test("stand in the definition", async () => {
    const { agreement, problems } = await readInline(
      `[{ record: 007, objective: demo, ${rest}, until: 2025-12-31 }, { record: 007, ${rest} }]`,
    );
    expect(problems).toEqual([]);
    expect(agreement!.waivers).toEqual([
      {
        record: "007",
        objective: "demo",
        ...expected,
        until: "2025-12-31",
        at: { file: "sla.yaml", line: 7, column: 13 },
      },
      { record: "007", ...expected, at: { file: "sla.yaml", line: 7, column: 121 } },
    ]);
  });

  test.each([
    ["a list", "waivers.yaml", `- { record: T1, ${rest} }\n`],
    ["a list under its name", "waivers.yaml", `waivers:\n  - { record: T1, ${rest} }\n`],
    [
      "JSON",
      "waivers.json",
      '[{"record": "T1", "reason": "Their fault", "approved-by": "Ada", "on": "2025-04-02"}]',
    ],
  ])("or in a file of their own: %s", async (_, name, text) => {
    const { agreement, problems } = await readFrom(text, name);
    expect(problems).toEqual([]);
    expect(agreement!.waivers).toMatchObject([
      { record: "T1", ...expected, at: { file: `contracts/${name}` } },
    ]);
  });

  test("an empty list waives nothing", async () => {
    expect((await readFrom("[]")).agreement!.waivers).toEqual([]);
    expect((await readInline("[]")).agreement!.waivers).toEqual([]);
  });

  const cases: readonly [string, string, string[]][] = [
    ["no reason", "- { record: T1, approved-by: Ada, on: 2025-04-02 }", ["missing-key"]],
    ["no approver", "- { record: T1, reason: Because, on: 2025-04-02 }", ["missing-key"]],
    ["no date", "- { record: T1, reason: Because, approved-by: Ada }", ["missing-key"]],
    ["no record", `- { ${rest} }`, ["missing-key"]],
    ["an unknown objective", `- { record: T1, objective: dmo, ${rest} }`, ["unknown-reference"]],
    ["the same twice", `- { record: T1, ${rest} }\n- { record: T1, ${rest} }`, ["duplicate-waiver"]],
    ["ended before it began", `- { record: T1, ${rest}, until: 2025-04-01 }`, ["waiver-ends-first"]],
    ["no such date", "- { record: T1, reason: R, approved-by: Ada, on: 2025-02-30 }", ["unknown-date"]],
    ["an unknown key", `- { record: T1, ${rest}, why: R }`, ["unknown-key"]],
  ];

  test.each(cases)("%s, in the definition", async (_, list, codes) => {
    const { agreement, problems } = await readInline(`\n  ${list.replaceAll("\n", "\n  ")}`);
    expect(problems.map(({ code }) => code)).toEqual(codes);
    expect(agreement).toBeUndefined();
  });

  test.each([
    ...cases,
    ["an empty file", "# none\n", ["empty-definition"]],
    ["not text", "\u0000", ["binary-definition"]],
    ["not YAML", "- { record: T1", ["yaml-syntax"]],
    ["another thing", "just words", ["wrong-value"]],
    ["another mapping", "waiver: []", ["unknown-key"]],
    ["an item that is text", `- T1\n- { record: T2, ${rest} }`, ["wrong-value"]],
  ])("%s, in a file of their own", async (_, text, codes) => {
    const { agreement, problems } = await readFrom(text);
    expect(problems.map(({ code }) => code)).toEqual(codes);
    expect(agreement).toBeUndefined();
    for (const problem of problems) {
      expect(problem.file).toBe("contracts/waivers.yaml");
      expect(wordProblem(problem).help).not.toMatch(/version: 1|an SLA file/);
    }
  });

  test("problems of their file show its place and its line, after those of the definition", async () => {
    const text = smallest({
      middle: "waivers: own.yaml",
      objective: "metric: lead-response-time, target: soon",
    });
    const { problems } = await parseAgreement(text, {
      file: "sla.yaml",
      load: async (file) => ({ file, text: `# agreed\n- { record: T1, objective: demmo, ${rest} }\n` }),
    });
    expect(problems).toMatchObject([
      { file: "sla.yaml", line: 9, code: "target-not-understood" },
      {
        file: "own.yaml",
        line: 2,
        column: 28,
        args: { path: "waivers[1].objective", near: "demo" },
        excerpt: { line: 2, column: 28, length: 5 },
      },
    ]);
  });

  test("a file that can't be read is a problem of the definition", async () => {
    const text = smallest({ middle: "waivers: own.yaml" });
    const unreadable = await parseAgreement(text, {
      file: "sla.yaml",
      load: async () => ({ unreadable: "no such file or folder" }),
    });
    expect(unreadable.agreement).toBeUndefined();
    expect(unreadable.problems).toMatchObject([
      { code: "waivers-not-read", file: "sla.yaml", line: 7, args: { reason: "no such file or folder" } },
    ]);
    const { problems } = await parseAgreement(text, { file: "sla.yaml" });
    expect(problems.map((problem) => wordProblem(problem))).toMatchObject([
      { message: 'no way was given to read "own.yaml"', help: expect.stringContaining("load") },
    ]);
  });
});
