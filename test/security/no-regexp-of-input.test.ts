import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

const sources = readdirSync("src", { recursive: true, encoding: "utf8" })
  .map((path) => path.replaceAll("\\", "/"))
  .filter((path) => path.endsWith(".ts"));

/** Letters of a term with a full stop for everything else: nothing in it repeats, so that it can't hang. */
const known = ["advice/undefined-term.ts"];

it("no regular expression is built from text, so that none can be made to hang", () => {
  const found = sources.filter((path) => /\bRegExp\s*\(/.test(readFileSync(`src/${path}`, "utf8")));
  expect(found).toEqual(known);
});

/** Loads the bundle that it stands in, as `require` would, with the compiled code that was kept of it. */
const loadsProgram = ["cli/load-parts.ts"];

it("no code is made of text but the program's own, and nothing opens a connection", () => {
  const code =
    /\beval\s*\(|new Function\b|node:vm|node:child_process|node:(net|https?|dgram|tls|dns)"|\bfetch\s*\(/;
  expect(sources.filter((path) => code.test(readFileSync(`src/${path}`, "utf8")))).toEqual(loadsProgram);
  const callers = sources.filter((path) => /load-parts\.js/.test(readFileSync(`src/${path}`, "utf8")));
  expect(callers.sort()).toEqual(["cli/compiled-store.ts", "cli/open-program.ts"]);
});
