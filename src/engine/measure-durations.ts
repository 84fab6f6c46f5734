import { stateField } from "../model/fields.js";
import type { DurationMetric } from "../model/metric.js";
import type { NumberColumn } from "../model/record.js";
import { type ClockRuns, plainRuns } from "./clock-runs.js";
import { planTicketHistory } from "./collect-history.js";
import { filterWords, type RowFilter } from "./filter-rows.js";
import { planHistoryRuns } from "./history-runs.js";
import { judgeDurations } from "./judge-durations.js";
import type { ObjectivePass } from "./objective-pass.js";
import type { PassPlan } from "./pass-plan.js";

/** Judges each record of a duration objective against its limit (semantics 6 to 14). */
export function measureDurations(plan: PassPlan, metric: DurationMetric): ObjectivePass {
  const { columns, objective, scope } = plan;
  const fromIndex = columns.need(metric.from, "instant");
  if (metric.to === undefined) throw new Error(`Nothing tells when ${metric.title} stops`);
  const toIndex = columns.need(metric.to, "instant");
  const measured = Object.values(metric.measured ?? {});
  columns.offer(
    toIndex,
    measured.map((field) => ({ field, as: "measured" })),
  );
  const rules = objective.clock?.history;
  const history = rules && planTicketHistory(plan, rules);
  const takeRuns = rules && history && planHistoryRuns(rules, history, columns, scope.asOf);
  const judgement = judgeDurations(plan, metric, {
    isFinal: planFinality(plan),
    history,
    idField: "id",
    ...(takeRuns === undefined ? { between: { fromColumn: fromIndex, toColumn: toIndex } } : {}),
  });
  return {
    ...judgement.pass,
    add(batch, ledger) {
      const runs = plainRuns(batch, fromIndex, toIndex);
      judgement.add(takeRuns === undefined ? runs : takeRuns(runs), ledger);
    },
  };
}

/** Judges records whose stop is found in another source, once it is known which terms each of them has. */
export function measureFoundStops(
  plan: PassPlan,
  metric: Pick<DurationMetric, "from">,
  found: Required<Pick<ClockRuns, "readStops" | "touch" | "attemptsOf">>,
): ObjectivePass {
  const fromIndex = plan.columns.need(metric.from, "instant");
  // A state says nothing of events that another source lists.
  const setting = { isFinal: undefined, history: undefined, idField: "id" };
  const judgement = judgeDurations(plan, metric, setting);
  return {
    ...judgement.pass,
    add(batch, ledger) {
      const started = (batch.columns[fromIndex] as NumberColumn).values;
      judgement.add({ batch, started, stopped: started, ...found }, ledger);
    },
  };
}

/** Which rows are in a final state, where the file has a state at all (semantics 13). */
export function planFinality({ source, columns }: PassPlan): RowFilter | undefined {
  const field = source.kind === undefined ? undefined : stateField(source.kind);
  if (field === undefined) return undefined;
  const words = new Set(field.terminal);
  return filterWords(columns.want(field.name, "word"), (_raw, canonical) => words.has(canonical));
}
