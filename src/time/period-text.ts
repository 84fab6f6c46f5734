import { formatCivilDate, parseCivilDate } from "./civil.js";
import { startOfDay } from "./day.js";
import {
  buildPeriod,
  createArithmetic,
  type Period,
  type PeriodRules,
  type PeriodUnit,
  weekOrdinal,
} from "./period-unit.js";

/** `unit` is absent for two dates. `reason` says in a sentence or two what is wrong and what to write instead. */
export type PeriodReading =
  | { readonly ok: true; readonly period: Period & { readonly unit?: PeriodUnit } }
  | { readonly ok: false; readonly reason: string };

const FORMS = "Write 2025-03, 2025-Q1, 2025, 2025-W12 or 2025-03-01..2025-03-15.";

/**
 * Reads `2025-03`, `2025-Q1`, `2025`, `2025-W12` and `2025-03-01..2025-03-15`, the last day included
 * (semantics 24). With a fiscal year that does not begin in January, `2025-Q1` and `2025` mean that of the
 * fiscal year which ends in 2025, as `FY2025-Q1` and `FY2025` do.
 */
export function parsePeriod(text: string, rules: PeriodRules): PeriodReading {
  const trimmed = text.trim().toUpperCase();
  const range = /^(.*?)\s*\.\.\s*(.*)$/.exec(trimmed);
  if (range !== null) return readRange(range[1]!, range[2]!, rules);
  const month = /^(\d{4})-(\d{2})$/.exec(trimmed);
  if (month !== null) return readMonth(Number(month[1]), Number(month[2]), rules);
  const quarter = /^(?:FY)?(\d{4})-?Q(\d+)$/.exec(trimmed);
  if (quarter !== null) return readQuarter(Number(quarter[1]), Number(quarter[2]), rules);
  const year = /^(?:FY)?(\d{4})$/.exec(trimmed);
  if (year !== null) return accept("year", Number(year[1]), rules);
  const week = /^(\d{4})-?W(\d{1,2})$/.exec(trimmed);
  if (week !== null) return readWeek(Number(week[1]), Number(week[2]), rules);
  if (parseCivilDate(trimmed) !== null) {
    return refuse(`One day is written as a range: ${trimmed}..${trimmed}.`);
  }
  return refuse(`"${text}" is not a period. ${FORMS}`);
}

function readMonth(year: number, month: number, rules: PeriodRules): PeriodReading {
  if (month < 1 || month > 12)
    return refuse(`There is no month ${month}. Write 01 to 12, such as ${write(year)}-03.`);
  return accept("month", year * 12 + month - 1, rules);
}

function readQuarter(year: number, quarter: number, rules: PeriodRules): PeriodReading {
  if (quarter < 1 || quarter > 4)
    return refuse(`There is no quarter ${quarter}. Write Q1 to Q4, such as ${write(year)}-Q1.`);
  return accept("quarter", year * 4 + quarter - 1, rules);
}

function readWeek(year: number, week: number, rules: PeriodRules): PeriodReading {
  const weeks = weekOrdinal(year + 1, 1) - weekOrdinal(year, 1);
  if (week < 1 || week > weeks) {
    return refuse(`${write(year)} has no week ${week}: its ISO weeks are W01 to W${weeks}.`);
  }
  return accept("week", weekOrdinal(year, week), rules);
}

function readRange(firstText: string, lastText: string, { zone }: PeriodRules): PeriodReading {
  const first = parseCivilDate(firstText);
  const last = parseCivilDate(lastText);
  if (first === null || last === null) {
    const wrong = first === null ? firstText : lastText;
    return refuse(
      wrong === ""
        ? "A range needs its first and its last day, such as 2025-03-01..2025-03-15."
        : `"${wrong}" is not a date. Write real dates as YYYY-MM-DD, such as 2025-03-01..2025-03-15.`,
    );
  }
  if (last < first) {
    return refuse(`It ends before it begins. Write the earlier date first: ${lastText}..${firstText}.`);
  }
  return {
    ok: true,
    period: {
      label: `${formatCivilDate(first)}..${formatCivilDate(last)}`,
      fromMs: startOfDay(zone, first),
      toMs: startOfDay(zone, last + 1),
    },
  };
}

function accept(unit: PeriodUnit, ordinal: number, { zone, fiscalYearStart }: PeriodRules): PeriodReading {
  const period = buildPeriod(createArithmetic(unit, fiscalYearStart), zone, ordinal);
  return { ok: true, period: { ...period, unit } };
}

function refuse(reason: string): PeriodReading {
  return { ok: false, reason };
}

function write(year: number): string {
  return String(year).padStart(4, "0");
}
