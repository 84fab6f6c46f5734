import type { Case, TargetCase } from "../case.js";
import { type Database, toInstant, values } from "./database.js";

const DAY = 86_400_000;

/** A measurement period, as far as it is judged: `[f, t)` in milliseconds. */
export interface PeriodSql {
  readonly n: number;
  readonly f: number;
  readonly t: number;
  /** Of the period as it would be without a cut. */
  readonly wholeFrom: number;
  readonly wholeTo: number;
  readonly fromWall: number;
  readonly toWall: number;
}

/** The measurement periods of a case (semantics 23, 24), also as the table `periods`. */
export async function layOutPeriods(database: Database, given: Case): Promise<readonly PeriodSql[]> {
  const { timezone, span } = given;
  const edges = listEdges(given);
  const asked = [...edges, ...(span === null ? [] : [Date.parse(span.from), Date.parse(span.until) + DAY])];
  const [instants] = await database.ask(
    `SELECT ${asked.map((wall, index) => `${toInstant(timezone, String(wall))} AS e${index}`).join(", ")}`,
  );
  const at = asked.map((_, index) => Number(instants![`e${index}`]));
  const [from, to] = span === null ? [-Infinity, Infinity] : [at.at(-2)!, at.at(-1)!];
  const periods: PeriodSql[] = [];
  for (let n = 0; n + 1 < edges.length; n++) {
    const [f, t] = [Math.max(at[n]!, from), Math.min(at[n + 1]!, to)];
    const whole = { wholeFrom: at[n]!, wholeTo: at[n + 1]!, fromWall: edges[n]!, toWall: edges[n + 1]! };
    if (f < t) periods.push({ n, f, t, ...whole });
  }
  const rows = periods.map(({ n, f, t }) => [n, f, t]);
  await database.run(`CREATE OR REPLACE TEMP TABLE periods AS FROM ${values(["n", "f", "t"], rows)}`);
  return periods;
}

/** The walls at which periods begin, from a year before as-of until a year after it. */
function listEdges({ every, fiscalYearStart, asOf }: Case): number[] {
  const edges: number[] = [];
  const year = new Date(asOf).getUTCFullYear() - 1;
  if (every === "week") {
    // 1970-01-05 is a Monday.
    const monday = 4 + Math.floor((Date.UTC(year, 0, 1) / DAY - 4) / 7) * 7;
    for (let week = 0; week < 160; week++) edges.push((monday + week * 7) * DAY);
    return edges;
  }
  for (let month = 0; month < 37; month++) {
    const isEdge = every === "month" || (month - (fiscalYearStart - 1) + 12) % 3 === 0;
    if (isEdge) edges.push(Date.UTC(year, month, 1));
  }
  return edges;
}

/**
 * Until when each part of a figure counts in each period: its end, or that of the day of the month which the target
 * names. Also as the table `ends`.
 */
export async function layOutEnds(
  database: Database,
  { timezone }: Case,
  targets: readonly (TargetCase | null)[],
  periods: readonly PeriodSql[],
): Promise<Map<string, number>> {
  const rows = targets.flatMap((target, part) =>
    periods.map(({ n, wholeTo, fromWall, toWall }) => {
      const day = target?.kind === "figure" ? target.byDay : null;
      return day === null
        ? [part, n, wholeTo, null]
        : [part, n, wholeTo, Math.min(fromWall + day * DAY, toWall)];
    }),
  );
  await database.run(`CREATE OR REPLACE TEMP TABLE ends AS
    SELECT part, n, coalesce(${toInstant(timezone, "CAST(wall AS BIGINT)")}, t) AS day_end
    FROM ${values(["part", "n", "t", "wall"], rows)}`);
  const ends = await database.ask("FROM ends");
  return new Map(ends.map(({ part, n, day_end }) => [`${part} ${n}`, Number(day_end)]));
}
