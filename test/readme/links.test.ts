import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import { projectFolder } from "../cli/run-program.js";
import { pages, readPage } from "./markdown-blocks.js";

/** The part of an address that GitHub makes of a heading. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, "")
    .replaceAll(" ", "-");

it.each(pages)("every link of %s leads to a file, and to a heading that it has", (page) => {
  const links = [...readPage(page).matchAll(/\]\((?!https?:)([^)#]*)(?:#([^)]+))?\)/g)];
  for (const [link, path = "", anchor] of links) {
    const target = path === "" ? page : join(dirname(page), path);
    expect(existsSync(projectFolder + target), link).toBe(true);
    if (anchor === undefined) continue;
    const headings = [...readPage(target).matchAll(/^#+ (.+)$/gm)].map(([, heading]) =>
      anchorOf(heading ?? ""),
    );
    expect(headings, link).toContain(anchor);
  }
});
