import { expect, test } from "vitest";
import { renderReviewHtml } from "../../src/formats/html/review.js";
import type { ReviewReport } from "../../src/model/review.js";
import { sampleReview, stretchReview } from "../formats/sample-review.js";
import { hostileValues } from "./hostile-report.js";
import { hostileReview } from "./hostile-review.js";
import { openPages, wide } from "./open-pages.js";
import { expectGuarded, expectHarmless, printPages, testSound } from "./sound-page.js";

const reviews = {
  quarter: sampleReview,
  "two-years": stretchReview(24),
  hostile: hostileReview,
} satisfies Record<string, ReviewReport>;
const names = Object.keys(reviews) as (keyof typeof reviews)[];

const open = openPages(names, (name) => renderReviewHtml(reviews[name]));

testSound("review", names, open);

test("what a file says is text and nothing else, whatever it looks like", async () => {
  const page = await open("hostile");
  await expectHarmless(page);
  expect(await page.evaluate("document.scripts.length")).toBe(0);
  expect(await page.evaluate("document.title")).toContain(hostileValues[0]?.shown);
});

test("no script would run, nor any picture load, even if one got in", async () => {
  await expectGuarded(await open("quarter"));
});

test("a figure on a phone stands under the name of its period, and nothing is cut off", async () => {
  const page = await open("quarter", { width: 390 });
  const cells = await page.evaluate<[head: string, right: number][]>(
    `[...document.querySelectorAll(".review tbody td")].map((cell) => [getComputedStyle(cell, "::before").content, cell.getBoundingClientRect().right])`,
  );
  expect(cells.length).toBeGreaterThan(0);
  expect(new Set(cells.map(([head]) => head))).toEqual(
    new Set(["Course", "Jan 2025", "Feb 2025", "Mar 2025 so far", "Total"].map((head) => `"${head}"`)),
  );
  for (const [, right] of cells) expect(right).toBeLessThanOrEqual(390);
});

test("the lines are drawn inside their cells", async () => {
  const page = await open("two-years", wide);
  const outside = await page.evaluate<number>(
    `[...document.querySelectorAll("svg.course")].filter((drawing) => {
      const [box, cell] = [drawing.getBoundingClientRect(), drawing.closest("td").getBoundingClientRect()];
      return box.width === 0 || box.left < cell.left || box.right > cell.right;
    }).length`,
  );
  expect(outside).toBe(0);
  expect(await page.evaluate<number>(`document.querySelectorAll("svg.course").length`)).toBeGreaterThan(0);
});

test.each([
  ["A4", 8.27, 11.69],
  ["Letter", 8.5, 11],
])("prints to %s on a few pages", async (_, paperWidth, paperHeight) => {
  const pages = await printPages(await open("quarter"), paperWidth, paperHeight);
  expect(pages).toBeGreaterThanOrEqual(1);
  expect(pages).toBeLessThanOrEqual(3);
});
