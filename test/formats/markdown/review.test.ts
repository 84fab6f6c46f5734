import { expect, test } from "vitest";
import { renderReviewMarkdown } from "../../../src/formats/markdown/review.js";
import { sampleReview } from "../sample-review.js";

const text = [...renderReviewMarkdown(sampleReview)].join("");

test("a review as Markdown, as it is read", async () => {
  await expect(text).toMatchFileSnapshot("../golden/review.md");
});

test("each party has a table, and every row as many cells as its head", () => {
  const tables = text.split("\n### Objectives\n")[1]!.split("<details>")[0]!.split(/^\*\*/m).slice(1);
  expect(tables).toHaveLength(2);
  for (const table of tables) {
    const rows = table.split("\n").filter((line) => line.startsWith("|"));
    // The objective, three periods and the total, between six bars.
    expect(rows.map((row) => row.split("|").length - 1)).toEqual(rows.map(() => 6));
  }
});

test("nothing of a file comes alive", () => {
  const tags = new Set(text.match(/<\/?[a-z][^>]*>/g));
  const own = ["<br>", "<details>", "<summary>", "<span>", "</details>", "</summary>", "</span>"];
  expect([...tags].sort()).toEqual(own.sort());
  expect(text).not.toMatch(/(?<!>)@all|[^\\]\]\(|https?:\/\//);
});

test("no note of the table is cut", () => {
  expect(text).toContain("Too early: what is still open could turn the comparison round.\n");
  expect(text.split("<details>")[0]).not.toMatch(/\w…\w/);
});
