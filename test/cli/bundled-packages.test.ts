import { readFileSync } from "node:fs";
import Module, { createRequire } from "node:module";
import { runInThisContext } from "node:vm";
import stringWidth from "string-width";
import { describe, expect, it } from "vitest";
import * as yaml from "yaml";
import { projectFolder } from "./run-program.js";

const { drawWithoutDebugging, escapeCode, plainCharacters, yamlModules } = await import(
  `${projectFolder}build/trim-packages.mjs`
);
const { parsing } = await import(`${projectFolder}build/data-as-text.mjs`);

describe("a bundled package answers as it does unbundled:", () => {
  it("string-width, of text whose width is its length", () => {
    const plain = Array.from({ length: 0x1_0000 }, (_, code) => String.fromCharCode(code)).filter(
      (character) => plainCharacters.test(character),
    );
    expect(plain.length).toBeGreaterThan(90);
    expect(plain.filter((character) => stringWidth(character) !== 1)).toEqual([]);
    const pairs = plain.flatMap((first) => plain.map((second) => first + second));
    expect(pairs.filter((pair) => stringWidth(pair) !== 2)).toEqual([]);
  });

  it("yaml, of which ES modules have the same names", async () => {
    const modules = await import(yamlModules.yaml);
    const names = Object.keys(yaml).filter((name) => name !== "module.exports");
    expect(Object.keys(modules).sort()).toEqual(names.sort());
    const text = "a: &x [1, 0o17, 2025-03-01, ~]\nb: *x\n? |\n  long\n: {c: 'd''s', e: \"\\u00e9\"} # end\n";
    expect(modules.parse(text)).toEqual(yaml.parse(text));
  });
});

it("cli-table3 draws the same without the text for its debugging", () => {
  const require = createRequire(import.meta.url);
  const path = require.resolve("cli-table3/src/cell.js");
  const code: string = drawWithoutDebugging.transform.handler(readFileSync(path, "utf8"));
  expect(code).not.toContain("this.content, 10");
  const draw = () => {
    const Table: typeof import("cli-table3") = require("cli-table3");
    const table = new Table({ colWidths: [9, 12], wordWrap: true });
    const tall = { rowSpan: 2, content: "tall" };
    table.push(["one\ntwo", "a text of many words"], [tall, "\u001b[1mbold\u001b[22m"], [""]);
    return table.toString();
  };
  const whole = draw();
  const trimmed = new Module(path);
  runInThisContext(`(function (require, module) { ${code}\n})`)(createRequire(path), trimmed);
  for (const file of Object.keys(require.cache)) if (/cli-table3.src/.test(file)) delete require.cache[file];
  require.cache[path] = trimmed;
  expect(draw()).toBe(whole);
  expect(require.cache[path]).toBe(trimmed);
});

describe("code in ASCII", () => {
  it.each([
    ['"a – b"', '"a \\u2013 b"'],
    ['"é"', '"\\u00e9"'],
    ['"😀"', '"\\ud83d\\ude00"'],
    ["/[–…]/u.test('–')", "/[\\u2013\\u2026]/u.test('\\u2013')"],
    ['"\\–"', '"\\u2013"'],
    ['"\\\\–"', '"\\\\\\u2013"'],
    ['"\\n\\x00"', '"\\n\\x00"'],
    [`\`a – \${1}\``, `\`a \\u2013 \${1}\``],
  ])("%s", (code, escaped) => {
    expect(escapeCode(code)).toBe(escaped);
    // biome-ignore lint/security/noGlobalEval: what the code means is the question
    expect(eval(escaped)).toEqual(eval(code));
  });
});

describe("data as text", () => {
  it.each([[{ a: [1, -2.5e-11, null, true, 'it\'s \\ "é" \n \u2028'] }], [["2025-03-01", {}]]])(
    "%j",
    (data) => {
      // biome-ignore lint/security/noGlobalEval: what the code means is the question
      expect(eval(parsing(data))).toEqual(data);
    },
  );

  it("is refused where JSON would lose some", () => {
    expect(() => parsing({ a: undefined })).toThrow();
    expect(() => parsing([-0])).toThrow();
    expect(() => parsing([new Date(0)])).toThrow();
  });
});
