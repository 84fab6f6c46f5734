import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { runProgram } from "../run-program.js";
import { makeFolder } from "../sample-folder.js";

const asker = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const year = new Date().getFullYear();
const today = () => new Date().toLocaleDateString("sv");

const cwd = makeFolder({ "sla.yaml": "", "acme.json": "", "leads.csv": "", "a b.csv": "" });
mkdirSync(`${cwd}/exports`);

/** What each shell answers to a line of words, the last of which is not complete. */
const askers: Readonly<Record<string, (script: string, words: readonly string[]) => string[]>> = {
  bash: (script, words) => run("bash", ["--norc", asker("ask-bash.sh"), script, ...words]),
  zsh: (script, words) => run("zsh", ["-f", asker("ask-zsh.zsh"), script, words.join(" ")]),
  fish: (script, words) =>
    run("fish", ["--no-config", "-c", `source ${script}; complete -C '${words.join(" ")}'`]).map((line) =>
      line.replace(/\t.*/, ""),
    ),
};

function run(command: string, args: readonly string[]): string[] {
  const { stdout, stderr, error } = spawnSync(command, args, { cwd, encoding: "utf8", timeout: 20_000 });
  expect(error ?? stderr).toBe("");
  return stdout
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => line.replace(/\\ /g, " "));
}

/** Those of the three that this machine has; bash is on all that the tests run on. */
const present = Object.keys(askers).filter(
  (shell) => shell === "bash" || spawnSync(shell, ["--version"]).error === undefined,
);

const quarters = (of: number) => [1, 2, 3, 4].map((quarter) => `${of}-Q${quarter}`);
const schemas = ["definition", "report", "review", "diff", "explain", "inspect", "validate", "plan"];

/** Lines, and what all shells have to offer at their end. */
const lines: readonly (readonly [string, readonly string[]])[] = [
  ["sla-audit co", ["completion"]],
  ["sla-audit schema ", schemas],
  ["sla-audit help pl", ["plan"]],
  ["sla-audit completion ", ["bash", "zsh", "fish"]],
  ["sla-audit check --update-b", ["--update-baseline"]],
  ["sla-audit review --qu", ["--quarter", "--quiet"]],
  ["sla-audit plan --re", ["--revenue", "--reps"]],
  ["sla-audit check --format j", ["json", "junit"]],
  ["sla-audit inspect --format ", ["table", "json"]],
  ["sla-audit check --fail-on ", ["breached", "at-risk", "never"]],
  ["sla-audit init --template s", ["sales", "support"]],
  [`sla-audit check --period ${year}-Q`, quarters(year)],
  [`sla-audit diff a b --period ${year}-W5`, [0, 1, 2, 3].map((week) => `${year}-W5${week}`)],
  ["sla-audit check --period a", ["all"]],
  [`sla-audit review --quarter ${year - 1}`, quarters(year - 1)],
  ["sla-audit check --timezone America/New", ["America/New_York"]],
  ["sla-audit init --title ", []],
  ["sla-audit check --baseline lea", ["leads.csv"]],
];

describe.each(present)("completion in %s", (shell) => {
  const ask = askers[shell]!;
  const script = (async () => {
    const path = `${cwd}/completion.${shell}`;
    const { stdout, stderr, code } = await runProgram(["completion", shell]);
    expect({ stderr, code }).toEqual({ stderr: "", code: 0 });
    writeFileSync(path, stdout);
    return path;
  })();

  it.each(lines)("%s", async (line, offered) => {
    const answer = ask(await script, line.split(" "));
    // Where bash is to offer files, it is handed nothing and does it by itself.
    const isLeftToBash = shell === "bash" && offered.some((word) => word.endsWith(".csv"));
    expect(answer.sort()).toEqual(isLeftToBash ? ["(files)"] : [...offered].sort());
  });

  it("offers definitions before other files, and the folders that they may stand in", async () => {
    const answer = ask(await script, ["sla-audit", "check", ""]);
    expect(answer.map((path) => path.replace(/\/$/, ""))).toEqual(
      expect.arrayContaining(["sla.yaml", "acme.json", "exports"]),
    );
  });

  it("knows that a source is a name and a file", async () => {
    const [offered] = ask(await script, ["sla-audit", "check", "--source", "ticket-h"]);
    expect(offered?.replace("=", "")).toBe("ticket-history");
    const parted = ["leads", "=", "lea"];
    const words = shell === "bash" ? parted : [parted.join("")];
    const answer = ask(await script, ["sla-audit", "check", "--source", ...words]);
    expect(answer).toEqual([{ bash: "(files)", zsh: "leads.csv", fish: "leads=leads.csv" }[shell]]);
  });

  it("offers spans of time in as many words as the shell takes them", async () => {
    const words = shell === "bash" ? ["6", "mo"] : ["6"];
    const answer = ask(await script, ["sla-audit", "review", "--last", ...words]);
    expect(answer).toContain(shell === "bash" ? "months" : "6 months");
  });

  it("offers the day", async () => {
    const before = today();
    const answer = ask(await script, ["sla-audit", "explain", "L-1", "--as-of", ""]);
    expect([[before], [today()]]).toContainEqual(answer);
  });
});
