import { batchRecords, type PlainRecord } from "./engine/batch-records.js";
import { createEvaluation } from "./engine/evaluate.js";
import { judgeCompleteness } from "./engine/judge-completeness.js";
import { computeReviewClock } from "./engine/review-clock.js";
import { findingRules } from "./findings/index.js";
import type { Agreement } from "./model/agreement.js";
import type { Problem } from "./model/problem.js";
import type { AuditReport } from "./model/report.js";
import { nearestName } from "./model/suggest.js";
import { composeReport } from "./report/compose-report.js";
import { parsePeriod } from "./time/period.js";
import { createZone } from "./time/zone.js";

export interface EvaluateOptions {
  /** The records of each source, by its name. */
  readonly records: Readonly<Record<string, readonly PlainRecord[]>>;
  /** `2025-03`, `2025-Q1`, `2025`, `2025-W12`, `2025-03-01..2025-03-15` or `all`. */
  readonly period: string;
  /** Open records are judged as of then; in epoch milliseconds or as a Date. */
  readonly asOf: number | Date;
  /** The ids of the objectives to judge; all of them where absent. */
  readonly objectives?: readonly string[];
  /** A field by whose words every objective is split as well. */
  readonly groupBy?: string;
}

/**
 * Judges records that a program already holds. Pure: the same agreement, records and options give the
 * same report.
 *
 * The records are taken as they are: rules about repeated ids and spellings of blanks are about exports.
 *
 * @throws RangeError for a period that can't be read, an as-of that is no instant, or the name of an
 * objective or a source that the agreement does not have
 * @throws TypeError for a value that is not of its field's type
 */
export function evaluateAgreement(agreement: Agreement, options: EvaluateOptions): AuditReport {
  const asOf = Number(options.asOf);
  if (!Number.isFinite(asOf)) throw new RangeError("asOf is not an instant");
  const { objectives = [], records: given } = options;
  requireKnown(
    "objective",
    objectives,
    agreement.objectives.map(({ id }) => id),
  );
  requireKnown("source", Object.keys(given), agreement.sources.keys());
  const evaluation = createEvaluation({
    agreement,
    span: readSpan(agreement, options.period),
    asOf,
    findings: findingRules,
    ...(options.objectives === undefined ? {} : { objectives: new Set(options.objectives) }),
    ...(options.groupBy === undefined ? {} : { groupBy: options.groupBy }),
  });
  const problems: Problem[] = [];
  const names = new Map<string, string[]>();
  for (const { source, requests } of evaluation.sources) {
    const records = Object.hasOwn(options.records, source.name) ? options.records[source.name] : undefined;
    names.set(source.name, [source.name]);
    evaluation.add(batchRecords(source, requests, records ?? []));
  }
  const result = evaluation.finish(names);
  for (const { source } of evaluation.sources) {
    const lost = judgeCompleteness({
      source: source.name,
      at: source.at,
      rows: options.records[source.name]?.length ?? 0,
      rejected: 0,
      unmeasurable: result.unmeasurable.get(source.name) ?? 0,
      allowance: source.allowRejects,
    });
    if (lost !== undefined) problems.push(lost);
  }
  const clock = computeReviewClock(agreement, asOf);
  return composeReport({ agreement, result, asOf, clock, definitionSha256: null, inputs: [], problems });
}

function readSpan(agreement: Agreement, text: string) {
  if (text === "all") return "all";
  const zone = createZone(agreement.timezone);
  const parsed = parsePeriod(text, { zone, fiscalYearStart: agreement.fiscalYearStart });
  if (!parsed.ok) throw new RangeError(`The period "${text}" ${parsed.reason}`);
  return parsed.period;
}

function requireKnown(what: string, names: readonly string[], known: Iterable<string>): void {
  const all = [...known];
  for (const name of names) {
    if (all.includes(name)) continue;
    const near = nearestName(name, all);
    const hint = near === undefined ? `it has ${all.join(", ")}` : `did you mean "${near}"?`;
    throw new RangeError(`The agreement has no ${what} "${name}": ${hint}`);
  }
}
