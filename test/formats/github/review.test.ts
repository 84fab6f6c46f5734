import { expect, test } from "vitest";
import { renderReviewGithub } from "../../../src/formats/github/review.js";
import type { ReviewPage } from "../../../src/model/format.js";
import type { ReviewReport } from "../../../src/model/review.js";
import { sampleReview } from "../sample-review.js";
import { atLevel, readCommands } from "./read-commands.js";

function write(review: ReviewReport, page: Partial<ReviewPage> = {}): string {
  return [...renderReviewGithub(review, { columns: 80, color: false, ...page })].join("");
}

test("a review as workflow commands, as it is written", async () => {
  await expect(write(sampleReview)).toMatchFileSnapshot("../golden/review.github.txt");
});

test("what fails the run is an error at its line of the definition, with its periods", () => {
  const [error, ...others] = atLevel(readCommands(write(sampleReview)), "error");
  expect(error?.properties).toEqual({
    file: "sla.yaml",
    line: "12",
    title: "lead-response ✗ breached in January 2025",
  });
  expect(error?.message).toMatch(/^70\.0%25 \(target .*%0A✗ breached {2}January 2025: 50\.0%25: /);
  expect(error?.message).toMatch(/%0Asla-audit check --period 2025-01\.\.2025-03 lists every miss/);
  expect(others).toEqual([]);
});

test("the headline with the trend is a notice, and what is met has none", () => {
  const notices = atLevel(readCommands(write(sampleReview)), "notice");
  expect(notices).toHaveLength(1);
  expect(notices[0]?.message).toContain("Against the 3 periods before: 1 better, 1 without a comparison.");
  expect(write(sampleReview)).not.toContain("title=quality");
});

test("what is missed is a warning where nothing fails, and an error where only a measurement period fails", () => {
  const titles = (page: Partial<ReviewPage>, level: string) =>
    atLevel(readCommands(write(sampleReview, page)), level).map(({ properties }) => properties["title"]);
  expect(titles({ failsAt: [] }, "warning")).toEqual(["lead-response ✗ breached in January 2025"]);
  expect(titles({ failing: new Set(["lead-response", "quality"]) }, "error")).toHaveLength(2);
});

test("of no level are there more than GitHub shows, and the last tells of the others", () => {
  const [one] = sampleReview.objectives;
  const objectives = Array.from({ length: 14 }, (_, index) => ({ ...one!, id: `objective-${index}` }));
  const errors = atLevel(readCommands(write({ ...sampleReview, objectives })), "error");
  expect(errors).toHaveLength(10);
  expect(errors.at(-1)?.properties["title"]).toBe("Further 5 objectives");
});
