import type { Objective } from "../model/agreement.js";
import { stateField } from "../model/fields.js";
import type { DurationMetric } from "../model/metric.js";
import type { Batch, NumberColumn, StandIn } from "../model/record.js";
import { clockOfLimit, type Target } from "../model/target.js";
import type { RecordedTimes } from "./clock-runs.js";
import { planTicketHistory } from "./collect-history.js";
import type { RowFilter } from "./filter-rows.js";
import { planHistoryRuns } from "./history-runs.js";
import { limitOf } from "./judge.js";
import { judgeDurations } from "./judge-durations.js";
import { planFinality } from "./measure-durations.js";
import type { ObjectivePass } from "./objective-pass.js";
import type { PassPlan } from "./pass-plan.js";
import { timeTerms } from "./timed-terms.js";

/**
 * Judges each record by the time that another clock measured for it: at most the limit is met, more a miss. A
 * record without one is open, and then our own clock tells whether it is overdue; one that is final without one
 * is unmeasurable. No clock runs faster than real time, so one that measured more than has passed until as-of
 * had not stopped by then (semantics 26).
 */
export function measureRecorded(plan: PassPlan, metric: DurationMetric): ObjectivePass {
  const { columns, objective, scope } = plan;
  const fromIndex = columns.need(metric.from, "instant");
  const terms = plan.terms.terms.map((each) => ({
    index: needRecorded(plan, metric, each.target),
    clock: timeTerms(each, plan).clock,
  }));
  const rules = objective.clock?.history;
  const history = rules && planTicketHistory(plan, rules);
  const takeRuns = rules && history && planHistoryRuns(rules, history, columns, scope.asOf);
  const isFinal = planFinality(plan);
  const judgement = judgeDurations(plan, metric, { isFinal, history, idField: "id" });
  const stillCounts = planOpenCells(plan, metric, isFinal);
  let took = new Float64Array(0);
  let stops = new Float64Array(0);
  let isRemaining = new Uint8Array(0);
  const recorded: RecordedTimes = {
    tookOf: (row) => took[row]!,
    formOf: (row) => (isRemaining[row] === 1 ? "remaining" : "taken"),
  };
  return {
    ...judgement.pass,
    add(batch, ledger) {
      const started = (batch.columns[fromIndex] as NumberColumn).values;
      const rows = { batch, started, stopped: started };
      const runs = takeRuns === undefined ? rows : takeRuns(rows);
      judgement.add(
        {
          ...runs,
          recorded,
          readStops(own, starts, chosen) {
            if (took.length < own.length) {
              took = new Float64Array(own.length);
              stops = new Float64Array(own.length);
              isRemaining = new Uint8Array(own.length);
            }
            stillCounts.begin(own);
            for (let row = 0; row < own.length; row++) {
              const { index, clock } = terms[chosen[row]!]!;
              const column = own.columns[index] as NumberColumn;
              const value = column.values[row]!;
              const start = starts[row]!;
              isRemaining[row] = column.isRemaining === true ? 1 : 0;
              took[row] = column.isRemaining === true ? (clock?.limitAt(start) ?? 0) - value : value;
              const isOpen =
                column.isRemaining === true && value >= 0 && stillCounts.at(row, clock?.dueAt(start));
              stops[row] = isOpen ? Number.NaN : start + took[row]!;
            }
            return stops;
          },
        },
        ledger,
      );
    },
  };
}

/**
 * What is left of a limit stands in the export while the clock runs, too. Of a record that is not final it
 * counts as open where a final state is what stops the clock, and else until our own clock reaches the due:
 * what still ran then would be below zero.
 */
function planOpenCells(
  { columns, source, scope }: PassPlan,
  { stopsWhenFinal }: DurationMetric,
  isFinal: RowFilter | undefined,
) {
  const state = source.kind === undefined ? undefined : stateField(source.kind);
  const stateIndex = state === undefined ? -1 : columns.want(state.name, "word");
  let final = new Uint8Array(0);
  let waitsForState = false;
  return {
    begin(batch: Batch): void {
      if (final.length < batch.length) final = new Uint8Array(batch.length);
      isFinal?.(batch, final);
      waitsForState = stopsWhenFinal === true && batch.columns[stateIndex] !== undefined;
    },
    at: (row: number, due = Number.POSITIVE_INFINITY): boolean =>
      final[row] !== 1 && (waitsForState || scope.asOf <= due),
  };
}

/** The column of what a clock measured that counts what the limit counts; the other one is no answer. */
function needRecorded({ columns }: PassPlan, metric: DurationMetric, target: Target): number {
  const field = recordedField(metric, target);
  if (field === undefined) throw new Error(`"${target.text}" has no field with what a vendor measured`);
  const index = columns.need(field, "duration");
  const others = Object.values(metric.measured ?? {}).filter((each) => each !== field);
  columns.offer(
    index,
    others.map((each): StandIn => ({ field: each, as: "other-clock" })),
  );
  return index;
}

/** Where the time that is held against a target's limit is exported; undefined where nothing has it. */
function recordedField({ measured }: DurationMetric, target: Target): string | undefined {
  const limit = limitOf(target);
  return limit === undefined ? undefined : measured?.[clockOfLimit(limit)];
}

/** The fields that an objective takes its times from, where a vendor's clock measured them. */
export function recordedFields(objective: Objective): string[] {
  if (!objective.byVendor) return [];
  const fields = [0, ...objective.overrides.map((_, index) => index + 1)].map((terms) =>
    recordedFieldFor(objective, terms),
  );
  return [...new Set(fields)].filter((field) => field !== "");
}

/** The one of them for a record with these terms: 0 for the objective's own, else 1 + the override's index. */
export function recordedFieldFor({ metric, target, overrides }: Objective, terms: number): string {
  if (metric.shape !== "duration") return "";
  return recordedField(metric, overrides[terms - 1]?.target ?? target) ?? "";
}
