import { createEvaluation } from "../../engine/evaluate.js";
import { findingRules } from "../../findings/index.js";
import { formats } from "../../formats/index.js";
import type { Agreement } from "../../model/agreement.js";
import type { Problem } from "../../model/problem.js";
import type { AuditReport } from "../../model/report.js";
import { failsRun } from "../../report/objective-standing.js";
import { composeReview } from "../../report/review/compose-review.js";
import { type AuditInput, audit, findMisuse, noFurtherFiles } from "../audit.js";
import { EXIT_INCOMPLETE, exitCodeOf, type FailLevel, failing } from "../exit-code.js";
import { removeTemporaryFiles } from "../files.js";
import { isRefused, prepareAudit } from "../prepare-audit.js";
import { printProblems } from "../print-problems.js";
import { collectSettled } from "../settle.js";
import { type AuditOptions, type AuditSettings, settleAudit } from "../settle-audit.js";
import { type ReviewSpan, settleReview } from "../settle-review.js";
import { appendReviewCompanion, printReview, type ReviewSetting, writeReviews } from "../write-reports.js";

/** The options of `sla-audit review` as commander hands them over. */
export interface ReviewOptions extends AuditOptions {
  readonly quarter?: string;
  readonly last?: string;
}

/** Sets the periods of one agreement side by side. Gives the exit code. */
export async function runReview(path: string, options: ReviewOptions): Promise<number> {
  const prepared = await prepareAudit(path, options, (agreement) => settle(agreement, options));
  if (prepared === undefined) return EXIT_INCOMPLETE;
  const { terminal, agreement, settings } = prepared;
  const evaluation = createEvaluation({
    agreement,
    ...settings,
    findings: findingRules,
    ...(options.groupBy === undefined ? {} : { groupBy: options.groupBy }),
  });
  const input: AuditInput = { ...prepared, evaluation };
  const misuse = await findMisuse(input, settings.files, noFurtherFiles);
  if (isRefused(input, misuse)) return EXIT_INCOMPLETE;
  try {
    const { report, result } = await audit(input);
    const review = composeReview(report, result, settings.review);
    const setting = settingOf(report, settings.failOn);
    const failures = await writeReviews(review, settings.outputs, setting);
    if (!options.quiet) failures.push(...(await appendReviewCompanion(review, settings.format, setting)));
    if (!options.quiet) failures.push(...(await printReview(review, settings.format, terminal, setting)));
    if (options.quiet || !settings.format.tellsProblems) printProblems(report.problems, terminal);
    printProblems(failures, terminal);
    // The audit knows the verdict of each measurement period, which one of a quarter must not hide.
    return failures.length > 0 ? EXIT_INCOMPLETE : exitCodeOf(report, settings.failOn);
  } finally {
    removeTemporaryFiles();
  }
}

/** What fails the run is decided by the audit, which knows every measurement period. */
function settingOf(report: AuditReport, failOn: FailLevel): ReviewSetting {
  const failsAt = failing[failOn];
  const ids = report.objectives.filter((each) => failsRun(each, report, failsAt)).map(({ id }) => id);
  return { failsAt, failing: new Set(ids) };
}

interface Settings extends AuditSettings, ReviewSpan {
  /** What is said of options that are taken all the same. */
  readonly problems: readonly Problem[];
}

/** Holds every option against the agreement and reports all that is wrong at once. */
function settle(
  agreement: Agreement,
  options: ReviewOptions,
): ({ ok: true } & Settings) | { ok: false; problems: readonly Problem[] } {
  const collected = collectSettled();
  const { problems, hasFailed } = collected;
  const { time, ...shared } = settleAudit(agreement, options, collected, formats, (asOf) =>
    settleReview(options, agreement, asOf),
  );
  if (hasFailed()) return { ok: false, problems };
  return { ok: true, problems, ...shared, ...time };
}
