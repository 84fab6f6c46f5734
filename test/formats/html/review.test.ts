import { describe, expect, test } from "vitest";
import { renderReviewHtml } from "../../../src/formats/html/review.js";
import type { ReviewReport } from "../../../src/model/review.js";
import { sampleReview, stretchReview } from "../sample-review.js";

function write(review: ReviewReport): string {
  return [...renderReviewHtml(review)].join("");
}

const page = write(sampleReview);

test("a review as a page, as it is written", async () => {
  const body = page.replace(/<style>.*?<\/style>\n/gs, "");
  await expect(body).toMatchFileSnapshot("../golden/review-html.txt");
});

describe.each([
  ["three periods", page],
  ["many periods", write(stretchReview(25))],
])("the page of %s", (_, text) => {
  test("is whole, loads nothing and has no script", () => {
    expect(text).toMatch(/^<!doctype html>\n<html lang="en">/);
    expect(text).toMatch(/<\/html>\n$/);
    expect(text).not.toMatch(
      /<(script|link|img|iframe|object|embed|base|form)\b|\b(src|srcset|action)=|@import/i,
    );
    expect(text).not.toMatch(/\sstyle="|\son[a-z]+="/);
  });

  test("uses no id twice, names only ids that are there, and closes what it opens", () => {
    const ids = [...text.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const named = [...text.matchAll(/ (?:aria-labelledby|href)="#?([^"]*)"/g)].map(([, id]) => id);
    expect(named.filter((id) => !ids.includes(id))).toEqual([]);
    const open: string[] = [];
    const bare = text.replace(/<style>.*?<\/style>/gs, "");
    for (const [, close, tag, self] of bare.matchAll(/<(\/?)([a-z0-9]+)(?:\s[^>]*?)?(\/?)>/g)) {
      if (self === "/" || ["meta", "wbr"].includes(tag!)) continue;
      if (close === "/") expect(open.pop()).toBe(tag);
      else open.push(tag!);
    }
    expect(open).toEqual([]);
  });

  test("has as many cells in every row as in its head", () => {
    for (const [table] of text.matchAll(/<table class="stacks review".*?<\/table>/gs)) {
      const rows = [...table.matchAll(/<tr role="row"(?: class="part")?>(.*?)<\/tr>/gs)];
      const counts = rows.map(([, cells]) => cells!.match(/<t[hd]\b/g)!.length);
      expect(new Set(counts).size).toBe(1);
    }
  });
});

test("more than six periods stand in several tables, each of them once, and the total in the last", () => {
  const tables = [...write(stretchReview(13)).matchAll(/<table class="stacks review".*?<\/thead>/gs)].map(
    ([table]) => table.match(/columnheader">[^<]+/g)!.map((head) => head.slice(14)),
  );
  expect(tables.map((heads) => heads.length)).toEqual([7, 5, 6]);
  expect(tables.map((heads) => heads.slice(0, 2))).toEqual([
    ["Objective", "Course"],
    ["Objective", "Mar 2025 so far"],
    ["Objective", "Jan 2025"],
  ]);
  expect(tables.map((heads) => heads.at(-1) === "Total")).toEqual([false, false, true]);
});

test("a line is told in words, breaks where there is no figure, and marks a miss by its form", () => {
  const [drawing] = page.match(/<svg class="course".*?<\/svg>/s)!;
  expect(drawing).toContain(
    'aria-label="lead-response, drawn on a scale of 45–100%: January 2025 50.0%, breached; February 2025 no figure; March 2025 so far 83.3%, pending"',
  );
  expect(drawing.match(/class="curve" d="([^"]*)"/)?.[1]?.match(/M/g)).toHaveLength(2);
  expect(drawing.match(/class="cross"/g)).toHaveLength(1);
  expect(drawing.match(/class="dot"/g)).toHaveLength(1);
  expect(drawing.match(/class="goal"/g)).toHaveLength(1);
});

test("a verdict is told by its sign and its word, not by its colour alone", () => {
  const badges = [...page.matchAll(/<span class="badge [a-z]+">([^<]*)<\/span>/g)].map(([, text]) => text);
  expect(badges).toEqual(["✗ breached", "✗ breached", "✓ met", "✗ breached", "✓ met", "✓ met", "✓ met"]);
  for (const [, text] of page.matchAll(/<div><span class="(?:good|bad|doubtful)">([^<]*)<\/span><\/div>/g)) {
    expect(text).toMatch(/^[✓✗…] |better$|worse$|open$/);
  }
});

test("the target of a month is no line across the counts of quarters", () => {
  const [response] = sampleReview.objectives;
  const count = { ...response!.periods[0]!.actual, value: 20, unit: "count", text: "20" } as const;
  const counted = response!.periods.map((each) => each && { ...each, actual: count });
  const objective = {
    ...response!,
    goal: 20,
    periods: counted,
    total: { ...response!.total, actual: count },
    groups: [],
  };
  const [drawing] = write({ ...sampleReview, objectives: [objective] }).match(
    /<svg class="course".*?<\/svg>/s,
  )!;
  expect(drawing).not.toContain('class="goal"');
});

test("nothing of a file comes alive", () => {
  expect(page).toContain("&lt;b&gt;Ann&lt;/b&gt;");
  expect(page).not.toMatch(/<b>|<a href="[^#]/);
});

test("the same review is the same page", () => {
  expect(write(structuredClone(sampleReview))).toBe(page);
});
