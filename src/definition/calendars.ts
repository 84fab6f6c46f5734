import { type CalendarIssue, checkCalendar } from "../time/calendar-check.js";
import type { CalendarSpec, OpeningWindow, WeeklyHours } from "../time/calendar-spec.js";
import { parseDuration } from "../time/duration.js";
import { checkDate } from "./dates.js";
import { readHolidays } from "./holidays.js";
import { keepOrigins, type Origins, readWeeklyHours, readWindows } from "./hours.js";
import type { Reading } from "./reading.js";
import { checkName } from "./references.js";
import type { FileInput, Partly } from "./schema/file.js";
import type { Path } from "./tree.js";
import { readZone } from "./zones.js";

type CalendarInput = Partly<NonNullable<FileInput["calendars"]>[string]>;

/** The calendars of the file; every name is there, so that references to a faulty one are not reported too. */
export async function readCalendars(
  calendars: Partly<FileInput["calendars"]>,
  agreementZone: string | undefined,
  reading: Reading,
): Promise<Map<string, CalendarSpec>> {
  const specs = new Map<string, CalendarSpec>();
  for (const name of reading.keysAt(["calendars"])) {
    const path = ["calendars", name];
    checkName("calendar", name, path, reading, "key");
    specs.set(name, await readCalendar(name, calendars?.[name] ?? {}, path, agreementZone, reading));
  }
  return specs;
}

async function readCalendar(
  name: string,
  calendar: CalendarInput,
  path: Path,
  agreementZone: string | undefined,
  reading: Reading,
): Promise<CalendarSpec> {
  const origins: Origins = new Map();
  const hours = readWeeklyHours(calendar.hours ?? {}, [...path, "hours"], "hours", origins, reading);
  const dates: { [date: string]: readonly OpeningWindow[] } = {};
  for (const [date, written] of Object.entries(calendar.dates ?? {})) {
    const at = [...path, "dates", date];
    const windows = readWindows(written, at, reading);
    if (!checkDate(date, at, reading, "key")) continue;
    dates[date] = windows.map(({ window }) => window);
    keepOrigins(windows, `dates.${date}`, origins);
  }
  const revisions = readRevisions(calendar, [...path, "revisions"], origins, reading);
  const workingDayMs = readWorkingDay(calendar["working-day"], [...path, "working-day"], reading);
  const spec: CalendarSpec = {
    timezone: readZone(calendar.timezone, [...path, "timezone"], reading) ?? agreementZone ?? "UTC",
    hours,
    ...(await readHolidays(calendar.holidays, [...path, "holidays"], reading)),
    ...(calendar.dates === undefined ? {} : { dates }),
    ...(calendar.revisions === undefined ? {} : { revisions }),
    ...(workingDayMs === undefined ? {} : { workingDayMs }),
  };
  reportIssues(checkCalendar(spec), name, path, origins, reading);
  return spec;
}

function readRevisions(calendar: CalendarInput, path: Path, origins: Origins, reading: Reading) {
  const revisions: { from: string; hours: WeeklyHours }[] = [];
  (calendar.revisions ?? []).forEach((revision, index) => {
    const at = [...path, index];
    // Counted as `checkCalendar` will count them, without those that can't be read.
    const specPath = `revisions[${revisions.length}]`;
    origins.set(`${specPath}.from`, [...at, "from"]);
    const hours = readWeeklyHours(
      revision?.hours ?? {},
      [...at, "hours"],
      `${specPath}.hours`,
      origins,
      reading,
    );
    const from = revision?.from;
    if (from !== undefined && checkDate(from, [...at, "from"], reading)) revisions.push({ from, hours });
  });
  return revisions;
}

function readWorkingDay(written: string | undefined, path: Path, reading: Reading): number | undefined {
  if (written === undefined) return undefined;
  const parsed = parseDuration(written);
  const args = { text: written, path: reading.describe(path) };
  if (!parsed.ok) reading.report("length-not-understood", path, { ...args, reason: parsed.reason });
  else if (parsed.duration.kind === "business-days")
    reading.report("length-not-understood", path, {
      ...args,
      reason: "It says how long a business day is, so write it in hours, such as 8 hours.",
    });
  else if (parsed.duration.ms <= 0 || parsed.duration.ms > 86_400_000)
    reading.report("length-not-understood", path, {
      ...args,
      reason: "A working day is longer than nothing and at most 24 hours.",
    });
  else return parsed.duration.ms;
  return undefined;
}

function reportIssues(
  issues: readonly CalendarIssue[],
  calendar: string,
  path: Path,
  origins: Origins,
  reading: Reading,
): void {
  const told = new Set<Path>();
  for (const issue of issues) {
    const at = origins.get(issue.path) ?? [...path, "hours"];
    // `mon-thu` is one place in the file and four days in the calendar.
    if (told.has(at)) continue;
    told.add(at);
    if (issue.code === "empty-window") reading.report("empty-window", at, { window: issue.text, calendar });
    if (issue.code === "overlapping-windows")
      reading.report("overlapping-windows", at, { window: issue.second, other: issue.first, calendar });
    if (issue.code === "revision-order")
      reading.report("revision-order", at, { from: issue.from, previous: issue.previous });
    // Hours that were left out as faulty may have opened it.
    if (issue.code === "no-open-time" && !reading.hasErrorUnder(path))
      reading.report("never-open", at, { calendar });
  }
}
