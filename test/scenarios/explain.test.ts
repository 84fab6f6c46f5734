import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { projectFolder, runProgram, transcript } from "../cli/run-program.js";

const explain = (id: string, ...more: string[]) => [
  "explain",
  id,
  "fixtures/quickstart/sla.yaml",
  "--as-of",
  "2025-03-31",
  ...more,
];

describe("sla-audit explain, on the quickstart", () => {
  it.each([
    ["ticket", explain("4404"), {}],
    ["lead", explain("L-1044"), {}],
    ["color", explain("4403", "--objective", "urgent-resolution"), { FORCE_COLOR: "1" }],
    ["json", explain("4403", "--objective", "urgent-resolution", "--format", "json"), {}],
    ["bad-options", explain("4403", "--source", "ticket", "--format", "xml"), {}],
  ] as const)("%s", async (name, args, env) => {
    const result = await runProgram(args, { env });
    for (const line of result.stdout.split("\n")) {
      if (name === "ticket" || name === "lead") expect(line.length).toBeLessThanOrEqual(80);
    }
    const settings = Object.entries(env).map(([key, value]) => `${key}=${value}`);
    await expect(transcript([...settings, "sla-audit", ...args].join(" "), result)).toMatchFileSnapshot(
      `golden/explain-${name}.txt`,
    );
  });

  it("its JSON fits the published schema", async () => {
    const ajv = new Ajv2020({ strict: false, allErrors: true });
    const check = ajv.compile(JSON.parse(readFileSync(`${projectFolder}schema/explain.schema.json`, "utf8")));
    for (const id of ["4404", "L-1044"]) {
      const { stdout, code } = await runProgram(explain(id, "--format", "json"));
      check(JSON.parse(stdout));
      expect(check.errors).toBeNull();
      expect(code).toBe(0);
    }
  });
});
