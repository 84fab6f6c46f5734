import { describe, expect, it } from "vitest";
import { describeProgram, type Value } from "../../../src/cli/completion/command-shapes.js";
import { createProgram } from "../../../src/cli/main.js";
import { listWords } from "../../../src/model/list-words.js";
import { runProgram } from "../run-program.js";
import { makeFolder, sampleFiles } from "../sample-folder.js";

const { commands } = describeProgram(createProgram());
const namesOf = (value: Value | undefined) => (value?.kind === "choice" ? value.names : undefined);

describe("what a shell is told", () => {
  it("is every command of the help, with all of its options", async () => {
    const { stdout } = await runProgram(["--help"]);
    const told = [...stdout.matchAll(/^ {2}([a-z]+) .*(?:\[|<)/gm)].map(([, name]) => name);
    expect(commands.map(({ name }) => name)).toEqual(told);
    for (const { name, options } of commands.filter(({ name }) => name !== "help")) {
      const help = (await runProgram([name, "--help"])).stdout;
      const flags = [...help.matchAll(/^ {2}(?:-\w, )?(--[a-z-]+)/gm)].map(([, flag]) => flag);
      expect(options.map(({ long }) => long)).toEqual(flags);
    }
  });

  it.each(["check", "review", "diff", "explain", "inspect", "validate", "plan", "init"])(
    "the names that %s offers are those that it takes",
    async (name) => {
      const command = commands.find((each) => each.name === name)!;
      const chosen = command.options.filter(({ value }) => namesOf(value) !== undefined);
      expect(chosen.length).toBeGreaterThan(0);
      const operands = { diff: ["sla.yaml", "sla.yaml"], explain: ["1"], inspect: ["leads.csv"] }[name] ?? [];
      const args = [name, ...operands, ...chosen.flatMap(({ long }) => [long, "~"])];
      const { stderr, code } = await runProgram(args, { cwd: makeFolder(sampleFiles) });
      expect(code).toBe(2);
      const told = stderr.replace(/\s+/g, " ");
      for (const { long, value } of chosen) {
        expect(told).toContain(`${long} "~" is none of ${listWords(namesOf(value)!, "and")}`);
      }
    },
  );

  it.each(["schema", "completion"])("the names that %s offers are those that it takes", async (name) => {
    const [argument] = commands.find((each) => each.name === name)!.arguments;
    const { stderr } = await runProgram([name, "~"]);
    const told = stderr.replace(/\s+/g, " ");
    expect(told).toContain(`${name} "~" is none of ${listWords(namesOf(argument?.value)!, "and")}`);
  });

  it("a new kind of value is completed, or known to be the user's own", () => {
    const own = [
      "id",
      "party",
      "field",
      "n",
      "name",
      "text",
      "amount",
      "percent",
      "number",
      "hours",
      "days",
      "minutes",
    ];
    const free = createProgram().commands.flatMap((command) => {
      const shape = commands.find(({ name }) => name === command.name())!;
      const isFree = (long: string) =>
        shape.options.find((option) => option.long === long)?.value?.kind === "free";
      return command.options.flatMap(({ long, flags }) =>
        isFree(long ?? "") ? (/<(.+)>/.exec(flags)?.[1] ?? []) : [],
      );
    });
    expect([...new Set(free)].filter((placeholder) => !own.includes(placeholder))).toEqual([]);
  });
});
