import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { escapeText, html } from "../../../src/formats/html/markup.js";

describe("text of a file", () => {
  test.each([
    ["markup", `<img src=x onerror="alert(1)">`, "&lt;img src=x onerror=&quot;alert(1)&quot;&gt;"],
    ["what looks escaped already", "&lt; &amp;", "&amp;lt; &amp;amp;"],
    ["quotes of both kinds", `'"`, "&#39;&quot;"],
    ["control characters", "\u001b[31m\r\n\u0000", "␛[31m␍␊␀"],
    ["what turns the direction of reading", "a\u202eb", "a\\u202eb"],
    ["half a character", "\ud83d", "\\ud83d"],
  ])("%s", (_, text, escaped) => {
    expect(escapeText(text)).toBe(escaped);
  });

  test("is cut in its middle where it is far too long, never within a character", () => {
    const cut = escapeText("🚀".repeat(2000));
    expect([...cut]).toHaveLength(501);
    expect(cut).not.toContain("\\ud");
    expect(escapeText("x".repeat(1000))).not.toContain("…");
  });

  test("can't leave the attribute or the element that it stands in", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
        expect(html`<i title="${text}">${text}</i>`.markup).toMatch(/^<i title="[^"<>]*">[^"<>]*<\/i>$/);
      }),
    );
  });
});

test("markup within markup is not escaped again; nothing comes of false", () => {
  const inner = html`<b>${"<"}</b>`;
  expect(html`<p>${[inner, " & ", 7]}${false}${undefined}</p>`.markup).toBe("<p><b>&lt;</b> &amp; 7</p>");
});
