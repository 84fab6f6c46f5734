import type { Agreement, Objective, SourceSpec } from "../model/agreement.js";
import type { FileDisagreement } from "../model/disagreement.js";
import type { EvaluationResult, SourcePlan } from "../model/evaluation.js";
import type { Filter } from "../model/filter.js";
import type { Batch } from "../model/record.js";
import { type Calendar, createCalendar } from "../time/calendar.js";
import { createPeriodGrid, measurementPeriods, type PeriodGrid } from "../time/period.js";
import { createZone } from "../time/zone.js";
import { createAuditBook, type RowPlace } from "./audit-book.js";
import { planTerms } from "./choose-terms.js";
import { watchFindings } from "./collect-findings.js";
import { concludeEvaluation } from "./conclude.js";
import type { EscalationBook } from "./escalation-book.js";
import type { Collector, EvaluationInput, SourceRun } from "./evaluation-input.js";
import { planExclusions } from "./exclude-rows.js";
import { compileFilter, type WordCheck } from "./filter-rows.js";
import { planGrouping } from "./group-rows.js";
import { historySpan, needsHistory } from "./history-span.js";
import { inForceBetween } from "./in-force.js";
import { createLinkBook } from "./link-rows.js";
import { measureAttempts } from "./measure-attempts.js";
import { measureCadence } from "./measure-cadence.js";
import { measureDurations } from "./measure-durations.js";
import { measureFigures } from "./measure-figures.js";
import { measureRates } from "./measure-rates.js";
import { measureRecorded } from "./measure-recorded.js";
import { measureRetention } from "./measure-retention.js";
import { measureUptime } from "./measure-uptime.js";
import { measureWaits } from "./measure-waits.js";
import type { ObjectivePass, RowLedger } from "./objective-pass.js";
import type { PassPlan } from "./pass-plan.js";
import { createPeriodSlots, type PeriodSlots } from "./period-slots.js";
import { type ColumnPlan, createColumnPlan } from "./plan-columns.js";
import type { PassWatch, RecordSearch } from "./record-facts.js";
import type { TicketHistory } from "./ticket-history.js";
import { createTimesBook } from "./times-between.js";
import { planWaivers, type WaiverUse } from "./waive-breaches.js";
import { watchMeasurements } from "./watch-measurements.js";
import { searchRecord, watchPass } from "./watch-record.js";

/** An audit in the making: say what it needs, feed it rows, then ask what it found. */
export interface Evaluation {
  readonly sources: readonly SourcePlan[];
  /** Where the record that is watched was found in each source, and ids that come near. */
  searches(): ReadonlyMap<string, RecordSearch>;
  /** The other sources on which an objective's verdict rests. */
  restsOn(objective: string): readonly string[];
  add(batch: Batch): void;
  /** What the files of a source say differently of the same records: it changes no verdict. */
  addDisagreement(source: string, found: FileDisagreement): void;
  /**
   * @param fileNames the names of the files of each source, as the evidence shows them
   * @param unread sources that could not be read: their objectives are not judged
   */
  finish(fileNames: ReadonlyMap<string, readonly string[]>, unread?: ReadonlySet<string>): EvaluationResult;
}

