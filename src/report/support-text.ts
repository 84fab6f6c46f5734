import type { CauseReport } from "../model/cause-report.js";
import type { AuditReport, BreachReport, ObjectiveReport, SupportReport } from "../model/report.js";
import { formatDuration } from "../time/duration.js";
import { shortHash } from "./input-text.js";
import { listText, numberText, quantityText } from "./quantity-text.js";

/** A report that may stand on others. */
export type Supported = Pick<AuditReport, "supportedBy">;

/** `Stands on 2 agreements, both breached`. */
export function supportTitle(supportedBy: readonly SupportReport[]): string {
  return `Stands on ${quantityText(supportedBy.length, "agreement")}`;
}

/** `Internal IT (internal), internal.yaml`. */
export function supportName({ agreement, kind }: SupportReport): string {
  return `${agreement.title}${kind === null ? "" : ` (${kind})`}, ${agreement.file}`;
}

/**
 * One sentence for each objective that missed something: `first-response: 2 of 3 misses have an inner one behind
 * them: 2 assign-time (Internal IT), 1 reply-time (Internal IT).`
 */
export function causeSentences(report: Supported & Pick<AuditReport, "objectives">): string[] {
  return report.objectives.flatMap((objective) => {
    const sentence = causeSentence(objective, report);
    return sentence === "" ? [] : [sentence];
  });
}

function causeSentence({ id, causes }: ObjectiveReport, report: Supported): string {
  if (causes === undefined) return "";
  const { misses, explained, by } = causes;
  const of = `${numberText(explained)} of ${quantityText(misses, "miss", "misses")}`;
  if (explained === 0) {
    return `${id}: ${misses === 1 ? "its one miss has no inner one behind it" : `none of ${numberText(misses)} misses has an inner one behind it`}.`;
  }
  const inner = by.map(
    (each) => `${numberText(each.misses)} ${each.objective} (${titleOf(each.agreement, report)})`,
  );
  const have = explained === 1 ? "has an inner one behind it" : "have an inner one behind them";
  return `${id}: ${of} ${have}: ${listText(inner)}.`;
}

function titleOf(id: string, { supportedBy = [] }: Supported): string {
  return supportedBy.find(({ agreement }) => agreement.id === id)?.agreement.title ?? id;
}

/** `assign-time (Internal IT) over by 25 min`; a record with another id is named. */
export function causeText(cause: CauseReport, outer: BreachReport, report: Supported): string {
  const record = cause.record === outer.record ? "" : ` ${cause.record}`;
  const open = cause.verdict === "overdue" ? ", open" : "";
  const waived = cause.isWaived ? ", waived" : "";
  return `${cause.objective}${record} (${titleOf(cause.agreement, report)}) over by ${overText(cause, report)}${open}${waived}`;
}

/** All that lies behind a miss, for one cell; empty where nothing does. */
export function causesText(breach: BreachReport, report: Supported): string {
  return (breach.causes ?? []).map((cause) => causeText(cause, breach, report)).join("; ");
}

function overText({ agreement, objective, overrunMs, lateMs }: CauseReport, report: Supported): string {
  if (overrunMs === 0) return `${formatDuration(lateMs ?? 0, "real")} after close`;
  const support = report.supportedBy?.find((each) => each.agreement.id === agreement);
  const own = support?.objectives.find(({ id }) => id === objective);
  return formatDuration(overrunMs, own?.calendar === null ? "real" : "business");
}

/** What an inner miss has to do with the outer ones, and what it has not. */
export const supportNote =
  "An inner miss lies behind an outer one if it is of the same record and its due passed while the outer clock ran. Inner verdicts decide nothing here.";

/** The inner definitions with their hashes, for whoever checks the report. */
export function supportFacts({ supportedBy = [] }: Supported): string[] {
  return supportedBy.map(({ agreement: { id, file, sha256 } }) => {
    return `${id}, ${file}${sha256 === null ? "" : ` (SHA-256 ${shortHash(sha256)})`}`;
  });
}
