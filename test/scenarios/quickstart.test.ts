import { describe, expect, it } from "vitest";
import { runProgram, transcript } from "../cli/run-program.js";

const quickstart = ["check", "fixtures/quickstart/sla.yaml", "--period", "2025-03", "--as-of", "2025-03-31"];

describe("the quickstart", () => {
  it.each([
    ["table-80", [], { COLUMNS: "80" }],
    ["table-140", [], { COLUMNS: "140" }],
    ["table-color", [], { COLUMNS: "100", FORCE_COLOR: "1" }],
    ["json", ["--format", "json"], {}],
    ["one-party", ["--owner", "client"], {}],
    ["one-objective", ["--objective", "lead-response", "--fail-on", "at-risk"], {}],
    ["all-periods", ["--period", "all"], {}],
    ["no-allowance", ["--allow-rejects", "0", "--quiet"], {}],
  ] as const)("%s", async (name, more, env) => {
    const args = [...quickstart, ...more];
    const result = await runProgram(args, { env });
    const command = [
      ...Object.entries(env).map(([key, value]) => `${key}=${value}`),
      "sla-audit",
      ...args,
    ].join(" ");
    await expect(transcript(command, result)).toMatchFileSnapshot(`golden/quickstart-${name}.txt`);
  });

  it("gives the same bytes twice", async () => {
    const [first, second] = [await runProgram(quickstart), await runProgram(quickstart)];
    expect(second).toEqual(first);
  });
});
