import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { pagePolicy, reviewPagePolicy } from "../../../src/formats/html/page-policy.js";
import { pageScript } from "../../../src/formats/html/page-script.js";
import { pageStyle } from "../../../src/formats/html/page-style.js";
import { reviewStyle } from "../../../src/formats/html/review-style.js";

function hashOf(text: string): string {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}

test("the page lets in its own style and script, by their hashes, and nothing else", () => {
  expect(pagePolicy).toBe(
    `default-src 'none'; style-src ${hashOf(pageStyle)}; script-src ${hashOf(pageScript)}; base-uri 'none'; form-action 'none'`,
  );
});

test("the page of a review lets in its two styles, and no script at all", () => {
  expect(reviewPagePolicy).toBe(
    `default-src 'none'; style-src ${hashOf(pageStyle)} ${hashOf(reviewStyle)}; base-uri 'none'; form-action 'none'`,
  );
});

test("none ends early the element that it stands in", () => {
  expect(pageStyle).not.toMatch(/<\//);
  expect(reviewStyle).not.toMatch(/<\//);
  expect(pageScript).not.toMatch(/<\/|<!--/);
});
