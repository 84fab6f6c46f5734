import { formatCivilDate, parseCivilDate } from "./civil.js";
import { startOfDay } from "./day.js";
import { guessPeriod, splitRange } from "./period-guess.js";
import {
  buildPeriod,
  createArithmetic,
  type Period,
  type PeriodRules,
  type PeriodUnit,
  weekOrdinal,
} from "./period-unit.js";

/**
 * `unit` is absent for a range. `reason` is what is wrong, as what follows the text in a sentence; `near` is
 * a period that was probably meant.
 */
export type PeriodReading =
  | { readonly ok: true; readonly period: Period & { readonly unit?: PeriodUnit } }
  | { readonly ok: false; readonly reason: string; readonly near?: string };

/**
 * Reads `2025-03`, `2025-Q1`, `2025`, `2025-W12`, and ranges of them or of dates, `2025-01..2025-03` and
 * `2025-03-01..2025-03-15`, the last one included (semantics 24). With a fiscal year that does not begin in
 * January, `2025-Q1` and `2025` mean that of the fiscal year which ends in 2025, as `FY2025-Q1` and `FY2025` do.
 */
export function parsePeriod(text: string, rules: PeriodRules): PeriodReading {
  const trimmed = text.trim().toUpperCase();
  const range = /^(.*?)\s*\.\.\s*(.*)$/.exec(trimmed);
  if (range !== null) return readRange(range[1]!, range[2]!, rules);
  const unit = readUnit(trimmed, rules);
  if (unit !== undefined) return unit;
  if (parseCivilDate(trimmed) !== null) {
    return refuse("is one day, which is written as a range", `${trimmed}..${trimmed}`);
  }
  return refuse("is not a period", guess(trimmed, rules));
}

/** One period of a unit; undefined for what is not written as one. */
function readUnit(text: string, rules: PeriodRules): PeriodReading | undefined {
  const month = /^(\d{4})-(\d{2})$/.exec(text);
  if (month !== null) return readMonth(Number(month[1]), Number(month[2]), rules);
  const quarter = /^(?:FY)?(\d{4})-?Q(\d+)$/.exec(text);
  if (quarter !== null) return readQuarter(Number(quarter[1]), Number(quarter[2]), rules);
  const year = /^(?:FY)?(\d{4})$/.exec(text);
  if (year !== null) return accept("year", Number(year[1]), rules);
  const week = /^(\d{4})-?W(\d{1,2})$/.exec(text);
  if (week !== null) return readWeek(Number(week[1]), Number(week[2]), rules);
  return undefined;
}

/** What was meant, where that is a period that can be read. */
function guess(text: string, rules: PeriodRules): string | undefined {
  const ends = splitRange(text)?.map((end) => (readEnd(end, rules).ok ? end : guessPeriod(end)));
  const meant = ends === undefined || ends.includes(undefined) ? guessPeriod(text) : ends.join("..");
  return meant !== undefined && parsePeriod(meant, rules).ok ? meant : undefined;
}

function readMonth(year: number, month: number, rules: PeriodRules): PeriodReading {
  if (month < 1 || month > 12) return refuse(`has a month ${month}: months are 01 to 12`);
  return accept("month", year * 12 + month - 1, rules);
}

function readQuarter(year: number, quarter: number, rules: PeriodRules): PeriodReading {
  if (quarter < 1 || quarter > 4) return refuse(`has a quarter ${quarter}: quarters are Q1 to Q4`);
  return accept("quarter", year * 4 + quarter - 1, rules);
}

function readWeek(year: number, week: number, rules: PeriodRules): PeriodReading {
  const weeks = weekOrdinal(year + 1, 1) - weekOrdinal(year, 1);
  if (week < 1 || week > weeks) {
    return refuse(`has a week ${week}: the ISO weeks of ${write(year)} are W01 to W${weeks}`);
  }
  return accept("week", weekOrdinal(year, week), rules);
}

/** One end of a range: a day, or a period whose days all belong to the range. */
function readEnd(text: string, rules: PeriodRules): PeriodReading {
  const day = parseCivilDate(text);
  if (day === null) return readUnit(text, rules) ?? refuse("is neither a real date nor a period");
  const { zone } = rules;
  const period = {
    label: formatCivilDate(day),
    fromMs: startOfDay(zone, day),
    toMs: startOfDay(zone, day + 1),
  };
  return { ok: true, period };
}

function readRange(firstText: string, lastText: string, rules: PeriodRules): PeriodReading {
  if (firstText === "" || lastText === "") return refuse("needs both its ends");
  const first = readEnd(firstText, rules);
  const last = readEnd(lastText, rules);
  if (!first.ok) return refuse(`begins with "${firstText}", which ${first.reason}`);
  if (!last.ok) return refuse(`ends with "${lastText}", which ${last.reason}`);
  if (last.period.toMs <= first.period.fromMs) {
    return refuse("ends before it begins", `${lastText}..${firstText}`);
  }
  const { unit, label } = first.period;
  if (unit !== undefined && label === last.period.label) return first;
  return {
    ok: true,
    period: {
      label: `${label}..${last.period.label}`,
      fromMs: first.period.fromMs,
      toMs: last.period.toMs,
    },
  };
}

function accept(unit: PeriodUnit, ordinal: number, { zone, fiscalYearStart }: PeriodRules): PeriodReading {
  const period = buildPeriod(createArithmetic(unit, fiscalYearStart), zone, ordinal);
  return { ok: true, period: { ...period, unit } };
}

function refuse(reason: string, near?: string): PeriodReading {
  return { ok: false, reason, ...(near === undefined ? {} : { near }) };
}

function write(year: number): string {
  return String(year).padStart(4, "0");
}
