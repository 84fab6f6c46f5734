import type { ReviewReport } from "../../model/review.js";
import { creditPart, terminationPart } from "../../report/remedy-parts.js";
import { composeReviewCredits } from "../../report/review/review-credits.js";
import { composeReviewHeadline } from "../../report/review/review-notes.js";
import { evidencePart } from "./evidence.js";
import { writePage } from "./page.js";
import { reviewPagePolicy } from "./page-policy.js";
import { agreementSection, errorsSection, findingsSection, problemSections } from "./page-sections.js";
import { pageStyle } from "./page-style.js";
import { remedySection } from "./remedies.js";
import { reviewObjectivesPart } from "./review-objectives.js";
import { reviewStyle } from "./review-style.js";

/** A review as one page that loads nothing and needs no script. Every value of a file is text in it. */
export function* renderReviewHtml(review: ReviewReport): Iterable<string> {
  yield* writePage({
    report: review,
    headline: composeReviewHeadline(review),
    sections: [
      errorsSection(review),
      { id: "objectives", title: "Objectives", content: reviewObjectivesPart(review) },
      remedySection("credits", creditPart(review, composeReviewCredits)),
      remedySection("termination", terminationPart(review)),
      findingsSection(review),
      ...problemSections(review),
      agreementSection(review),
      { id: "evidence", title: "Evidence", content: evidencePart(review) },
    ],
    policy: reviewPagePolicy,
    styles: [pageStyle, reviewStyle],
  });
}
