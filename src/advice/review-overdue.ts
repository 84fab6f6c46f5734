import type { AdviceRule } from "../model/advice.js";
import { formatCivilDate } from "../time/civil.js";
import { dayAt } from "../time/day.js";
import { createZone } from "../time/zone.js";

export const reviewOverdue: AdviceRule = {
  id: "review-overdue",
  group: "clauses",
  meaning: "A review that should have been held by now",
  reads: "agreement",
  advise({ agreement, asOf, clock: { nextReview }, text }) {
    if (!nextReview?.isOverdue) return [];
    const { dueOn, every, countedFrom } = nextReview;
    // The end of a day, which `--as-of 2025-03-31` means, is still that day.
    const today = formatCivilDate(dayAt(createZone(agreement.timezone), asOf - 1));
    const since = countedFrom?.is === "begin" ? "it began" : "the last one";
    const path = ["agreement", "review", "last"];
    return [
      {
        at: text.has(path) ? path : ["agreement", "review"],
        found: `The review was due on ${dueOn}, one ${every} after ${since} on ${countedFrom?.date ?? dueOn}`,
        because: "Hold it, then write down when; it is the date from which the next one is counted.",
        better: `agreement:\n  review: { every: ${every}, last: ${today}${nextReview.owner === null ? "" : `, owner: ${nextReview.owner}`} }`,
      },
    ];
  },
};
