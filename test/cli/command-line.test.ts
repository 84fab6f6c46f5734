import { describe, expect, it } from "vitest";
import { runProgram } from "./run-program.js";
import { makeFolder, sampleFiles } from "./sample-folder.js";

describe("help", () => {
  it.each([[["--help"]], [["check", "--help"]], [["diff", "--help"]], [["schema", "--help"]]])(
    "%j fits 80 columns",
    async (args) => {
      const { code, stdout, stderr } = await runProgram(args);
      expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
      expect(stdout.split("\n").filter((line) => line.length > 80)).toEqual([]);
    },
  );

  it("comes without a command too, but that is no success", async () => {
    const { code, stdout, stderr } = await runProgram([]);
    expect(code).toBe(2);
    expect(stdout + stderr).toContain("Usage: sla-audit");
  });
});

describe("an option that can't be meant says what to write", () => {
  const cases: [string, string, string][] = [
    [
      "check --as-of 31/03/2025",
      '--as-of "31/03/2025" is not an instant',
      "--as-of 2025-03-31 (the end of that day)",
    ],
    ["check --period march", '--period "march" is not a period', "For example: --period 2025-03, 2025-Q1"],
    ["check --period 2025-3", '--period "2025-3" is not a period', "Did you mean --period 2025-03?"],
    ["check --period Q1-2025", '--period "Q1-2025" is not a period', "Did you mean --period 2025-Q1?"],
    [
      "check --owner Provider",
      '--owner "Provider" is none of provider and client',
      "Did you mean --owner provider?",
    ],
    ["check --fail-on atrisk", '--fail-on "atrisk" is none of', "Did you mean --fail-on at-risk?"],
    ["check --allow-rejects few", '--allow-rejects "few" is neither', "For example: --allow-rejects 3"],
    ["check --format jsn", '--format "jsn" is none of', "Did you mean --format json?"],
    ["check --source lead=x.csv", '--source "lead" is none of leads and tickets', "--source leads=x.csv?"],
    [
      "check --opportunities x.csv",
      '--opportunities "x.csv" is for the source opportunities',
      "under sources",
    ],
    [
      "check --owner client --leads /no/such.csv",
      '--leads "/no/such.csv" is for leads, which no chosen objective reads',
      "For example: --objective response",
    ],
    ["check --peroid 2025", 'there is no option "--peroid"', "Did you mean --period?"],
    ["check --period", 'the option "--period <period>" needs a value', "sla-audit check --help"],
    ["review a b", '"b" is one argument too many', "sla-audit review --help"],
    ["chekc", 'there is no command "chekc"', "Did you mean sla-audit check?"],
    ["schema", "an argument is missing: <name>", "sla-audit schema --help"],
    [
      "schema defintion",
      'schema "defintion" is none of definition, report, review',
      "Did you mean schema definition?",
    ],
  ];

  it.concurrent.each(cases)("%s", async (line, message, help) => {
    const { code, stdout, stderr } = await runProgram(line.split(" "), { cwd: makeFolder(sampleFiles) });
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr.startsWith(message), stderr).toBe(true);
    expect(stderr.replace(/\n */g, " ")).toContain(help);
    expect(stderr.split("\n").filter((each) => each.length > 80)).toEqual([]);
  });

  it("and all of them are told at once", async () => {
    const args = "check --period 2025-Q5 --as-of soon --format xml --fail-on x --allow-rejects y --owner z";
    const { stderr } = await runProgram(args.split(" "), { cwd: makeFolder(sampleFiles) });
    for (const option of args.match(/--\S+/g) ?? []) expect(stderr).toContain(`${option} "`);
  });
});
