import type { Objective } from "../model/agreement.js";
import { compareBlankLast } from "../model/blank-last.js";
import type {
  GroupReport,
  ObjectiveReport,
  PartReport,
  PeriodReport,
  PeriodResult,
  Result,
} from "../model/report.js";
import { type Verdict, worstVerdict } from "../model/verdict.js";
import type { Period } from "../time/period.js";
import type { EvaluationInput } from "./evaluation-input.js";
import { hasEnded } from "./figure-end.js";
import { goalOf } from "./goal-of.js";
import { judge, needsTimes } from "./judge.js";
import { recordedFields } from "./measure-recorded.js";
import type { ObjectivePass } from "./objective-pass.js";
import { type Cell, createCell, mergeCells } from "./tally.js";

/** One measurement period with the slot in which a pass counted it; -1 where it met no record. */
export interface JudgedPeriod {
  readonly period: Period;
  readonly slot: number;
}

export function reportPeriod({ label, fromMs, toMs }: Period, asOf: number): PeriodReport {
  return {
    label,
    from: new Date(fromMs).toISOString(),
    to: new Date(toMs).toISOString(),
    partial: toMs > asOf,
  };
}

/** An objective over all the periods of a run. */
export function reportObjective(
  input: EvaluationInput,
  pass: ObjectivePass,
  periods: readonly Period[],
): ObjectiveReport {
  const { objective } = pass;
  const { metric } = objective;
  const fromMs = ownPeriods(input, pass, periods)[0]?.period.fromMs ?? input.asOf;
  const distribution = pass.spread?.report();
  return {
    id: objective.id,
    title: objective.title ?? metric.title,
    metric: metric.id,
    source: objective.source,
    owner: objective.owner,
    calendar: objective.calendar ?? null,
    target: objective.target.text,
    ...namedGoal(pass, 0, fromMs),
    basis: metric.shape === "ratio" ? objective.basis : metric.shape === "retention" ? "cohort" : null,
    ...clockOf(objective),
    shape: metric.shape,
    line: objective.at.line ?? null,
    ...reportSpan(input, pass, periods, true),
    exclusions: pass.excluded.filter(({ count }) => count > 0),
    ...(distribution === undefined ? {} : { distribution }),
  };
}

/** What was reached over some measurement periods, and what that is made of. */
export type SpanReport = Result & Pick<ObjectiveReport, "periods" | "parts" | "groups">;

/**
 * Each measurement period is judged on its own, each part alone; the total stands beside (semantics 21, 23).
 *
 * @param withUndated whether records that lack the instant of their period count in the total
 */
export function reportSpan(
  input: EvaluationInput,
  pass: ObjectivePass,
  periods: readonly Period[],
  withUndated: boolean,
): SpanReport {
  const { parts } = pass;
  const judged = ownPeriods(input, pass, periods);
  const partReports = parts.map((_, part) => reportPart(input, pass, judged, part, withUndated));
  const cells = judged.map(({ slot }) => mergeCells(partCells(pass, slot)));
  const results = judged.map(({ period }, index): PeriodResult => {
    const verdicts = partReports.flatMap((part) =>
      part.periods.filter(({ label }) => label === period.label).map(({ verdict }) => verdict),
    );
    return {
      ...reportPeriod(period, input.asOf),
      ...judgeTogether(input, pass, cells[index] as Cell, period.fromMs),
      verdict: worstVerdict(verdicts),
    };
  });
  const undated = withUndated ? parts.map((_, part) => pass.cells.undated(part)) : [];
  const empty = createCell(needsTimes(parts[0]!.target));
  const fromMs = judged[0]?.period.fromMs ?? input.asOf;
  return {
    ...judgeTogether(input, pass, mergeCells([...cells, ...undated, empty]), fromMs),
    verdict: worstOf(pass, results),
    periods: results,
    parts: parts.length > 1 ? partReports.filter(({ periods }) => periods.length > 0) : [],
    groups: reportGroups(input, pass, judged),
  };
}

/** Whose clock measured the times of an objective that has a limit. */
function clockOf(objective: Objective): Pick<ObjectiveReport, "clock" | "measuredIn"> {
  const { shape } = objective.metric;
  if (shape !== "duration" && shape !== "attempts") return { clock: null };
  return objective.byVendor
    ? { clock: "vendor", measuredIn: recordedFields(objective) }
    : { clock: "computed" };
}

/** The target of a part as a number, as it is in a period that begins then. */
function namedGoal(
  { parts, limitAt }: ObjectivePass,
  part: number,
  fromMs: number,
): Pick<PartReport, "goal"> {
  const goal = goalOf(parts[part]!.target, limitAt(part, fromMs));
  return goal === undefined ? {} : { goal };
}

/** The worst verdict of several periods. Those without data say nothing where the agreement lets them pass. */
function worstOf({ objective }: ObjectivePass, results: readonly PeriodResult[]): Verdict {
  const all = results.map(({ verdict }) => verdict);
  const speaking = objective.noData === "pass" ? all.filter((verdict) => verdict !== "no-data") : all;
  return worstVerdict(speaking);
}

/**
 * The periods in which the objective is in force and that have begun by as-of. Under `all` it begins with its
 * first record; a gap later on, or an early end, is no data.
 */
