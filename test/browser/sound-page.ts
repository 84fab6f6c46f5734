import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect } from "vitest";
import type { BrowserPage, PageOptions } from "./chromium.js";
import { hostileValues } from "./hostile-report.js";
import { wide } from "./open-pages.js";

/** The ways in which every page is looked at. */
export const viewings: readonly (readonly [name: string, options: PageOptions])[] = [
  ["on a desk", wide],
  ["on a phone", { width: 390 }],
  ["in the dark", { ...wide, scheme: "dark" }],
  ["on a phone in the dark", { width: 390, scheme: "dark" }],
];

/** No error, no request, nothing wider than the page, and no barrier that axe knows. */
export async function expectSound(page: BrowserPage, { width }: PageOptions): Promise<void> {
  expect(await page.evaluate<number>("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
  const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  await page.evaluate(`${axe}; undefined`);
  const violations = await page.evaluate<unknown[]>(
    `axe.run(document, { resultTypes: ["violations"] }).then(({ violations }) => violations.map(({ id, nodes }) =>
    id + ": " + nodes.slice(0, 3).map(({ html, failureSummary }) => html.slice(0, 200) + failureSummary).join(" | ")))`,
  );
  expect(violations).toEqual([]);
  expect(page.complaints).toEqual([]);
  expect(page.requests).toEqual([]);
}

/** Every hostile value is shown as text, and none of them has become anything else. */
export async function expectHarmless(page: BrowserPage): Promise<void> {
  const text = await page.evaluate<string>("document.body.textContent");
  for (const { shown } of hostileValues) expect(text).toContain(shown);
  const foreign = await page.evaluate<number>(
    `document.querySelectorAll("img, iframe, object, embed, link, base, form, [onerror], [onload], [onclick], [style]").length`,
  );
  expect(foreign).toBe(0);
  expect(await page.evaluate("window.wasHere")).toBeUndefined();
}
