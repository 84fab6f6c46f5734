import type { DatedReport } from "../model/report.js";
import type { NextReport, NextReview } from "../model/review-clock.js";
import { civilDateText, instantText } from "./instant-text.js";

/** As it stands in reports, where instants are ISO 8601. */
export function datedReport(report: NextReport): DatedReport {
  return { ...report, dueAt: new Date(report.dueAt).toISOString() };
}

/** `2 Oct 2025, a quarter after the review of 2 Jul 2025; called by client`. */
export function nextReviewText({ dueOn, every, countedFrom, owner, isOverdue }: NextReview): string {
  const since =
    countedFrom === null
      ? `the end of this ${every}`
      : `a ${every} after ${countedFrom.is === "review" ? "the review of" : "the begin on"} ${civilDateText(countedFrom.date)}`;
  const caller = owner === null ? "" : `; called by ${owner}`;
  return `${isOverdue ? "overdue since " : ""}${civilDateText(dueOn)}, ${since}${caller}`;
}

/** `7 Oct 2025, 17:00, for 2025-09, within 5 business days`. */
export function nextReportText({ period, dueAt, within }: DatedReport, timezone: string): string {
  return `${instantText(dueAt, timezone)}, for ${period}: within ${within} of its end`;
}
