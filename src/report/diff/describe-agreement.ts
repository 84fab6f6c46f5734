import type { Agreement, Exclusion, SourceSpec, Waiver } from "../../model/agreement.js";
import type { Bearing } from "../../model/diff.js";
import { sayFilter } from "../../model/filter-text.js";
import { type CalendarSpec, type WeeklyHours, weekdays } from "../../time/calendar-spec.js";
import { listText } from "../quantity-text.js";
import { type Aspect, aspect, shapeOf } from "./aspect.js";
import { sayDates, sayFee } from "./say-terms.js";

/**
 * What an agreement says beside its objectives and bears on their figures or on what they cost.
 *
 * @param years those whose holidays are looked at
 */
export function describeAgreement(agreement: Agreement, years: readonly number[]): Aspect[] {
  const { timezone, effective, measurementUnit, conventions, contract, remedies, parties } = agreement;
  const names = parties.map(({ id, name }) => (id === name ? id : `${name} (${id})`));
  const terminateAfter = remedies?.terminateAfter.map(({ text }) => text) ?? [];
  return [
    ...aspect(
      "parties",
      "terms",
      parties.map(({ id, name }) => [id, name]),
      listText(names),
    ),
    ...aspect("timezone", "scope", timezone, timezone),
    ...aspect("effective", "scope", effective, sayDates(effective) || "without dates"),
    ...aspect("reporting.every", "scope", measurementUnit, measurementUnit),
    ...aspect("fiscal-year-start", "scope", agreement.fiscalYearStart, `month ${agreement.fiscalYearStart}`),
    ...(["percentile", "businessDay", "stopBeforeStart"] as const).flatMap((key) =>
      aspect(keyOf(key), key === "percentile" ? "terms" : "time", conventions[key], conventions[key]),
    ),
    ...[...agreement.calendars].flatMap(([id, spec]) => describeCalendar(id, spec, years)),
    ...numbered(agreement.exclusions, (each) => `exclusion ${each.reason}`).flatMap(([key, each]) =>
      aspect(key, each.kind === "pause-clock" ? "time" : "terms", each, sayExclusion(each)),
    ),
    ...numbered(agreement.waivers, waiverKey).flatMap(([key, each]) =>
      aspect(key, "terms", each, sayWaiver(each)),
    ),
    ...[...agreement.sources].flatMap(([name, source]) => describeSource(name, source)),
    ...aspect("fee", "terms", contract.fee, contract.fee === undefined ? "" : sayFee(contract.fee)),
    ...aspect("remedies.cap", "terms", remedies?.cap, remedies?.cap?.text ?? ""),
    ...aspect(
      "remedies.terminate-after",
      "terms",
      terminateAfter.length === 0 ? undefined : terminateAfter,
      listText(terminateAfter),
    ),
  ];
}

/** What two calendars are compared by; null for real time. */
export function calendarShape(spec: CalendarSpec, years: readonly number[]): string {
  return shapeOf({ ...spec, holidays: holidaysIn(spec, years) });
}

function describeCalendar(id: string, spec: CalendarSpec, years: readonly number[]): Aspect[] {
  const holidays = holidaysIn(spec, years);
  const dates = Object.entries(spec.dates ?? {}).map(([date, hours]) => `${date} ${sayWindows(hours)}`);
  const revisions = (spec.revisions ?? []).map(({ from, hours }) => `from ${from} ${sayHours(hours)}`);
  const texts = [
    sayHours(spec.hours),
    ...revisions,
    spec.timezone,
    holidays.length === 0 ? "" : `closed on ${listText(holidays, 16)}`,
    dates.length === 0 ? "" : listText(dates),
    spec.workingDayMs === undefined ? "" : `a working day of ${spec.workingDayMs / 3_600_000} h`,
  ].filter((text) => text !== "");
  const value = { ...spec, holidays };
  return aspect(`calendar ${id}`, "time", value, texts.join(", "));
}

