import type { ReviewPage } from "../../model/format.js";
import type { ReviewGroup, ReviewObjective, ReviewReport } from "../../model/review.js";
import { groupText } from "../../report/objective-details.js";
import { periodText } from "../../report/period-text.js";
import {
  listReviewColumns,
  periodOf,
  type ReviewColumn,
  resultOf,
} from "../../report/review/review-columns.js";
import { composeReviewHeadline, missesHint } from "../../report/review/review-notes.js";
import {
  reviewDetailLines,
  reviewGroupSentence,
  reviewSentence,
  reviewVerdict,
} from "../../report/review/review-sentence.js";
import { reviewStanding } from "../../report/review/review-standing.js";
import { verdictWord } from "../../report/verdict-text.js";
import {
  auditSuite,
  className,
  outcomeOf,
  type TestCase,
  type TestSuite,
  writeSuites,
} from "./test-suites.js";

/**
 * A review as JUnit's XML: a suite for all periods together and one for each, with a test for each objective and
 * each of its groups, and one for the audit itself.
 */
export function renderReviewJunit(review: ReviewReport, page: ReviewPage): Iterable<string> {
  const headline = composeReviewHeadline(review);
  const columns = listReviewColumns(review).map((column) => columnSuite(review, column, page));
  return writeSuites(headline.subject, review.asOf, [auditSuite(review, headline), ...columns]);
}

function columnSuite(review: ReviewReport, column: ReviewColumn, page: ReviewPage): TestSuite {
  const { label } = periodOf(review, column);
  // What stands before a dot is taken for a folder of tests.
  const suite = className(review, column === "total" ? "total" : label.replaceAll("..", "-to-"));
  const name = periodText(periodOf(review, column), review.timezone);
  return {
    name: column === "total" && review.periods.length > 1 ? `total, ${name}` : name,
    cases: review.objectives.flatMap((objective) => [
      objectiveCase(objective, review, { column, suite, page }),
      ...objective.groups.flatMap((group) => groupCase(group, objective, review, { column, suite })),
    ]),
  };
}

interface CaseSetting {
  readonly column: ReviewColumn;
  readonly suite: string;
}

function objectiveCase(
  objective: ReviewObjective,
  review: ReviewReport,
  { column, suite, page }: CaseSetting & { readonly page: ReviewPage },
): TestCase {
  const { id, title, line } = objective;
  const place = { suite, name: id, file: review.agreement.file, line };
  const result = resultOf(objective, column);
  if (result === null) {
    // It keeps its test, so that a build server does not take it for one that was removed.
    return {
      ...place,
      outcome: "skipped",
      message: "nothing to judge in this period",
      type: "none",
      lines: [],
    };
  }
  const word = reviewVerdict(objective, review, column);
  const reached = reviewSentence(result, objective, review, column);
  return {
    ...place,
    outcome: outcomeOf[reviewStanding(objective, review, column, page)],
    message: `${word}: ${reached}`,
    type: result.verdict,
    lines: [
      `${title}, ${word}. ${reached}`,
      ...reviewDetailLines(objective, review, column),
      ...(result.verdict === "breached" ? [missesHint(periodOf(review, column))] : []),
    ],
  };
}

/** Groups decide nothing, so that none of them may fail a build that the objective passes. */
function groupCase(
  group: ReviewGroup,
  objective: ReviewObjective,
  review: ReviewReport,
  { column, suite }: CaseSetting,
): TestCase[] {
  const result = resultOf(group, column);
  if (result === null) return [];
  const passes = result.verdict === "met" || result.verdict === "at-risk";
  const reached = `${verdictWord(result.verdict)}: ${reviewGroupSentence(result, objective, review, column)}`;
  return [
    {
      suite,
      name: `${objective.id}, ${groupText(group.group, review.groupBy ?? "group")}`,
      file: review.agreement.file,
      line: objective.line,
      outcome: passes ? "passed" : "skipped",
      message: `${reached} (a group decides nothing)`,
      type: result.verdict,
      lines: passes ? [reached] : [],
    },
  ];
}
