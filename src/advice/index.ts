import type { AdviceRule } from "../model/advice.js";
import { bandGap } from "./band-gap.js";
import { capOverFee } from "./cap-over-fee.js";
import { effectiveDates } from "./effective-dates.js";
import { jargon } from "./jargon.js";
import { kindMismatch } from "./kind-mismatch.js";
import { limitInRealTime } from "./limit-in-real-time.js";
import { limitWithoutCalendar } from "./limit-without-calendar.js";
import { missingClauses } from "./missing-clauses.js";
import { noContact } from "./no-contact.js";
import { noDisputes } from "./no-disputes.js";
import { noDuties } from "./no-duties.js";
import { noEscalation } from "./no-escalation.js";
import { noExclusions } from "./no-exclusions.js";
import { noPenalty } from "./no-penalty.js";
import { noReportDue } from "./no-report-due.js";
import { noReview } from "./no-review.js";
import { noScope } from "./no-scope.js";
import { noStages } from "./no-stages.js";
import { notSigned } from "./not-signed.js";
import { objectiveCount } from "./objective-count.js";
import { oneSidePromises } from "./one-side-promises.js";
import { reviewOverdue } from "./review-overdue.js";
import { shareOfFewRecords } from "./share-of-few-records.js";
import { trivialTarget } from "./trivial-target.js";
import { undefinedTerm } from "./undefined-term.js";
import { unfedMetric } from "./unfed-metric.js";
import { unmeasuredPromise } from "./unmeasured-promise.js";
import { unrealisticTarget } from "./unrealistic-target.js";
import { unsupportedPromise } from "./unsupported-promise.js";
import { vagueWords } from "./vague-words.js";
import { waitingTimeCounts } from "./waiting-time-counts.js";

/** Everything that a careful reader would still ask, in the order in which it is told. */
export const adviceRules: readonly AdviceRule[] = [
  vagueWords,
  jargon,
  undefinedTerm,
  unmeasuredPromise,
  objectiveCount,
  limitWithoutCalendar,
  limitInRealTime,
  waitingTimeCounts,
  shareOfFewRecords,
  unsupportedPromise,
  oneSidePromises,
  kindMismatch,
  noContact,
  notSigned,
  noScope,
  noDuties,
  noStages,
  effectiveDates,
  noReview,
  reviewOverdue,
  noReportDue,
  noExclusions,
  noDisputes,
  missingClauses,
  noPenalty,
  noEscalation,
  bandGap,
  capOverFee,
  unfedMetric,
  unrealisticTarget,
  trivialTarget,
];