export function ownPeriods({ span, asOf }: EvaluationInput, pass: ObjectivePass, periods: readonly Period[]) {
  const { from, to } = pass.scope.inForce;
  const slotOf = new Map(pass.scope.slots.periods.map(({ fromMs }, slot) => [fromMs, slot]));
  const all = periods
    .filter(({ fromMs, toMs }) => fromMs < asOf && fromMs < to && toMs > from)
    .map((period): JudgedPeriod => ({ period, slot: slotOf.get(period.fromMs) ?? -1 }));
  if (span !== "all") return all;
  const first = all.findIndex(({ slot }) => hasRecords(pass, slot));
  return first < 0 ? [] : all.slice(first);
}

function hasRecords({ cells, parts }: ObjectivePass, slot: number): boolean {
  return parts.some((_, part) => cells.find(part, slot) !== undefined);
}

/** The cells of all parts in one period, the objective's own part first. */
function partCells({ cells, parts }: ObjectivePass, slot: number): Cell[] {
  return parts.map(({ target }, part) => cells.find(part, slot) ?? createCell(needsTimes(target)));
}

/** All parts under the objective's own target: what the total shows. Misses of several targets have no one budget. */
function judgeTogether(input: EvaluationInput, pass: ObjectivePass, cell: Cell, fromMs: number): Result {
  const result = judgePart(input, pass, 0, cell, fromMs);
  return pass.parts.length > 1 ? { ...result, budget: null } : result;
}

/** A part of an objective over one measurement period, from a cell of it. */
export function judgePart(
  input: EvaluationInput,
  { objective, parts, limitAt, scope }: ObjectivePass,
  part: number,
  cell: Cell,
  fromMs: number,
): Result {
  return judge(objective, parts[part]!.target, cell, {
    percentileMethod: input.agreement.conventions.percentile,
    limitMs: limitAt(part, fromMs),
    hasEnded: hasEnded(input, scope.grid, parts[part]!.target, fromMs),
  });
}

/**
 * What a part is judged by in a period: it is in those in which it has records, and where nothing counts as zero;
 * the objective's own also where no part has any. Undefined where it is not.
 */
export function judgedCell(
  pass: ObjectivePass,
  part: number,
  { period, slot }: JudgedPeriod,
): Cell | undefined {
  const { target, inForce } = pass.parts[part]!;
  const cell = pass.cells.find(part, slot);
  const isZero = countsNothingAsZero(pass) && period.fromMs < inForce.to && period.toMs > inForce.from;
  if (cell === undefined && !isZero && (part > 0 || hasRecords(pass, slot))) return undefined;
  return cell ?? createCell(needsTimes(target));
}

/** A part over its periods. */
function reportPart(
  input: EvaluationInput,
  pass: ObjectivePass,
  judged: readonly JudgedPeriod[],
  part: number,
  withUndated: boolean,
): PartReport {
  const { cells, parts } = pass;
  const { label, target } = parts[part]!;
  const empty = createCell(needsTimes(target));
  const own = judged.flatMap((each) => {
    const cell = judgedCell(pass, part, each);
    return cell === undefined ? [] : [{ period: each.period, cell }];
  });
  const results = own.map(
    ({ period, cell }): PeriodResult => ({
      ...reportPeriod(period, input.asOf),
      ...judgePart(input, pass, part, cell, period.fromMs),
    }),
  );
  const undated = withUndated ? [cells.undated(part)] : [];
  const all = mergeCells([empty, ...own.map(({ cell }) => cell), ...undated]);
  const fromMs = own[0]?.period.fromMs ?? input.asOf;
  const total = judgePart(input, pass, part, all, fromMs);
  return {
    override: label,
    target: target.text,
    ...namedGoal(pass, part, fromMs),
    ...total,
    verdict: results.length === 0 ? total.verdict : worstOf(pass, results),
    periods: results,
  };
}

/** A count or a sum over a source that was read is 0 where nothing matches, also of one part (semantics 20, 21). */
function countsNothingAsZero({ objective: { metric }, cells }: ObjectivePass): boolean {
  return (
    metric.shape === "figure" && metric.bottom === undefined && metric.other === undefined && !cells.isEmpty()
  );
}

/** Each group over the whole span; its verdict is the worst of its parts in the periods in which it has records. */
function reportGroups(
  input: EvaluationInput,
  pass: ObjectivePass,
  judged: readonly JudgedPeriod[],
): GroupReport[] {
  const { cells, parts, grouping } = pass;
  if (grouping === undefined) return [];
  const reports: GroupReport[] = [];
  for (let group = 0; group < cells.groups; group++) {
    const own = judged.flatMap(({ period, slot }) =>
      parts.flatMap((_, part) => {
        const cell = cells.findOfGroup(group, part, slot);
        return cell === undefined ? [] : [{ period, part, cell }];
      }),
    );
    if (own.length === 0) continue;
    const verdicts = own.map(
      ({ period, part, cell }) => judgePart(input, pass, part, cell, period.fromMs).verdict,
    );
    const first = own.find(({ part }) => part === 0) ?? own[0]!;
    const ordered = [first.cell, ...own.filter((each) => each !== first).map(({ cell }) => cell)];
    reports.push({
      group: grouping.names[group] ?? null,
      ...judgeTogether(input, pass, mergeCells(ordered), first.period.fromMs),
      verdict: worstVerdict(verdicts),
    });
  }
  return reports.sort((a, b) => compareBlankLast(a.group, b.group));
}
