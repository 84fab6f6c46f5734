import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { XMLValidator } from "fast-xml-parser";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { projectFolder, type RunResult, runProgram, runScript } from "../cli/run-program.js";
import { makeFolder, sampleFiles } from "../cli/sample-folder.js";

const examples = `${projectFolder}docs/ci`;
const late = sampleFiles["late.csv"];
/** What the examples leave to the day on which they run. */
const fixedDay = "--period 2025-03 --as-of 2025-03-05T12:00";

interface Job {
  readonly steps: readonly { readonly uses?: string; readonly run?: string; readonly if?: string }[];
}

/** The shell commands of each example, as its build server runs them. */
const commands: Readonly<Record<string, string>> = {
  github: githubJob()
    .steps.flatMap(({ run }) => run ?? [])
    .join("\n"),
  gitlab: (readYaml("gitlab-ci.yml") as { sla: { script: string[] } }).sla.script.join("\n"),
  generic: readFileSync(`${examples}/audit.sh`, "utf8"),
};

function readYaml(name: string): unknown {
  return parse(readFileSync(`${examples}/${name}`, "utf8"), { strict: true, uniqueKeys: true });
}

function githubJob(): Job {
  return (readYaml("github.yml") as { jobs: { audit: Job } }).jobs.audit;
}

/**
 * Runs the commands in a folder; nothing is installed, and npx runs the built program. Build servers stop at
 * the first command that fails; a script says so itself.
 */
function build(script: string, cwd: string, env: Readonly<Record<string, string>> = {}): Promise<RunResult> {
  const fixed = script.replace(/check sla\.yaml/g, `check sla.yaml ${fixedDay} --objective response`);
  const stops = script.startsWith("#!") ? "" : "set -e\n";
  return runScript(`npm() { :; }\nnpx() { "$@"; }\n${stops}${fixed}`, { cwd, env });
}

async function repository(leads: string): Promise<string> {
  const cwd = makeFolder({ ...sampleFiles, "leads.csv": late });
  const args = `check ${fixedDay} --objective response --quiet`.split(" ");
  await runProgram([...args, "--baseline", "sla-baseline.json", "--update-baseline"], { cwd });
  writeFileSync(join(cwd, "leads.csv"), leads);
  return cwd;
}

describe.each(Object.entries(commands))("the %s example", (_, script) => {
  it.each([
    ["0 where the baseline knows all", late, 0],
    ["1 on a new breach", `${late}3,2025-03-03 09:00,2025-03-04 10:00\n`, 1],
    ["2 on a row that can't be read", `${late}3,never,\n`, 2],
  ])("ends with %s, and leaves its reports", async (_, leads, code) => {
    const cwd = await repository(leads);
    const result = await build(script, cwd);
    expect({ ...result, stdout: "", stderr: "" }).toEqual({ stdout: "", stderr: "", code });
    expect(XMLValidator.validate(readFileSync(join(cwd, "sla-junit.xml"), "utf8"))).toBe(true);
    expect(existsSync(join(cwd, "sla-report.html"))).toBe(true);
    expect(JSON.parse(readFileSync(join(cwd, "sla-report.json"), "utf8"))).toHaveProperty("baseline");
  });
});

it("the script says in words what the exit code means", async () => {
  const { stderr, code } = await build(commands["generic"] as string, await repository(`${late}3,never,\n`));
  expect({ code, last: stderr.trimEnd().split("\n").at(-1) }).toEqual({
    code: 2,
    last: "The audit is incomplete or did not run.",
  });
});

it("ends with 2 where an export is missing", async () => {
  const cwd = await repository(late);
  const result = await build(`${commands["gitlab"]}`.replace("sla.yaml", "sla.yaml --leads gone.csv"), cwd);
  expect(result.code).toBe(2);
});

it("on GitHub it annotates and fills the summary of the step", async () => {
  const cwd = await repository(`${late}3,2025-03-03 09:00,2025-03-04 10:00\n`);
  const summary = join(cwd, "summary.md");
  const { stdout } = await build(commands["github"] as string, cwd, { GITHUB_STEP_SUMMARY: summary });
  expect(stdout).toMatch(/^::error [^\n]*file=sla\.yaml,line=11/m);
  expect(readFileSync(summary, "utf8")).toContain("### Against the baseline");
});

it("what must happen after a failed audit is said to happen always", () => {
  const upload = githubJob().steps.find(({ uses }) => uses?.startsWith("actions/upload-artifact@"));
  expect(upload?.if).toBe("always()");
  const { sla } = readYaml("gitlab-ci.yml") as { sla: { artifacts: { when: string } } };
  expect(sla.artifacts.when).toBe("always");
  const all = Object.values(commands).join("\n");
  expect(all).not.toMatch(/\|\| *true|continue-on-error|allow_failure/);
});
