import type { ReviewPage } from "../../model/format.js";
import type { ReviewObjective, ReviewReport } from "../../model/review.js";
import { composeReviewHeadline, missesHint } from "../../report/review/review-notes.js";
import { reviewDetailLines, reviewSentence, reviewVerdict } from "../../report/review/review-sentence.js";
import { reviewStanding } from "../../report/review/review-standing.js";
import { verdictSymbol } from "../../report/verdict-text.js";
import { findingNote, headlineNote, type Noted, ofLevel, problemNotes, writeLevel } from "./notes.js";

/**
 * A review as commands for a GitHub workflow: errors for what fails the run, at the line of the definition with
 * its periods, warnings for the rest that is not met, and the headline as a notice.
 */
export function* renderReviewGithub(review: ReviewReport, page: ReviewPage): Iterable<string> {
  const objectives = review.objectives.flatMap((each) => objectiveNote(each, review, page));
  const problems = problemNotes(review);
  yield* writeLevel("error", [...ofLevel("error", problems), ...ofLevel("error", objectives)], 0);
  yield* writeLevel("warning", [...ofLevel("warning", objectives), ...ofLevel("warning", problems)], 0);
  const headline = headlineNote(composeReviewHeadline(review));
  yield* writeLevel("notice", [headline, ...review.findings.map(findingNote)], 0);
}

function objectiveNote(objective: ReviewObjective, review: ReviewReport, page: ReviewPage): Noted[] {
  const { id, line, total } = objective;
  const standing = reviewStanding(objective, review, "total", page);
  if (standing === "passes" && total.verdict === "met") return [];
  return [
    {
      level: standing === "fails" || standing === "unjudged" ? "error" : "warning",
      title: `${id} ${verdictSymbol[total.verdict]} ${reviewVerdict(objective, review, "total")}`,
      message: [
        reviewSentence(total, objective, review, "total"),
        ...reviewDetailLines(objective, review, "total"),
        ...(total.verdict === "breached" ? [missesHint(review.period)] : []),
      ].join("\n"),
      file: review.agreement.file,
      line,
      noun: ["objective", "objectives"],
    },
  ];
}