/** Holidays of a country are told by a rule: only those of some years can be compared. */
function holidaysIn({ holidays = [], holidaysOfYear }: CalendarSpec, years: readonly number[]): string[] {
  const byRule = years.flatMap((year) => holidaysOfYear?.(year) ?? []);
  return [...new Set([...holidays, ...byRule])].sort();
}

/** `mon-fri 09:00-17:00, sat 09:00-12:00`. */
function sayHours(hours: WeeklyHours): string {
  const runs: { first: string; last: string; text: string }[] = [];
  for (const day of weekdays) {
    const text = sayWindows(hours[day] ?? []);
    const run = runs.at(-1);
    if (run?.text === text) run.last = day;
    else runs.push({ first: day, last: day, text });
  }
  return runs
    .filter(({ text }) => text !== "closed")
    .map(({ first, last, text }) => `${first === last ? first : `${first}-${last}`} ${text}`)
    .join(", ");
}

function sayWindows(windows: readonly (readonly [string, string])[]): string {
  return windows.length === 0 ? "closed" : windows.map(([open, close]) => `${open}-${close}`).join(" and ");
}

function sayExclusion(exclusion: Exclusion): string {
  const { source } = exclusion;
  const of = source === undefined ? "" : ` of ${source}`;
  if (exclusion.kind === "records") return `records${of} whose ${sayFilter(exclusion.where)}`;
  const span = `${new Date(exclusion.from).toISOString()} to ${new Date(exclusion.to).toISOString()}`;
  return exclusion.kind === "started-between"
    ? `records${of} started ${span}`
    : `the clock${of} stands still ${span}`;
}

function waiverKey({ record, objective }: Waiver): string {
  return `waiver ${record}${objective === undefined ? "" : ` of ${objective}`}`;
}

function sayWaiver({ reason, approvedBy, approvedOn, until }: Waiver): string {
  const end = until === undefined ? "" : `, until ${until}`;
  return `${reason} (${approvedBy}, ${approvedOn}${end})`;
}

/** How rows are read; the files themselves are evidence, not terms. */
function describeSource(name: string, source: SourceSpec): Aspect[] {
  const { files: _files, allowRejects, complete, maintenance, keep, ...reading } = source;
  const told = (key: string, bearing: Bearing, value: unknown, text: string) =>
    aspect(`sources.${name}.${key}`, bearing, value, text);
  const allowed =
    allowRejects.kind === "count"
      ? String(allowRejects.count)
      : `${(100 * allowRejects.numerator) / allowRejects.denominator}%`;
  const columns = [...source.columns].map(([field, { header }]) => `${field}: ${header}`);
  const { columns: _columns, values, name: _name, ...rest } = reading;
  const words = [...values].map(([field, meanings]) => `${field} (${listText([...meanings.keys()])})`);
  return [
    ...told("columns", "scope", columns.length === 0 ? undefined : columns.sort(), listText(columns)),
    ...told("values", "scope", values.size === 0 ? undefined : values, listText(words)),
    ...told("keep", "scope", keep, keep.keep),
    ...told("allow-rejects", "terms", allowRejects, allowed),
    ...told("complete", "scope", complete, String(complete)),
    ...told("maintenance", "time", maintenance, maintenance === undefined ? "" : sayFilter(maintenance)),
    ...told("timezone", "time", source.timezone, source.timezone ?? ""),
    ...told("reading", "scope", { ...rest, timezone: undefined }, "how its files are read"),
  ];
}

function keyOf(convention: "percentile" | "businessDay" | "stopBeforeStart"): string {
  return { percentile: "percentile", businessDay: "business-day", stopBeforeStart: "stop-before-start" }[
    convention
  ];
}

/** Each under its name; of several with one name the later ones by their number too. */
function numbered<T>(items: readonly T[], nameOf: (item: T) => string): [key: string, item: T][] {
  const seen = new Map<string, number>();
  return items.map((item) => {
    const name = nameOf(item);
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return [count === 1 ? name : `${name} (${count})`, item];
  });
}
