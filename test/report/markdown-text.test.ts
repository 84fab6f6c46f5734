import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { markdownBlock, markdownText } from "../../src/report/markdown-text.js";

describe("nothing in a value comes alive", () => {
  test.each([
    ["a|b", "a&#124;b"],
    ["\\|", "\\\\&#124;"],
    ["`code`", "\\`code\\`"],
    ["*bold* _italic_ ~gone~", "\\*bold\\* \\_italic\\_ \\~gone\\~"],
    ["<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"],
    ["&lt;", "&amp;lt;"],
    ["![x](http://e.example/p.png)", "!\\[x\\](http<span>:</span>//e.example/p.png)"],
    ["www.e.example", "www<span>.</span>e.example"],
    ["@octocat", "<span>@</span>octocat"],
    ["dana@acme.example", "dana<span>@</span>acme.example"],
    ["#1 and org/repo#2", "<span>#</span>1 and org/repo<span>#</span>2"],
    ["#124;", "<span>#</span>124;"],
    ["GH-12", "GH<span>-</span>12"],
    ["$x$", "<span>$</span>x<span>$</span>"],
    [":smile: :+1:", "<span>:</span>smile: <span>:</span>+1:"],
    ["one\ntwo", "one␊two"],
    ["- item", "\\- item"],
    ["1. item", "1\\. item"],
    ["---", "\\---"],
  ])("%j", (value, text) => expect(markdownText(value)).toBe(text));
});

test.each(["lead_response", "92.1%", "-5", "4 Mar 2025 10:05:30 EST", "exports/leads.csv:14"])(
  "%s stays as it is",
  (value) => expect(markdownText(value)).toBe(value),
);

test("of any value no sign is left that Markdown or GitHub reads", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(..."@#|`*[]<>&_~\\$:-.1a w\n") }), (value) => {
      const own = markdownText(value)
        .replace(/<\/?span>/g, "")
        .replace(/&(?:amp|lt|gt|#124);/g, "");
      expect(own.replace(/\\./g, "")).not.toMatch(/[<>&|`*[\]~\n]/);
      expect(markdownText(value)).not.toMatch(/[@#](?![^<]*;)[A-Za-z0-9]/);
    }),
  );
});

test("a block has a longer fence than anything in it", () => {
  expect(markdownBlock(["````", "x"])).toEqual(["`````text", "````", "x", "`````"]);
  expect(markdownBlock(["plain"])[0]).toBe("```text");
});
