import { copyFileSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseAgreement } from "../../src/definition/parse-agreement.js";
import { templates } from "../../src/templates/index.js";
import { projectFolder, runProgram } from "./run-program.js";

const made = ["--from", "2025-01-01", "--timezone", "America/New_York"];
const march = ["--period", "2025-03", "--as-of", "2025-03-31", "--allow-rejects", "1"];

function newFolder(): string {
  return mkdtempSync(join(tmpdir(), "sla-audit-init-"));
}

describe("a first definition", () => {
  it.each(templates.map(({ id, source }) => [id, source.file] as const))(
    "of %s audits the quickstart's exports as it was written",
    async (id, file) => {
      const cwd = newFolder();
      const written = await runProgram(["init", "acme", "--template", id, ...made], { cwd });
      expect(written).toMatchObject({ code: 0, stderr: "" });
      expect(written.stdout).toContain(join("acme", "sla.yaml"));
      copyFileSync(`${projectFolder}fixtures/quickstart/${file}`, join(cwd, "acme", file));
      const checked = await runProgram(["check", "acme/sla.yaml", ...march, "--format", "json"], { cwd });
      const report = JSON.parse(checked.stdout);
      // Breached or not is the exports' affair; every promise could be judged on them.
      expect(["met", "breached"]).toContain(report.verdict);
      expect(report.objectives.map(({ verdict }: { verdict: string }) => verdict)).not.toContain("no-data");
      expect(report.problems.filter(({ severity }: { severity: string }) => severity === "error")).toEqual(
        [],
      );
    },
  );

  it("is never written over one that is there", async () => {
    const cwd = newFolder();
    writeFileSync(join(cwd, "sla.yaml"), "mine");
    const { code, stderr } = await runProgram(["init", "--template", "sales"], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain("there is a definition already, and it stays as it is");
    expect(readFileSync(join(cwd, "sla.yaml"), "utf8")).toBe("mine");
  });

  it("asks nothing in a pipe", async () => {
    const { code, stderr } = await runProgram(["init"], { cwd: newFolder() });
    expect(code).toBe(2);
    expect(stderr).toContain("--template and one of sales, support or marketing-sales");
  });

  it.each([
    [["--template", "marketing-sales", "--fee", "500 EUR"], '--fee "500 EUR" has no place in the template'],
    [["--template", "sales", "--provider", ""], '--provider "" is empty'],
    [["--template", "sales", "--client", " "], '--client " " is empty'],
    [["--template", "sales", "--title", ""], '--title "" is empty'],
  ])("%j is refused, and nothing is written", async (args, message) => {
    const cwd = newFolder();
    const { code, stderr } = await runProgram(["init", ...args], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain(message);
    expect(readdirSync(cwd)).toEqual([]);
  });

  it.each(["A: B, {C}", '"quoted" # no comment', "yes", "Ärzte & Söhne", "007"])(
    "holds the name %s as it was given",
    async (name) => {
      const cwd = newFolder();
      await runProgram(["init", "--template", "sales", "--provider", name, "--client", name], { cwd });
      const content = readFileSync(join(cwd, "sla.yaml"));
      const { agreement, problems } = await parseAgreement(content, { file: "sla.yaml" });
      expect(problems).toEqual([]);
      expect(agreement?.parties.map((party) => party.name)).toEqual([name, name]);
      expect(agreement?.title).toBe(`${name} for ${name}`);
    },
  );
});
