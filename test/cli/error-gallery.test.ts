import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, it } from "vitest";
import { projectFolder, runProgram, transcript } from "./run-program.js";

const gallery = `${projectFolder}fixtures/errors`;
const common = ["--period", "2025-03", "--as-of", "2025-03-31", "--quiet"];

/** The arguments of an exhibit, where the command line itself is at fault. */
function argumentsOf(folder: string): string[] {
  const file = `${folder}/arguments.txt`;
  if (existsSync(file)) return readFileSync(file, "utf8").trim().split(/\s+/);
  return ["check", existsSync(`${folder}/sla.json`) ? "sla.json" : "sla.yaml", ...common];
}

describe("the gallery of errors: each has its smallest file and its exact message", () => {
  it.concurrent.for(readdirSync(gallery).sort())("%s", async (name, { expect }) => {
    const folder = `${gallery}/${name}`;
    const args = argumentsOf(folder);
    const result = await runProgram(args, { cwd: folder });
    expect(result.stderr).not.toContain("failed in a way");
    await expect(transcript(`sla-audit ${args.join(" ")}`, result)).toMatchFileSnapshot(
      `${folder}/expected.txt`,
    );
    expect(result.code).toBe(2);
  });
});
