import type { AttemptsMetric } from "../model/metric.js";
import type { Batch, NumberColumn, TextColumn, WordColumn } from "../model/record.js";
import { type AttemptLog, createAttemptLog } from "./attempt-log.js";
import { planEvidenceExclusions } from "./exclude-rows.js";
import type { WordCheck } from "./filter-rows.js";
import { measureFoundStops } from "./measure-durations.js";
import type { ObjectivePass } from "./objective-pass.js";
import type { PassPlan } from "./pass-plan.js";
import type { AttemptFacts } from "./record-facts.js";

/**
 * Judges each record by the instant of the attempt that made it enough, or of reaching it where that ends
 * the duty: at or before due is met, later or never a miss (semantics 7, 14).
 */
export function measureAttempts(plan: PassPlan, metric: AttemptsMetric): ObjectivePass {
  const { objective, columns, scope, terms } = plan;
  const { asOf } = scope;
  const counts = terms.terms.map(({ target }) => (target.kind === "share-with-count" ? target.count : 1));
  const endsWhenReached = objective.unlessReached === true;
  const reachedIndex = endsWhenReached ? columns.want(metric.reachedAt, "instant") : -1;
  const source = planAttempts(plan, metric, endsWhenReached);
  let stops = new Float64Array(0);
  let reached: Float64Array | undefined;

  return measureFoundStops(plan, metric, {
    readStops(batch, started, chosen) {
      if (stops.length < batch.length) stops = new Float64Array(batch.length);
      source.begin(batch);
      reached = (batch.columns[reachedIndex] as NumberColumn | undefined)?.values;
      for (let row = 0; row < batch.length; row++) {
        const start = started[row]!;
        const enough = source.enoughAt(row, start, counts[chosen[row]!]!);
        const met = reached?.[row] ?? Number.NaN;
        const ended = met <= asOf ? Math.max(met, start) : Number.NaN;
        stops[row] = Number.isNaN(enough) ? ended : ended < enough ? ended : enough;
      }
      return stops;
    },
    touch: source.touch,
    attemptsOf: (row, start, chosen) => ({
      needed: counts[chosen]!,
      reachedAt: reached?.[row] ?? Number.NaN,
      ...source.listOf(row, start),
    }),
  });
}

/** The attempts on the rows of one batch. */
interface AttemptSource {
  begin(batch: Batch): void;
  /** When a row had so many attempts since its start; NaN where it has not. */
  enoughAt(row: number, start: number, count: number): number;
  /** Those since its start are part of what is judged. */
  touch(row: number, start: number): void;
  listOf(row: number, start: number): Pick<AttemptFacts, "made" | "list">;
}

function planAttempts(plan: PassPlan, metric: AttemptsMetric, endsWhenReached: boolean): AttemptSource {
  const { objective, columns, scope } = plan;
  const { attempts } = objective;
  if (attempts === undefined) {
    const index = columns.need(metric.count, "number");
    let values: Float64Array = new Float64Array(0);
    return {
      begin(batch) {
        values = (batch.columns[index] as NumberColumn).values;
      },
      // Their number says nothing of when, so enough of them are taken to have been in time.
      enoughAt: (row, start, count) => (values[row]! >= count ? start : Number.NaN),
      touch() {},
      listOf: (row) => ({ made: values[row]!, list: [] }),
    };
  }
  const keyIndex = columns.need(attempts.key, columns.typeOf(attempts.key) === "word" ? "word" : "text");
  let log: AttemptLog | undefined;
  plan.collectFrom(attempts.source, (other, { name }) => {
    const checks: WordCheck[] = [];
    const exclusions = planEvidenceExclusions(plan.agreement, name, other, checks);
    for (const check of checks) check.source ??= name;
    plan.checks.push(...checks);
    log = createAttemptLog({
      attempts,
      recipe: metric.attempts,
      columns: other,
      exclusions,
      asOf: scope.asOf,
      endsWhenReached,
    });
    return log;
  });
  let keys: TextColumn | WordColumn;
  const keyOf = (row: number) => (keys.as === "text" ? keys.at(row) : keys.dictionary.raw[keys.codes[row]!]!);
  return {
    begin(batch) {
      keys = batch.columns[keyIndex] as TextColumn | WordColumn;
    },
    enoughAt: (row, start, count) => log?.enoughAt(keyOf(row), start, count) ?? Number.NaN,
    touch: (row, start) => log?.touch(keyOf(row), start),
    listOf(row, start) {
      const list = log?.listOf(keyOf(row)) ?? [];
      return { made: list.filter(({ at }) => at >= start).length, list };
    },
  };
}
