import type { Case, Dates, Kind, ObjectiveCase, TargetCase } from "../case.js";
import type { Found, FoundObjective, FoundRecord, FoundSpan } from "../result.js";
import { usedKinds } from "../write-definition.js";
import { type Database, type SqlRow, toInstant, values } from "./database.js";
import { emptyCell, judgeCell, type SummedCell } from "./judge-cell.js";
import { judgeDurations } from "./judge-durations.js";
import { judgeFigures } from "./judge-figures.js";
import { judgeRates } from "./judge-rates.js";
import { layOutCalendars } from "./lay-out-calendars.js";
import { loadExport } from "./load-exports.js";
import { layOutEnds, layOutPeriods, type PeriodSql } from "./periods.js";

/**
 * What SQL says of a case: of the files of its exports, and of its agreement as data. Nothing of the program takes part.
 *
 * @param paths where the files are
 */
export async function judgeBySql(
  database: Database,
  given: Case,
  paths: ReadonlyMap<Kind, string>,
): Promise<FoundObjective[]> {
  for (const kind of usedKinds(given)) await loadExport(database, given, kind, paths.get(kind)!);
  await layOutCalendars(database, given);
  const periods = await layOutPeriods(database, given);
  await database.run(`CREATE OR REPLACE TEMP TABLE judged (objective INT, id VARCHAR, cycle INT, term INT, part INT,
    grp VARCHAR, period INT, shown BOOLEAN, verdict VARCHAR, started BIGINT, due BIGINT, stopped BIGINT, elapsed BIGINT,
    limit_ms BIGINT, units DECIMAL(18, 4), word VARCHAR, is_expense BOOLEAN)`);
  const ends: Map<string, number>[] = [];
  for (const [index, objective] of given.objectives.entries()) {
    ends.push(await layOutEnds(database, given, targetsOf(objective), periods));
    for (const statement of stepsOf(given, objective, index)) await database.run(statement);
    await database.run(waive(given, index));
  }
  const filled = await database.ask("SELECT DISTINCT objective, period FROM judged WHERE period IS NOT NULL");
  const found: FoundObjective[] = [];
  for (const [index, objective] of given.objectives.entries()) {
    const own = await ownPeriods(database, given, objective, index, periods, filled);
    found.push(await sumUp(database, given, objective, index, own, ends[index]!));
  }
  return found;
}

function stepsOf(given: Case, objective: ObjectiveCase, index: number): string[] {
  switch (objective.measure.shape) {
    case "duration":
      return judgeDurations(given, objective, index);
    case "rate":
      return judgeRates(given, objective, index);
    case "figure":
      return judgeFigures(given, objective, index);
  }
}

/** Excuses the misses of an objective for which some waiver holds as of then. */
function waive({ waivers, timezone, asOf }: Case, index: number): string {
  const rows = waivers.map(({ record, objective, until }) => [
    record,
    objective,
    until === null ? null : Date.parse(until) + 86_400_000,
  ]);
  return `UPDATE judged SET verdict = 'waived' WHERE objective = ${index} AND verdict IN ('breached', 'overdue') AND id IN (
    SELECT record FROM ${values(["record", "objective", "wall"], rows)}
    WHERE (objective IS NULL OR objective = ${index})
      AND (wall IS NULL OR ${asOf} < ${toInstant(timezone, "CAST(wall AS BIGINT)")}))`;
}

/** The target of each part by its number; null for an override that changes no target, and so makes no part. */
const targetsOf = ({ target, overrides }: ObjectiveCase): (TargetCase | null)[] => [
  target,
  ...overrides.map((each) =>
    each.target === null || JSON.stringify(each.target) === JSON.stringify(target) ? null : each.target,
  ),
];

