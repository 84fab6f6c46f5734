import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { toolVersion } from "../../src/model/tool.js";
import { projectFolder, runProgram } from "../cli/run-program.js";

const readProject = (path: string) => readFileSync(projectFolder + path, "utf8");

describe("what is published", () => {
  it("the version is that of package.json", () => {
    expect(JSON.parse(readProject("package.json")).version).toBe(toolVersion);
  });

  it.each(["definition", "report", "review", "diff", "explain", "inspect", "validate", "plan"])(
    "the schema of the %s is what the program prints",
    async (name) => {
      const { stdout, code } = await runProgram(["schema", name]);
      expect(code).toBe(0);
      expect(stdout).toBe(readProject(`schema/${name}.schema.json`));
    },
  );

  it("every page that the README and its pages link to is in the package", () => {
    const { files } = JSON.parse(readProject("package.json")) as { files: string[] };
    const packed = (path: string) =>
      ["README.md", "LICENSE", "package.json"].includes(path) ||
      files.some((each) => path === each || path.startsWith(`${each}/`));
    const linked = ["README.md", "ARCHITECTURE.md"].flatMap((page) =>
      [...readProject(page).matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, path]) => path as string),
    );
    expect(linked).toContain("docs/fields.md");
    expect(linked.filter((path) => !packed(path))).toEqual([]);
  });

  it("the quickstart's definition and report fit their schemas", async () => {
    const ajv = new Ajv2020({ strict: false, allErrors: true });
    const definition = ajv.compile(JSON.parse(readProject("schema/definition.schema.json")));
    definition(parse(readProject("fixtures/quickstart/sla.yaml")));
    expect(definition.errors).toBeNull();
    const report = ajv.compile(JSON.parse(readProject("schema/report.schema.json")));
    const { stdout } = await runProgram([
      "check",
      "fixtures/quickstart/sla.yaml",
      "--period",
      "2025-Q1",
      "--as-of",
      "2025-03-31",
      "--format",
      "json",
    ]);
    report(JSON.parse(stdout));
    expect(report.errors).toBeNull();
  });
});
