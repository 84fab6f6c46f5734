import { readFileSync } from "node:fs";
import { expect, test, vi } from "vitest";
import { projectFolder } from "../cli/run-program.js";
import { blocks } from "./markdown-blocks.js";

const example = readFileSync(new URL("library-example.ts", import.meta.url), "utf8");

test("the README shows this example, which the type check of the project reads too", () => {
  const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
  const shown = example.replace('"../../src/index.js"', '"sla-audit"');
  expect(readme).toContain(`\`\`\`ts\n${shown}\`\`\`\n`);
});

test("the example prints what its comments say", async () => {
  const printed: unknown[][] = [];
  const log = vi.spyOn(console, "log").mockImplementation((...values) => void printed.push(values));
  await import("./library-example.js");
  log.mockRestore();
  expect(printed).toEqual([
    [7_200_000],
    ["2025-03-04T17:00:00.000Z"],
    ["breached", "50%"],
    [["L2 was due 2025-03-03T16:00:00.000Z"]],
  ]);
});

test("a page that shows a file of the program shows it as it is", () => {
  const shown = blocks.filter(({ language, text }) => language === "ts" && text.startsWith("// src/"));
  expect(shown.length).toBeGreaterThan(0);
  for (const { text } of shown) {
    const [heading = "", ...lines] = text.split("\n");
    expect(`${lines.join("\n")}\n`).toBe(readFileSync(projectFolder + heading.slice(3), "utf8"));
  }
});
