import { type CalendarSpec, type OpeningWindow, type WeeklyHours, weekdays } from "./calendar-spec.js";
import { parseCivilDate } from "./civil.js";
import { parseTimeOfDay, readWindow, type WallWindow } from "./opening-window.js";
import { isZone } from "./zone.js";

/**
 * Something in a calendar that cannot be. `path` is where it stands in the spec, such as `hours.mon[1]`,
 * `dates.2025-12-24[0]`, `holidays[3]`, `revisions[0].from`.
 */
export type CalendarIssue = { readonly path: string } & (
  | { readonly code: "unknown-zone"; readonly text: string }
  | { readonly code: "unknown-weekday"; readonly text: string }
  /** Not a pair of texts. */
  | { readonly code: "bad-window" }
  | { readonly code: "bad-time"; readonly text: string; readonly edge: "open" | "close" }
  | { readonly code: "empty-window"; readonly text: string }
  /** Two windows of one weekday or date, as `09:00-12:00`. The path is the second one's. */
  | { readonly code: "overlapping-windows"; readonly first: string; readonly second: string }
  | { readonly code: "bad-date"; readonly text: string }
  /** A revision that begins no later than the one before it. */
  | { readonly code: "revision-order"; readonly from: string; readonly previous: string }
  | { readonly code: "bad-working-day"; readonly ms: number }
  | { readonly code: "no-open-time" }
);

/** Everything that is wrong with a calendar, in the order of the spec; empty when `createCalendar` takes it. */
export function checkCalendar(spec: CalendarSpec): CalendarIssue[] {
  const revisions = spec.revisions ?? [];
  const dates = Object.entries(spec.dates ?? {});
  const issues: CalendarIssue[] = [];
  if (!isZone(spec.timezone)) issues.push({ code: "unknown-zone", path: "timezone", text: spec.timezone });
  issues.push(...checkWeek(spec.hours, "hours"));
  (spec.holidays ?? []).forEach((date, index) => {
    issues.push(...checkDate(date, `holidays[${index}]`));
  });
  for (const [date, windows] of dates) {
    issues.push(...checkDate(date, `dates.${date}`), ...checkWindows(windows, `dates.${date}`));
  }
  revisions.forEach((revision, index) => {
    const path = `revisions[${index}]`;
    issues.push(...checkDate(revision.from, `${path}.from`), ...checkWeek(revision.hours, `${path}.hours`));
    const previous = revisions[index - 1]?.from;
    // Texts of real dates compare as the dates do.
    if (previous !== undefined && isDate(previous) && isDate(revision.from) && revision.from <= previous) {
      issues.push({ code: "revision-order", path: `${path}.from`, from: revision.from, previous });
    }
  });
  if (spec.workingDayMs !== undefined && !(spec.workingDayMs > 0 && Number.isFinite(spec.workingDayMs))) {
    issues.push({ code: "bad-working-day", path: "workingDayMs", ms: spec.workingDayMs });
  }
  const weeks = [spec.hours, ...revisions.map((revision) => revision.hours)];
  const anyWindow = [...weeks.flatMap((week) => Object.values(week)), ...dates.map(([, windows]) => windows)];
  if (!anyWindow.some((windows) => windows.length > 0)) issues.push({ code: "no-open-time", path: "hours" });
  return issues;
}

function checkWeek(week: WeeklyHours, path: string): CalendarIssue[] {
  return Object.entries(week).flatMap(([weekday, windows]): CalendarIssue[] =>
    (weekdays as readonly string[]).includes(weekday)
      ? checkWindows(windows, `${path}.${weekday}`)
      : [{ code: "unknown-weekday", path: `${path}.${weekday}`, text: weekday }],
  );
}

function checkWindows(windows: readonly OpeningWindow[], path: string): CalendarIssue[] {
  const issues: CalendarIssue[] = [];
  const read: { window: WallWindow; text: string }[] = [];
  windows.forEach((pair, index) => {
    const at = `${path}[${index}]`;
    const found = checkWindow(pair, at);
    issues.push(...found);
    const window = found.length === 0 ? readWindow(pair) : null;
    if (window === null) return;
    const text = writeWindow(pair);
    // The tail past midnight counts here only against the windows of its own date (semantics 2).
    for (const earlier of read) {
      if (earlier.window.open < window.close && window.open < earlier.window.close) {
        issues.push({ code: "overlapping-windows", path: at, first: earlier.text, second: text });
      }
    }
    read.push({ window, text });
  });
  return issues;
}

function checkWindow(pair: OpeningWindow, path: string): CalendarIssue[] {
  if (!Array.isArray(pair) || pair.length !== 2 || pair.some((text) => typeof text !== "string")) {
    return [{ code: "bad-window", path }];
  }
  const issues: CalendarIssue[] = [];
  const [open, close] = pair;
  const openMs = parseTimeOfDay(open);
  const closeMs = parseTimeOfDay(close);
  if (openMs === null || openMs === parseTimeOfDay("24:00")) {
    issues.push({ code: "bad-time", path, text: open, edge: "open" });
  }
  if (closeMs === null) issues.push({ code: "bad-time", path, text: close, edge: "close" });
  if (issues.length === 0 && openMs === closeMs) {
    issues.push({ code: "empty-window", path, text: writeWindow(pair) });
  }
  return issues;
}

function checkDate(text: string, path: string): CalendarIssue[] {
  return isDate(text) ? [] : [{ code: "bad-date", path, text }];
}

function isDate(text: string): boolean {
  return parseCivilDate(text) !== null;
}

function writeWindow([open, close]: OpeningWindow): string {
  return `${open}-${close}`;
}
