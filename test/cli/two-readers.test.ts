import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { audit } from "../../src/cli/audit.js";
import { readDefinition } from "../../src/cli/read-definition.js";
import { createEvaluation } from "../../src/engine/evaluate.js";
import { findingRules } from "../../src/findings/index.js";
import type { Reader } from "../../src/intake/readers.js";
import type { Reject } from "../../src/intake/source-reading.js";
import { projectFolder, runProgram } from "./run-program.js";
import { makeFolder, sampleFiles } from "./sample-folder.js";

const fixtures = `${projectFolder}fixtures/`;
const terminal = { columns: 80, color: false, errorColor: false, showsProgress: false };
const asOf = Date.parse("2025-06-30T12:00:00Z");

/** Every definition among the fixtures, of the gallery of errors too; whatever is no definition is left out below. */
const paths = readdirSync(fixtures, { recursive: true, encoding: "utf8" })
  .map((path) => path.replaceAll("\\", "/"))
  .filter((path) => /\.(yaml|json)$/.test(path))
  .sort();

/** The whole report over all time, and every rejected row; undefined where the definition can't be used. */
async function auditBy(reader: Reader, path: string) {
  const definition = await readDefinition(path);
  const { agreement } = definition;
  if (agreement === undefined) return undefined;
  const evaluation = createEvaluation({ agreement, span: "all", asOf, findings: findingRules });
  const rejects: [source: string, reject: Reject][] = [];
  const settings = {
    asOf,
    timezone: undefined,
    files: new Map(),
    allowance: undefined,
    reader,
    problems: [],
  };
  const { report } = await audit(
    { path, terminal, definition, agreement, evaluation, settings },
    (source, reject) => rejects.push([source, { ...reject, cells: reject.cells.slice() }]),
  );
  return { report, rejects };
}

describe("both readers give the same report and the same rejected rows", () => {
  let rows = 0;
  it.each(paths)("%s", async (path) => {
    const fast = await auditBy("fast", fixtures + path);
    expect(fast).toEqual(await auditBy("csv-parse", fixtures + path));
    for (const { audited, rejected } of fast?.report.inputs ?? []) rows += audited + rejected;
  });

  it("and it is of all fixtures that say so", () => {
    expect(paths.length).toBeGreaterThan(200);
    expect(rows).toBeGreaterThan(500);
  });
});

describe("--reader", () => {
  const run = (command: string, ...reader: string[]) =>
    runProgram([command, ...sampleOptions, ...reader], { cwd: makeFolder(sampleFiles) });
  const sampleOptions = [
    "--leads",
    "leads.csv",
    "--objective",
    "response",
    "--as-of",
    "2025-03-31",
    "--format",
    "json",
  ];

  it.each(["check", "review"])("changes no byte of what %s prints", async (command) => {
    const usual = await run(command);
    expect(JSON.parse(usual.stdout).inputs[0].audited).toBeGreaterThan(0);
    expect(await run(command, "--reader", "fast")).toEqual(usual);
    expect(await run(command, "--reader", "csv-parse")).toEqual(usual);
  });

  it("is held against those that there are", async () => {
    const { code, stderr } = await run("check", "--reader", "csvparse");
    expect(code).toBe(2);
    expect(stderr).toContain("Did you mean --reader csv-parse?");
  });
});
