import { describe, expect, it } from "vitest";
import { createProgram } from "../../src/cli/main.js";
import { projectFolder, runProgram } from "../cli/run-program.js";
import { makeFolder } from "../cli/sample-folder.js";
import { blocks, pages, placeOf, readPage } from "./markdown-blocks.js";
import { rewriteOutputs } from "./shown-outputs.js";
import { listCommands, makeWorkshop, runCommand } from "./workshop.js";

/** Told by every run that did what it was asked to: 2 is an audit that is incomplete or did not run. */
const fine = [0, 1];

describe("every example of the help runs", () => {
  const names = createProgram().commands.map((command) => command.name());
  it.concurrent.each(names)("%s", async (name) => {
    const { stdout } = await runProgram([name, "--help"]);
    const examples = listCommands((stdout.split("\nExamples:\n")[1] ?? "").replace(/^ +(\$ )?/gm, ""));
    expect(examples.length).toBeGreaterThan(0);
    const cwd = name === "init" ? makeFolder() : makeWorkshop();
    for (const example of examples) {
      const { code, stderr } = await runCommand(example, cwd);
      expect(fine, `${example}\n${stderr}`).toContain(code);
    }
  });
});

describe("every block of commands runs", () => {
  const scripts = blocks.filter(({ language, notRun }) => language === "sh" && notRun === undefined);
  it.concurrent.each(scripts.map((block) => [placeOf(block), block.text] as const))("%s", async (_, text) => {
    const cwd = makeWorkshop();
    for (const command of listCommands(text)) {
      const { code, stderr } = await runCommand(command, cwd);
      expect(fine, `${command}\n${stderr}`).toContain(code);
    }
  });
});

describe("every output that a page shows is what its command prints", () => {
  const shown = pages.filter((page) =>
    blocks.some((block) => block.page === page && block.language === "console"),
  );
  it.each(shown)("%s", async (page) => {
    const cwd = makeWorkshop();
    const rewritten = await rewriteOutputs(readPage(page), (command) => runCommand(command, cwd));
    await expect(rewritten).toMatchFileSnapshot(projectFolder + page);
  });
});

describe("every block of a page", () => {
  it("is run, or says why it can't be", () => {
    const known = ["sh", "console", "yaml", "ts", "json"];
    expect(blocks.filter(({ language }) => !known.includes(language)).map(placeOf)).toEqual([]);
    const marked = blocks.filter(({ notRun }) => notRun !== undefined);
    expect(marked.map(({ language, notRun }) => `${language}: ${notRun}`)).toEqual([
      "sh: it runs these tests",
      "sh: it installs",
    ]);
  });

  it("of JSON can be parsed", () => {
    for (const { language, text } of blocks) if (language === "json") JSON.parse(text);
  });
});
