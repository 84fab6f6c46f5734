import { readdirSync, readFileSync } from "node:fs";
import { projectFolder } from "../cli/run-program.js";

/** A fenced block of a page. */
export interface Block {
  readonly page: string;
  /** Of its fence, from 1. */
  readonly line: number;
  readonly language: string;
  /** Why it can't be run on a machine that tests: what follows `not-run:` behind the language. */
  readonly notRun: string | undefined;
  readonly text: string;
}

/** The pages that people read; those that are written anew by a test of their own have no blocks. */
export const pages: readonly string[] = [
  "README.md",
  ...readdirSync(`${projectFolder}docs`)
    .filter((name) => name.endsWith(".md"))
    .map((name) => `docs/${name}`),
];

export const readPage = (page: string) => readFileSync(projectFolder + page, "utf8");

export function readBlocks(page: string): Block[] {
  const blocks: Block[] = [];
  let begun: { line: number; info: string; lines: string[] } | undefined;
  for (const [index, text] of readPage(page).split("\n").entries()) {
    if (begun === undefined) {
      if (text.startsWith("```")) begun = { line: index + 1, info: text.slice(3), lines: [] };
    } else if (text === "```") {
      const [, language = "", notRun] = /^(\w*)(?: not-run: (.+))?$/.exec(begun.info) ?? [];
      blocks.push({ page, line: begun.line, language, notRun, text: begun.lines.join("\n") });
      begun = undefined;
    } else begun.lines.push(text);
  }
  return blocks;
}

export const blocks: readonly Block[] = pages.flatMap(readBlocks);
export const placeOf = ({ page, line }: Block) => `${page}:${line}`;
