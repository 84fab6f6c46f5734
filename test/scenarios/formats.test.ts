import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { runProgram } from "../cli/run-program.js";
import { makeFolder } from "../cli/sample-folder.js";

const runs = [
  ["quickstart", "2025-03-31"],
  ["agreement", "2025-04-12"],
] as const;

/** Every format of one run, by the name of its golden file. */
async function writeAll(fixture: string, asOf: string): Promise<Readonly<Record<string, string>>> {
  const folder = makeFolder();
  const check = ["check", `fixtures/${fixture}/sla.yaml`, "--period", "2025-03", "--as-of", asOf];
  const texts: Record<string, string> = {};
  const write = async (table: string, name: string, others: readonly string[]) => {
    const names = [name, ...others];
    const outputs = names.flatMap((each) => ["-o", join(folder, each)]);
    const { stdout } = await runProgram([...check, "--csv", table, ...outputs, "--format", "github"]);
    for (const each of names) texts[each] = readFileSync(join(folder, each), "utf8");
    texts["github.txt"] = stdout;
  };
  await write("breaches", "breaches.csv", ["report.md", "junit.xml"]);
  await write("objectives", "objectives.csv", []);
  await write("measurements", "measurements.csv", []);
  return texts;
}

describe.each(runs)("%s", (fixture, asOf) => {
  const written = writeAll(fixture, asOf);

  test.each(["breaches.csv", "objectives.csv", "measurements.csv", "report.md", "junit.xml", "github.txt"])(
    "as %s",
    async (name) => {
      await expect((await written)[name]).toMatchFileSnapshot(`golden/formats/${fixture}-${name}`);
    },
  );

  test("twice is the same to the byte", async () => {
    expect(await writeAll(fixture, asOf)).toEqual(await written);
  });
});
