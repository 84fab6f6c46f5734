import { describe, expect, test } from "vitest";
import { renderReviewJunit } from "../../../src/formats/junit/review.js";
import type { ReviewPage } from "../../../src/model/format.js";
import type { ReviewReport } from "../../../src/model/review.js";
import { sampleMonth, sampleReview } from "../sample-review.js";
import { expectJunit, readJunit } from "./read-junit.js";

function write(review: ReviewReport, page: Partial<ReviewPage> = {}): string {
  return [...renderReviewJunit(review, { columns: 80, color: false, ...page })].join("");
}

const total = "total, 1 January 2025 to 31 March 2025 so far";
const [january, february, march] = ["January 2025", "February 2025", "March 2025 so far"];

test("a review as JUnit, as it is written", async () => {
  await expect(write(sampleReview)).toMatchFileSnapshot("../golden/review.junit.xml");
});

test("is XML as build servers read it, with figures that add up", () => {
  expectJunit(write(sampleReview));
});

test("the total and every period are a suite with a test for each objective, beside the audit's own", () => {
  const { suites } = readJunit(write(sampleReview));
  const names = suites.map(({ name, testcase }) => [
    name,
    (testcase as { name: string }[]).map((each) => each.name).filter((each) => !each.includes(",")),
  ]);
  const objectives = ["lead-response", "quality"];
  expect(names).toEqual([
    ["audit", ["the audit is complete"]],
    [total, objectives],
    [january, objectives],
    [february, objectives],
    [march, objectives],
  ]);
});

test("one period is its own total and stands once", () => {
  const { suites } = readJunit(write(sampleMonth));
  expect(suites.map(({ name }) => name)).toEqual(["audit", january]);
});

test("a failure says what was reached, in which periods it was missed, and who has the misses", () => {
  const text = write(sampleReview);
  // 28 of 40 are good, and 2 of them are open.
  expect(text).toContain(
    '<failure message="breached in January 2025: 70.0% (target 90% within 1 business hour): 28 of 40, 2 undecided" type="breached">',
  );
  expect(text).toContain("\n… pending  March 2025 so far: 83.3%: 20 of 24");
  expect(text).toContain("sla-audit check --period 2025-01..2025-03 lists every miss");
  expect(text).toContain("sla-audit check --period 2025-01 lists every miss");
});

test("parts are told with their own targets and periods", () => {
  const text = write(sampleReview);
  expect(text).toContain("✓ met  account: Globex: 40.0% (target at least 40%)");
  expect(text).toContain("\n  ✗ breached  February 2025: 20.0%: ");
});

describe("a build is as red as the exit code", () => {
  const { outcomeOf } = readJunit(write(sampleReview));

  test("what is breached fails in its period and in the total", () => {
    expect([total, january, march].map((suite) => outcomeOf("lead-response", suite))).toEqual([
      "failure",
      "failure",
      "skipped",
    ]);
    expect(outcomeOf("quality", total)).toBe("passed");
  });

  test("a period without a result keeps its test, which is skipped", () => {
    expect(outcomeOf("lead-response", february)).toBe("skipped");
  });

  test("pending fails where the run fails on it, nothing where it fails on nothing", () => {
    const strict = readJunit(write(sampleReview, { failsAt: ["breached", "at-risk", "pending"] }));
    expect(strict.outcomeOf("lead-response", march)).toBe("failure");
    const lax = readJunit(write(sampleReview, { failsAt: [] }));
    expect(lax.outcomeOf("lead-response", total)).toBe("skipped");
  });

  test("the total fails where only a measurement period does, of which the review does not tell", () => {
    const read = readJunit(write(sampleReview, { failing: new Set(["lead-response", "quality"]) }));
    expect(read.outcomeOf("quality", total)).toBe("failure");
    expect(read.outcomeOf("quality", january)).toBe("passed");
  });

  test("an incomplete audit is an error", () => {
    const incomplete = readJunit(write({ ...sampleReview, verdict: "incomplete" }));
    expect(incomplete.outcomeOf("the audit is complete")).toBe("error");
  });

  test("groups are tests that never fail, and only where they have a result", () => {
    expect(outcomeOf("lead-response, no owner", total)).toBe("skipped");
    expect(() => outcomeOf("lead-response, no owner", january)).toThrow("no test");
  });
});