/** The periods that are judged of an objective: those that have begun and in which it is in force (semantics 23, 27). */
async function ownPeriods(
  database: Database,
  { timezone, asOf, span, effective }: Case,
  objective: ObjectiveCase,
  index: number,
  periods: readonly PeriodSql[],
  filled: readonly SqlRow[],
): Promise<PeriodSql[]> {
  const { from, to } = await instantsOf(database, timezone, [effective, objective.effective]);
  const begun = periods.filter(({ f }) => f < asOf);
  const met = (rows: readonly SqlRow[]) =>
    rows.map(({ period }) => Number(period)).filter((n) => begun.some((period) => period.n === n));
  const isOwn = ({ objective: of }: SqlRow) => Number(of) === index;
  const [first, last] =
    span === null
      ? [Math.min(...met(filled.filter(isOwn))), Math.max(...met(filled))]
      : [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  return begun.filter(({ n, f, t }) => n >= first && n <= last && f < to && t > from);
}

/** Inclusive dates as `[from, to)`. */
async function instantsOf(database: Database, zone: string, all: readonly Dates[]) {
  const bounds: { from: number; to: number } = {
    from: Number.NEGATIVE_INFINITY,
    to: Number.POSITIVE_INFINITY,
  };
  const instant = async (date: string, later: number) => {
    const [row] = await database.ask(
      `SELECT ${toInstant(zone, String(Date.parse(date) + later * 86_400_000))} AS instant`,
    );
    return Number(row!["instant"]);
  };
  for (const { from, until } of all) {
    if (from !== null) bounds.from = Math.max(bounds.from, await instant(from, 0));
    if (until !== null) bounds.to = Math.min(bounds.to, await instant(until, 1));
  }
  return bounds;
}

const verdictNames =
  "met breached overdue at-risk on-track excluded waived unmeasurable missed undecided counted".split(" ");

const sums = [
  ...verdictNames.map((name) => `count(*) FILTER (verdict = '${name}') AS "${name}"`),
  "list_sort(list(elapsed) FILTER (verdict IN ('met', 'breached', 'overdue'))) AS times",
  "list_sort(list(elapsed) FILTER (verdict IN ('met', 'breached'))) AS stopped",
  "list_sort(list(elapsed) FILTER (verdict IN ('at-risk', 'on-track'))) AS running",
  "sum(limit_ms) FILTER (verdict IN ('met', 'breached', 'overdue')) AS decided_limits",
  "sum(limit_ms) FILTER (verdict IN ('at-risk', 'on-track')) AS running_limits",
  "CAST(sum(units) FILTER (verdict = 'counted' AND NOT is_expense) * 10000 AS HUGEINT) AS units",
  "CAST(sum(units) FILTER (verdict = 'counted' AND is_expense) * 10000 AS HUGEINT) AS spent",
  "count(*) FILTER (is_expense AND period IS NOT NULL) AS expenses",
  "count(DISTINCT word) FILTER (verdict = 'counted') AS words",
  "count(*) FILTER (verdict = 'counted' AND word IS NULL AND NOT is_expense) AS wordless",
  "max(limit_ms) AS limit_ms",
].join(", ");

function readCell(row: SqlRow): SummedCell {
  const list = (value: unknown) =>
    value === null ? [] : (value as { items: readonly bigint[] }).items.map((each) => Number(each));
  return {
    counts: Object.fromEntries(verdictNames.map((name) => [name, Number(row[name])])),
    times: list(row["times"]),
    stopped: list(row["stopped"]),
    running: list(row["running"]),
    decidedLimits: Number(row["decided_limits"] ?? 0),
    runningLimits: Number(row["running_limits"] ?? 0),
    units: BigInt((row["units"] as bigint | null) ?? 0n),
    spent: BigInt((row["spent"] as bigint | null) ?? 0n),
    expenses: Number(row["expenses"]),
    words: Number(row["words"]),
    wordless: Number(row["wordless"]),
    limitMs: row["limit_ms"] === null ? null : Number(row["limit_ms"]),
  };
}

const UNDATED = -1;

async function sumUp(
  database: Database,
  given: Case,
  objective: ObjectiveCase,
  index: number,
  own: readonly PeriodSql[],
  ends: ReadonlyMap<string, number>,
): Promise<FoundObjective> {
  const { asOf, timezone, conventions, span } = given;
  const { measure, overrides, noData } = objective;
  const targets = targetsOf(objective);
  const within = `objective = ${index} AND (period IS NULL OR period IN (${[UNDATED, ...own.map(({ n }) => n)].join(", ")}))`;
  const cells = new Map<string, SummedCell>();
  const named = `SELECT coalesce(period, ${UNDATED}) AS n, * FROM judged WHERE ${within}`;
  for (const row of await database.ask(`SELECT n, part, grouping(n) AS all_n, grouping(part) AS all_parts, ${sums}
    FROM (${named}) GROUP BY GROUPING SETS ((n, part), (n), (part), ())`)) {
    const n = Number(row["all_n"]) === 1 ? "*" : row["n"];
    cells.set(`${n} ${Number(row["all_parts"]) === 1 ? "*" : row["part"]}`, readCell(row));
  }
  const [any] = await database.ask(
    `SELECT count(*) AS n FROM judged WHERE objective = ${index} AND period IS NOT NULL`,
  );
  const isZero =
    measure.shape === "figure" &&
    measure.op !== "average" &&
    measure.expenses === null &&
    Number(any!["n"]) > 0;
  const spanTo =
    span === null
      ? Number.POSITIVE_INFINITY
      : (await instantsOf(database, timezone, [{ from: null, until: span.until }])).to;
  const judgeBy = (part: number, cell: SummedCell | undefined, { n, f, wholeFrom }: PeriodSql) => {
    const until = ends.get(`${part} ${n}`) ?? Number.NaN;
    const ended = f === wholeFrom && spanTo >= until && until <= asOf;
    return judgeCell(objective, targets[part]!, conventions.percentile, cell ?? emptyCell, ended);
  };
  // Misses under several targets have no one budget.
  const judgeTogether = (cell: SummedCell | undefined, period: PeriodSql): Found => {
    const all = judgeBy(0, cell, period);
    return targets.filter((target) => target !== null).length > 1 ? { ...all, budget: null } : all;
  };
  const worst = (verdicts: readonly string[]) =>
    worstOf(noData === "pass" ? verdicts.filter((verdict) => verdict !== "no-data") : verdicts);
  const [first] = own;
  const nowhere = { n: -2, f: 0, t: 0, wholeFrom: 0, wholeTo: 0, fromWall: 0, toWall: 0 };

  const parts: (FoundSpan & { override: string | null })[] = [];
  for (const [part, target] of targets.entries()) {
    if (target === null) continue;
    const inForce = await instantsOf(database, timezone, part === 0 ? [] : [overrides[part - 1]!.effective]);
    const periods = own.flatMap((period) => {
      const cell = cells.get(`${period.n} ${part}`);
      const isThere = isZero && period.f < inForce.to && period.t > inForce.from;
      const hasOther = cells.has(`${period.n} *`);
      if (cell === undefined && !isThere && (part > 0 || hasOther)) return [];
      return [{ from: period.f, to: period.t, ...judgeBy(part, cell, period) }];
    });
    const total = judgeBy(part, cells.get(`* ${part}`), first ?? nowhere);
    const verdict = periods.length === 0 ? total.verdict : worst(periods.map((each) => each.verdict));
    parts.push({ override: part === 0 ? null : `t${part}`, ...total, verdict, periods });
  }
  const periods = own.map((period) => ({
    from: period.f,
    to: period.t,
    ...judgeTogether(cells.get(`${period.n} *`), period),
    verdict: worstOf(
      parts
        .flatMap((part) => part.periods.filter(({ from }) => from === period.f))
        .map((each) => each.verdict),
    ),
  }));
  return {
    ...judgeTogether(cells.get("* *"), first ?? nowhere),
    verdict: worst(periods.map(({ verdict }) => verdict)),
    periods,
    parts: parts.length > 1 ? parts.filter((part) => part.periods.length > 0) : [],
    // The words of one export say nothing about the rows of another.
    groups:
      given.groupBy === null || (measure.shape === "figure" && measure.expenses !== null)
        ? []
        : await groupsOf(),
    records: await recordsOf(database, index, own),
  };

  async function groupsOf() {
    const rows = await database.ask(`SELECT g, n, part, grouping(n) AS all_n, ${sums}
      FROM (SELECT coalesce(grp, '') AS g, * FROM (${named}) WHERE n <> ${UNDATED} AND verdict <> 'in-scope')
      GROUP BY GROUPING SETS ((g, n, part), (g)) ORDER BY g`);
    return rows
      .filter((row) => Number(row["all_n"]) === 1)
      .map((row) => {
        const verdicts = rows
          .filter((each) => each["g"] === row["g"] && Number(each["all_n"]) === 0)
          .map((each) => {
            const period = own.find(({ n }) => n === Number(each["n"]))!;
            return judgeBy(Number(each["part"]), readCell(each), period).verdict;
          });
        const group = String(row["g"]);
        return { group, ...judgeTogether(readCell(row), first ?? nowhere), verdict: worstOf(verdicts) };
      });
  }
}

async function recordsOf(
  database: Database,
  index: number,
  own: readonly PeriodSql[],
): Promise<FoundRecord[]> {
  const rows = await database.ask(`SELECT judged.*, f FROM judged LEFT JOIN periods ON period = n
    WHERE objective = ${index} AND shown AND verdict <> 'left-out'`);
  const number = (value: unknown) => (value === null ? null : Number(value));
  const periodOf = ({ f }: SqlRow) => {
    if (f === null || f === undefined) return "undated";
    return own.some((each) => each.f === Number(f)) ? new Date(Number(f)).toISOString() : "elsewhere";
  };
  return rows.map((row) => {
    const isTimed = !["excluded", "unmeasurable"].includes(String(row["verdict"])) && row["elapsed"] !== null;
    return {
      key: `${row["id"]} ${row["cycle"] ?? ""}`.trim(),
      period: periodOf(row),
      verdict: String(row["verdict"]),
      override: Number(row["term"]) === 0 ? null : `t${row["term"]}`,
      startedAt: number(row["started"]),
      dueAt: isTimed ? number(row["due"]) : null,
      stoppedAt: isTimed ? number(row["stopped"]) : null,
      elapsedMs: isTimed ? number(row["elapsed"]) : null,
      limitMs: isTimed ? number(row["limit_ms"]) : null,
    };
  });
}

const ranked = ["met", "at-risk", "pending", "no-data", "breached"];

const worstOf = (verdicts: readonly string[]) =>
  verdicts.length === 0
    ? "no-data"
    : ranked[Math.max(...verdicts.map((verdict) => ranked.indexOf(verdict)))]!;
