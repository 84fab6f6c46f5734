import type { Agreement, Objective, SourceSpec } from "../model/agreement.js";
import type { EvaluationResult, SourcePlan } from "../model/evaluation.js";
import type { Filter } from "../model/filter.js";
import type { Batch } from "../model/record.js";
import { type Calendar, createCalendar } from "../time/calendar.js";
import { MS_PER_DAY, parseCivilDate } from "../time/civil.js";
import { createPeriodGrid } from "../time/period.js";
import { createZone } from "../time/zone.js";
import { concludeEvaluation } from "./conclude.js";
import type { EvaluationInput, SourceRun } from "./evaluation-input.js";
import { compileFilter, type WordCheck } from "./filter-rows.js";
import { measureDurations } from "./measure-durations.js";
import { measureRates } from "./measure-rates.js";
import type { ObjectivePass, RowLedger } from "./objective-pass.js";
import { createPeriodSlots } from "./period-slots.js";
import { type ColumnPlan, createColumnPlan } from "./plan-columns.js";

/** An audit in the making: say what it needs, feed it rows, then ask what it found. */
export interface Evaluation {
  readonly sources: readonly SourcePlan[];
  add(batch: Batch): void;
  /**
   * @param fileNames the names of the files of each source, as the evidence shows them
   * @param unread sources that could not be read: their objectives are not judged
   */
  finish(fileNames: ReadonlyMap<string, readonly string[]>, unread?: ReadonlySet<string>): EvaluationResult;
}

/** Prepares one pass over the rows of each source for all objectives and all periods. */
export function createEvaluation(input: EvaluationInput): Evaluation {
  const { agreement, objectives } = input;
  const chosen = agreement.objectives.filter(({ id }) => objectives?.has(id) ?? true);
  const calendars = calendarCache(agreement);
  const runs = new Map<string, SourceRun>();
  const sources: SourcePlan[] = [];

  for (const name of new Set(chosen.map(({ source }) => source))) {
    const source = agreement.sources.get(name) as SourceSpec;
    const columns = createColumnPlan(source);
    const passes = chosen
      .filter((objective) => objective.source === name)
      .map((objective) => {
        columns.askFor(objective.id);
        return planPass(objective, input, source, columns, calendars);
      });
    runs.set(name, { source, passes, audited: [], unmeasurable: 0, rows: 0 });
    sources.push({ source, requests: columns.requests() });
  }

  let ledger: RowLedger = { audited: new Uint8Array(0), unmeasurable: new Uint8Array(0) };

  return {
    sources,
    add(batch) {
      const run = runs.get(batch.source) as SourceRun;
      if (ledger.audited.length < batch.length) {
        ledger = { audited: new Uint8Array(batch.length), unmeasurable: new Uint8Array(batch.length) };
      }
      ledger.audited.fill(0, 0, batch.length);
      ledger.unmeasurable.fill(0, 0, batch.length);
      for (const pass of run.passes) pass.add(batch, ledger);
      run.rows += batch.length;
      run.audited[batch.file] = (run.audited[batch.file] ?? 0) + countOnes(ledger.audited, batch.length);
      run.unmeasurable += countOnes(ledger.unmeasurable, batch.length);
    },
    finish: (fileNames, unread = new Set()) =>
      concludeEvaluation(input, [...runs.values()], chosen, fileNames, unread),
  };
}

function planPass(
  objective: Objective,
  { agreement, span, asOf }: EvaluationInput,
  source: SourceSpec,
  columns: ColumnPlan,
  calendarOf: (id: string) => Calendar,
): ObjectivePass {
  const { metric } = objective;
  const checks: WordCheck[] = [];
  const filters = [metric.where, objective.where].filter((filter): filter is Filter => filter !== undefined);
  const grid = createPeriodGrid({
    unit: agreement.measurementUnit,
    zone: createZone(agreement.timezone),
    fiscalYearStart: agreement.fiscalYearStart,
  });
  const scope = {
    filter: filters.length === 0 ? undefined : compileFilter({ op: "all", of: filters }, columns, checks),
    grid,
    slots: createPeriodSlots(grid, span),
    asOf,
    inForce: intersectDates(agreement, objective),
    elsewhere: new Map<number, number>(),
  };
  const calendar = objective.calendar === undefined ? undefined : calendarOf(objective.calendar);
  const { conventions } = agreement;
  switch (metric.shape) {
    case "duration":
      return measureDurations({ objective, metric, source, columns, scope, checks, calendar, conventions });
    case "ratio":
      return measureRates({ objective, metric, columns, scope, checks });
  }
}

/** When both the agreement and the objective are in force, `[from, to)` in the agreement's zone. */
function intersectDates(agreement: Agreement, objective: Objective): { from: number; to: number } {
  const zone = createZone(agreement.timezone);
  const midnight = (date: string, daysLater: number) =>
    zone.toInstant(((parseCivilDate(date) as number) + daysLater) * MS_PER_DAY);
  let from = Number.NEGATIVE_INFINITY;
  let to = Number.POSITIVE_INFINITY;
  for (const { effective } of [agreement, objective]) {
    if (effective.from !== undefined) {
      from = Math.max(from, midnight(effective.from, 0));
    }
    if (effective.until !== undefined) {
      to = Math.min(to, midnight(effective.until, 1));
    }
  }
  return { from, to };
}

function calendarCache(agreement: Agreement): (id: string) => Calendar {
  const built = new Map<string, Calendar>();
  return (id) => {
    const known = built.get(id);
    if (known !== undefined) return known;
    const spec = agreement.calendars.get(id);
    if (spec === undefined) throw new Error(`The agreement has no calendar "${id}"`);
    const calendar = createCalendar(spec);
    built.set(id, calendar);
    return calendar;
  };
}

function countOnes(flags: Uint8Array, length: number): number {
  let count = 0;
  for (let row = 0; row < length; row++) count += flags[row]!;
  return count;
}