/** Prepares one pass over the rows of each source for all objectives and all periods. */
export function createEvaluation(input: EvaluationInput): Evaluation {
  const { agreement, objectives } = input;
  const isChosen = ({ id }: Objective) => objectives?.has(id) ?? true;
  const chosen = agreement.objectives.filter(isChosen);
  const calendarOf = calendarCache(agreement);
  const waivers = planWaivers(agreement, input.asOf);
  const histories = new Map<string, TicketHistory>();
  const escalationBooks = new Map<string, EscalationBook>();
  const runs = new Map<string, SourceRun>();
  const dependencies = new Map<string, string[]>(chosen.map(({ id }) => [id, []]));
  const runOf = (name: string): SourceRun => {
    let run = runs.get(name);
    if (run === undefined) {
      const source = agreement.sources.get(name) as SourceSpec;
      const columns = createColumnPlan(source, links.linksOf(source));
      run = {
        source,
        columns,
        passes: [],
        collectors: [],
        pauseRules: [],
        times: createTimesBook(),
        search: undefined,
        after: new Set(),
        audited: [],
        late: undefined,
        unmeasurable: 0,
        running: 0,
        rows: 0,
      };
      runs.set(name, run);
    }
    return run;
  };
  const links = createLinkBook(runOf, (objective, source) => dependencies.get(objective)?.push(source));
  for (const objective of chosen) {
    const run = runOf(objective.source);
    run.columns.askFor(objective.id, true);
    if (input.watch !== undefined) run.search ??= searchRecord(input.watch.record, run.columns);
    const collected = dependencies.get(objective.id)!;
    const shared = { objective, input, runOf, calendarOf, waivers, histories, escalationBooks, collected };
    run.passes.push(planPass({ ...shared, run, isJudged: true }));
  }
  const past = planPast(input, chosen, runOf, calendarOf);
  for (const objective of agreement.objectives) {
    const run = runs.get(objective.source);
    if (run === undefined || isChosen(objective)) continue;
    run.columns.askFor(objective.id, false);
    const unread = { ...run, collectors: [], after: new Set<string>() };
    const elsewhere = (name: string) => {
      const source = agreement.sources.get(name) as SourceSpec;
      return { ...unread, source, columns: createColumnPlan(source) };
    };
    const fresh = { histories: new Map(), escalationBooks: new Map() };
    const own = { objective, input, calendarOf, waivers, ...fresh, collected: [] };
    planPass({ ...own, run: unread, runOf: elsewhere, isJudged: false });
  }
  const ordered = orderRuns(runs);
  for (const run of ordered) {
    const isLate = [...run.passes, ...run.collectors].some(({ close }) => close !== undefined);
    if (isLate) run.late = createAuditBook(run.audited);
  }
  const findings = watchFindings(input, ordered, calendarOf);
  let ledger = createLedger(0);

  return {
    searches: () =>
      new Map(ordered.flatMap(({ source, search }) => (search === undefined ? [] : [[source.name, search]]))),
    sources: ordered.map(({ source, columns }) => ({ source, requests: columns.requests() })),
    restsOn: (objective) => dependencies.get(objective) ?? [],
    add(batch) {
      const run = runs.get(batch.source) as SourceRun;
      if (ledger.audited.length < batch.length) ledger = createLedger(batch.length);
      for (const flags of Object.values(ledger)) flags.fill(0, 0, batch.length);
      run.times.begin(batch.length);
      run.search?.find(batch);
      findings.add(batch);
      for (const collector of run.collectors) collector.add(batch, ledger);
      for (const pass of run.passes) pass.add(batch, ledger);
      past?.add(run.source.name, batch);
      if (run.late !== undefined) run.late.addBatch(batch, ledger.audited);
      else run.audited[batch.file] = (run.audited[batch.file] ?? 0) + countOnes(ledger.audited, batch.length);
      run.unmeasurable += countOnes(ledger.unmeasurable, batch.length);
      run.running += countOnes(ledger.running, batch.length);
      run.rows += batch.length;
    },
    addDisagreement: findings.addDisagreement,
    finish(fileNames, unread = new Set()) {
      for (const run of ordered) {
        for (const pass of run.passes) pass.settle?.();
        if (unread.has(run.source.name)) continue;
        for (const pass of run.passes) {
          const found = pass.close?.(markIn(run));
          run.running += found?.running ?? 0;
          run.unmeasurable += found?.unmeasurable ?? 0;
        }
      }
      for (const run of ordered) for (const collector of run.collectors) collector.close?.(markIn(run));
      past?.close(unread);
      return concludeEvaluation({
        input,
        runs: ordered,
        objectives: chosen,
        findings: findings.report(unread),
        waivers,
        calendarOf,
        links,
        fileNames,
        unread,
        past: past?.results,
      });
    },
  };
}

/**
 * Passes of their own over the measurement periods before the span, for objectives whose consequences reach back.
 * What they count is in no figure of the run and no row is audited by them.
 */
function planPast(
  input: EvaluationInput,
  chosen: readonly Objective[],
  runOf: (name: string) => SourceRun,
  calendarOf: (id: string) => Calendar,
) {
  const { agreement, span, asOf, watch } = input;
  if (span === "all" || watch !== undefined) return undefined;
  const grid = gridOf(agreement);
  const history = historySpan(agreement, span, grid);
  if (history === undefined) return undefined;
  const pastInput: EvaluationInput = { agreement, span: history, asOf };
  const waivers = planWaivers(agreement, asOf);
  const histories = new Map<string, TicketHistory>();
  const escalationBooks = new Map<string, EscalationBook>();
  const collectors = new Map<string, Collector[]>();
  const passes = new Map<string, ObjectivePass>();
  const pastRunOf = (name: string): SourceRun => {
    const own = collectors.get(name) ?? [];
    collectors.set(name, own);
    return { ...runOf(name), passes: [], collectors: own, pauseRules: [] };
  };
  for (const objective of chosen.filter((each) => needsHistory(agreement, each))) {
    const run = pastRunOf(objective.source);
    run.columns.askFor(objective.id, true);
    const shared = {
      objective,
      input: pastInput,
      calendarOf,
      waivers,
      histories,
      escalationBooks,
      collected: [],
    };
    passes.set(
      objective.id,
      planPass({ ...shared, run, runOf: pastRunOf, isJudged: true, keepsMisses: false }),
    );
  }
  let ledger = createLedger(0);
  const noMark = () => {};
  return {
    results: { input: pastInput, periods: measurementPeriods(grid, history), passes },
    add(source: string, batch: Batch) {
      if (ledger.audited.length < batch.length) ledger = createLedger(batch.length);
      for (const collector of collectors.get(source) ?? []) collector.add(batch, ledger);
      for (const pass of passes.values()) if (pass.objective.source === source) pass.add(batch, ledger);
    },
    close(unread: ReadonlySet<string>) {
      for (const pass of passes.values()) pass.settle?.();
      for (const pass of passes.values()) if (!unread.has(pass.objective.source)) pass.close?.(noMark);
      for (const each of collectors.values()) for (const collector of each) collector.close?.(noMark);
    },
  };
}

