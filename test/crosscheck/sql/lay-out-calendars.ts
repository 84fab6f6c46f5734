import type { CalendarCase, Case, WeekCase, WindowCase } from "../case.js";
import { type Database, toInstant, toWall, values } from "./database.js";

export const REAL_TIME = -1;
const dayOf = (date: string) => Date.parse(date) / 86_400_000;
const firstOf = -1_000_000;

/**
 * The opening hours of the case's calendars for a year and a half around as-of (semantics 2 to 5): `windows` by
 * the date on which they open, `opening` as stretches that do not overlap; real time is a calendar too.
 */
export async function layOutCalendars(database: Database, { calendars, asOf }: Case): Promise<void> {
  const weeks: unknown[][] = [];
  const revisions: unknown[][] = [];
  const holidays: unknown[][] = [];
  const dates: unknown[][] = [];
  const hours: unknown[][] = [];
  const addWeek = (calendar: number, from: number, week: WeekCase) => {
    revisions.push([calendar, from]);
    for (const [weekday, windows] of week.entries())
      for (const window of windows) weeks.push([calendar, from, weekday, ...closing(window)]);
  };
  for (const [index, calendar] of calendars.entries()) {
    addWeek(index, firstOf, calendar.week);
    for (const { from, week } of calendar.revisions) addWeek(index, dayOf(from), week);
    for (const date of calendar.holidays) holidays.push([index, dayOf(date)]);
    for (const { date, windows } of calendar.dates) {
      dates.push([index, dayOf(date)]);
      for (const window of windows) hours.push([index, dayOf(date), ...closing(window)]);
    }
  }
  const today = Math.floor(asOf / 86_400_000);
  await database.run(`
    CREATE OR REPLACE TEMP TABLE revisions AS FROM ${values(["cal", "since"], revisions)};
    CREATE OR REPLACE TEMP TABLE weeks AS FROM ${values(["cal", "since", "weekday", "o", "c"], weeks)};
    CREATE OR REPLACE TEMP TABLE windows AS
    WITH days AS (
      SELECT cal, day, (day + 3) % 7 AS weekday, max(since) AS since
      FROM range(${today - 160}, ${today + 300}) numbers(day) JOIN revisions ON since <= day GROUP BY cal, day
    ), wall AS (
      SELECT cal, day, o, c FROM days JOIN weeks USING (cal, since, weekday)
      WHERE (cal, day) NOT IN (FROM ${values(["cal", "day"], holidays)})
        AND (cal, day) NOT IN (FROM ${values(["cal", "day"], dates)})
      UNION ALL
      FROM ${values(["cal", "day", "o", "c"], hours)}
    ), resolved AS (
      SELECT cal, day, ${byZone(calendars, (zone) => toInstant(zone, "day * 86400000 + o * 60000"))} AS f,
        ${byZone(calendars, (zone) => toInstant(zone, "day * 86400000 + c * 60000"))} AS t
      FROM wall
    )
    SELECT * FROM resolved WHERE f < t;
    CREATE OR REPLACE TEMP TABLE opening AS
    WITH seen AS (
      SELECT *, max(t) OVER (PARTITION BY cal ORDER BY f, t ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS so_far
      FROM windows
    ), numbered AS (
      SELECT *, sum(CASE WHEN so_far >= f THEN 0 ELSE 1 END) OVER (PARTITION BY cal ORDER BY f, t) AS stretch FROM seen
    )
    SELECT cal, min(f) AS f, max(t) AS t FROM numbered GROUP BY cal, stretch
    UNION ALL SELECT ${REAL_TIME}, 0, 9000000000000000`);
}

const closing = ([open, close]: WindowCase): number[] => [open, close < open ? close + 1440 : close];

function byZone(calendars: readonly CalendarCase[], write: (zone: string) => string): string {
  const cases = calendars.map(({ timezone }, index) => `WHEN ${index} THEN ${write(timezone)}`);
  return `CASE cal ${cases.join(" ")} END`;
}

/** The local date of an instant on the calendar `cal`, as a day number. */
export const dateOn = ({ calendars }: Case, at: string) =>
  `floor(${byZone(calendars, (zone) => toWall(zone, at))} / 86400000)`;

/**
 * Due and limit of business days (semantics 8) for the rows of `wanted` with `k`, `cal`, `started`, `days`: a table
 * `k`, `ms`. A start belongs to the date in whose window it lies, the latest of them, else to that of the next opening.
 */
export function businessDays(given: Case, wanted: string): string {
  return `(
    WITH wanted AS (FROM ${wanted}),
    inside AS (
      SELECT k, max(day) AS day FROM wanted JOIN windows USING (cal)
      WHERE f <= started AND started < t AND day <= ${dateOn(given, "started")} GROUP BY k
    ),
    ahead AS (
      SELECT k, arg_min(day, f) AS day FROM wanted JOIN windows USING (cal) WHERE f > started GROUP BY k
    ),
    own AS (SELECT k, coalesce(inside.day, ahead.day) AS day FROM ahead LEFT JOIN inside USING (k)),
    dates AS (
      SELECT cal, day, max(t) AS last_close, row_number() OVER (PARTITION BY cal ORDER BY day) AS n
      FROM windows GROUP BY cal, day
    ),
    due AS (
      SELECT k, cal, started, later.last_close AS due
      FROM wanted JOIN own USING (k) JOIN dates USING (cal, day) JOIN dates later USING (cal)
      WHERE later.n = dates.n + days
    )
    SELECT k, sum(least(t, due) - greatest(f, started)) AS ms
    FROM due JOIN opening USING (cal) WHERE f < due AND t > started GROUP BY k
  )`;
}

/** What one business day is as an amount, for the same rows: the commonest length of a weekday, of equal ones the longest. */
export function businessDayAmounts(given: Case, wanted: string): string {
  const fixed = given.calendars.map(({ workingDay }, index) => [index, workingDay]);
  return `(
    WITH lengths AS (SELECT cal, since, weekday, sum(c - o) AS minutes FROM weeks GROUP BY cal, since, weekday),
    often AS (SELECT cal, since, minutes, count(*) AS n FROM lengths GROUP BY cal, since, minutes),
    commonest AS (SELECT cal, since, arg_max(minutes, n * 10000 + minutes) AS minutes FROM often GROUP BY cal, since),
    wanted AS (FROM ${wanted}),
    dated AS (SELECT k, cal, days, ${dateOn(given, "started")} AS day FROM wanted),
    in_force AS (SELECT k, cal, days, max(since) AS since FROM dated JOIN revisions USING (cal) WHERE since <= day GROUP BY k, cal, days)
    SELECT k, days * coalesce(hours * 60, minutes) * 60000 AS ms
    FROM in_force JOIN commonest USING (cal, since) JOIN ${values(["cal", "hours"], fixed)} USING (cal)
  )`;
}
