import type { ReviewLine, ReviewReport, ReviewResult } from "../../src/model/review.js";
import { sampleReview } from "../formats/sample-review.js";
import { hostile, hostileReport, hostileValues } from "./hostile-report.js";

const [rate, parted] = sampleReview.objectives;
const { agreement, timezone, groupBy, inputs, findings, problems } = hostileReport;

/** A line whose every figure is told in hostile words. */
function hostileLine<Line extends ReviewLine>(line: Line, index: number): Line {
  const told = (result: ReviewResult, at: number) => ({
    ...result,
    actual: { ...result.actual, text: hostile(index + at) },
  });
  return {
    ...line,
    total: told(line.total, 5),
    periods: line.periods.map((result, at) => result && told(result, at + 6)),
  };
}

/** Every text that comes from a file, in each place where the page of a review shows one. */
export const hostileReview: ReviewReport = {
  ...sampleReview,
  agreement,
  timezone,
  groupBy,
  inputs,
  findings,
  problems,
  objectives: hostileValues.map(({ value }, index) => ({
    ...hostileLine(rate!, index),
    id: value,
    title: hostile(index + 1),
    owner: hostile(index + 2),
    target: hostile(index + 3),
    calendar: hostile(index + 4),
    parts: parted!.parts.map((part) => ({
      ...hostileLine(part, index),
      override: hostile(index + 6),
      target: hostile(index),
    })),
    groups: rate!.groups.map((group) => ({ ...hostileLine(group, index), group: hostile(index + 8) })),
  })),
};
