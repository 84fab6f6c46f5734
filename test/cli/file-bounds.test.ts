import { mkdirSync, renameSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type RunResult, runProgram } from "./run-program.js";
import { makeFolder, sampleFiles } from "./sample-folder.js";

const common = ["--period", "2025-03", "--as-of", "2025-03-31", "--format", "json"];
const row = "Id,Created at,First response at\n1,2025-03-03 09:00,2025-03-03 10:00\n";

function definition(file: string, more = ""): string {
  return `version: 1
agreement: { id: small, title: Small, parties: { provider: { name: Provider } }, timezone: UTC${more} }
sources:
  leads: { file: ${file}, timezone: UTC }
objectives:
  - { id: response, metric: lead-response-time, owner: provider, target: 90% within 4 hours }
`;
}

/** A folder with exports in one folder, a secret in another, and a definition in a third. */
function makeHome(text: string): string {
  const home = makeFolder();
  for (const folder of ["contract", "contract/below", "exports", "secret"]) mkdirSync(join(home, folder));
  for (const path of [
    "contract/leads.csv",
    "contract/below/leads.csv",
    "exports/leads.csv",
    "secret/leads.csv",
  ])
    writeFileSync(join(home, path), row);
  symlinkSync("../secret/leads.csv", join(home, "contract/link.csv"));
  symlinkSync("../secret", join(home, "contract/linked"));
  symlinkSync("below/leads.csv", join(home, "contract/inner-link.csv"));
  writeFileSync(join(home, "contract/sla.yaml"), text);
  return home;
}

const check = (cwd: string, ...options: string[]): Promise<RunResult> =>
  runProgram(["check", "contract/sla.yaml", ...common, ...options], { cwd });

const codes = ({ stdout }: RunResult) =>
  (JSON.parse(stdout).problems as { code: string }[]).map(({ code }) => code);

describe.skipIf(process.platform === "win32")("a definition reads what lies in its folder", () => {
  it.each([
    "leads.csv",
    "./below/leads.csv",
    "below/*.csv",
    "below/../leads.csv",
    "inner-link.csv",
    "../contract/leads.csv",
  ])("%s", async (file) => {
    expect((await check(makeHome(definition(file)))).code).toBe(0);
  });

  it.each([
    "../exports/leads.csv",
    "../exports/*.csv",
    "'*/../../exports/leads.csv'",
    "below/../../secret/leads.csv",
    "link.csv",
    "linked/leads.csv",
    "'linked/*.csv'",
    "'l*.csv'",
    "/etc/hostname",
    "/dev/stdin",
    "../nowhere/leads.csv",
  ])("and not %s", async (file) => {
    const result = await check(makeHome(definition(file)));
    expect(result.code).toBe(2);
    expect(codes(result)).toContain("outside-folder");
  });

  it("unless the command line opens another folder", async () => {
    const home = makeHome(definition("../exports/leads.csv"));
    expect((await check(home, "--allow-outside", "exports")).code).toBe(0);
    expect(codes(await check(home, "--allow-outside", "secret"))).toContain("outside-folder");
    expect((await check(home, "--allow-outside", "secret", "--allow-outside", ".")).code).toBe(0);
  });

  it("or names the file itself", async () => {
    const home = makeHome(definition("../exports/leads.csv"));
    expect((await check(home, "--leads", "exports/leads.csv")).code).toBe(0);
  });

  it("as the mend of the message says", async () => {
    for (const file of ["../exports/leads.csv", "../exports/*.csv", "linked/leads.csv", "link.csv"]) {
      const home = makeHome(definition(file));
      const { problems } = JSON.parse((await check(home)).stdout) as { problems: { help: string }[] };
      const folder = /--allow-outside (\S+?),? /.exec(problems[0]!.help)?.[1] as string;
      // What a link of the folder leads to is opened by its own name.
      const opens = file.startsWith("link") ? "secret" : folder;
      expect((await check(home, "--allow-outside", opens)).code).toBe(0);
    }
  });
});

describe("files that a definition names beside exports", () => {
  it.each([
    ["waivers", "waivers: ../secret/waivers.yaml\n", "waivers-not-read"],
    ["a preset", "", "preset-not-read"],
  ])("%s are bound alike, whether they are there or not", async (_what, more, code) => {
    const file = code === "preset-not-read" ? "leads.csv, preset: ../secret/own.yaml" : "leads.csv";
    const home = makeHome(definition(file) + more);
    const before = await check(home);
    expect(before.code).toBe(2);
    expect(before.stderr).toContain("allow that by --allow-outside");
    // The same words for a file that is there: a definition learns nothing of the disk.
    for (const name of ["waivers", "own"]) writeFileSync(join(home, `secret/${name}.yaml`), "secret: 1\n");
    expect(await check(home)).toEqual(before);
    expect((await check(home, "--allow-outside", "secret")).stderr).not.toContain("allow that by");
  });

  it("another agreement may lie in an open folder, and opens no further one", async () => {
    const home = makeHome(definition("leads.csv", ", supported-by: [../vendor/sla.yaml]"));
    mkdirSync(join(home, "vendor"));
    const inner = definition("../secret/leads.csv").replace("id: small", "id: vendor");
    writeFileSync(join(home, "vendor/sla.yaml"), inner);
    expect((await check(home)).stderr).toContain("--allow-outside vendor");
    expect((await check(home, "--allow-outside", "vendor")).stdout).toContain("outside-folder");
  });
});

it("a definition behind a link reads what lies beside the link", async () => {
  const home = makeFolder(sampleFiles);
  mkdirSync(join(home, "kept"));
  renameSync(join(home, "sla.yaml"), join(home, "kept/real.yaml"));
  symlinkSync("kept/real.yaml", join(home, "sla.yaml"));
  const { code } = await runProgram(["check", ...common], { cwd: home });
  expect(code).toBe(0);
});