function gridOf({ measurementUnit, timezone, fiscalYearStart }: Agreement): PeriodGrid {
  return createPeriodGrid({ unit: measurementUnit, zone: createZone(timezone), fiscalYearStart });
}

/** A source comes after those that its objectives look things up in. */
function orderRuns(runs: ReadonlyMap<string, SourceRun>): SourceRun[] {
  const ordered: SourceRun[] = [];
  const entered = new Set<string>();
  const visit = (run: SourceRun) => {
    const { name } = run.source;
    if (ordered.includes(run)) return;
    if (entered.has(name)) throw new Error(`The sources ${[...entered].join(", ")} wait for each other`);
    entered.add(name);
    for (const other of run.after) visit(runs.get(other) as SourceRun);
    entered.delete(name);
    ordered.push(run);
  };
  for (const run of runs.values()) visit(run);
  return ordered;
}

interface PassInput {
  readonly objective: Objective;
  readonly input: EvaluationInput;
  readonly run: SourceRun;
  runOf(source: string): SourceRun;
  calendarOf(id: string): Calendar;
  readonly waivers: WaiverUse;
  readonly histories: Map<string, TicketHistory>;
  readonly escalationBooks: Map<string, EscalationBook>;
  /** Grows by the sources that its pass depends on. */
  readonly collected: string[];
  readonly isJudged: boolean;
  /** Unless said it does, except for a review. */
  readonly keepsMisses?: boolean;
}

function planPass(pass: PassInput): ObjectivePass {
  const {
    objective,
    input,
    run,
    runOf,
    calendarOf,
    waivers,
    histories,
    escalationBooks,
    collected,
    isJudged,
  } = pass;
  const { agreement, span, asOf, groupBy, review } = input;
  const { source, columns } = run;
  const { metric } = objective;
  const checks: WordCheck[] = [];
  const filters = [metric.where, objective.where].filter((filter): filter is Filter => filter !== undefined);
  const grid = gridOf(agreement);
  const slots = createPeriodSlots(grid, span, review?.before);
  const plan: PassPlan = {
    agreement,
    objective,
    source,
    columns,
    scope: {
      filter: filters.length === 0 ? undefined : compileFilter({ op: "all", of: filters }, columns, checks),
      grid,
      slots,
      asOf,
      inForce: inForceBetween(agreement.timezone, [agreement.effective, objective.effective]),
      elsewhere: new Set<number>(),
    },
    checks,
    terms: planTerms(agreement, objective, columns, checks),
    exclusions: planExclusions(agreement, source.name, columns, checks),
    waiving: waivers.of(objective),
    // A review shows figures; which records missed stands in the audit of each period.
    keepsMisses: pass.keepsMisses ?? review === undefined,
    grouping: groupBy === undefined ? undefined : planGrouping(groupBy, columns),
    watch: isJudged ? planWatch(input, objective, columns, slots) : undefined,
    times: run.times,
    calendarOf,
    histories,
    tellsSubjects: input.tellsSubjects ?? false,
    escalationBooks,
    pauseRules: run.pauseRules,
    collected,
    collectFrom(name, make) {
      const other = runOf(name);
      other.columns.askFor(objective.id, isJudged);
      other.collectors.push(make(other.columns, other.source));
      run.after.add(name);
      collected.push(name);
    },
  };
  switch (metric.shape) {
    case "duration":
      if (objective.byVendor) return measureRecorded(plan, metric);
      return metric.waits === undefined
        ? measureDurations(plan, metric)
        : measureWaits(plan, metric, metric.waits);
    case "ratio":
      return measureRates(plan, metric);
    case "retention":
      return measureRetention(plan, metric);
    case "figure":
      return measureFigures(plan, metric);
    case "attempts":
      return measureAttempts(plan, metric);
    case "cadence":
      return measureCadence(plan, metric);
    case "uptime":
      return measureUptime(plan, metric);
  }
}

/** What an objective tells of its records, if anything: everything of one, or the measurements of all. */
function planWatch(
  { agreement, watch, measurements: take }: EvaluationInput,
  objective: Objective,
  columns: ColumnPlan,
  { periods }: PeriodSlots,
): PassWatch | undefined {
  if (watch !== undefined) return watchPass(objective, columns, watch);
  return take && watchMeasurements({ agreement, objective, periods, take }, columns);
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

function markIn({ late }: SourceRun): (place: RowPlace) => void {
  return (place) => late?.mark(place);
}

function createLedger(length: number): RowLedger {
  return {
    audited: new Uint8Array(length),
    unmeasurable: new Uint8Array(length),
    running: new Uint8Array(length),
  };
}

function countOnes(flags: Uint8Array, length: number): number {
  let count = 0;
  for (let row = 0; row < length; row++) count += flags[row]!;
  return count;
}
