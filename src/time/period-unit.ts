import { UTCDateMini } from "@date-fns/utc/date/mini";
import { addMonths } from "date-fns/addMonths";
import { addWeeks } from "date-fns/addWeeks";
import { differenceInCalendarISOWeeks } from "date-fns/differenceInCalendarISOWeeks";
import { differenceInCalendarMonths } from "date-fns/differenceInCalendarMonths";
import { getISOWeek } from "date-fns/getISOWeek";
import { getISOWeekYear } from "date-fns/getISOWeekYear";
import { startOfISOWeek } from "date-fns/startOfISOWeek";
import { civilDay, MS_PER_DAY } from "./civil.js";
import { startOfDay } from "./day.js";
import type { Zone } from "./zone.js";

export const periodUnits = ["month", "quarter", "year", "week"] as const;
export type PeriodUnit = (typeof periodUnits)[number];

/** `[fromMs, toMs)`. Semantics 24. */
export interface Period {
  readonly label: string;
  readonly fromMs: number;
  readonly toMs: number;
}

/** What the dates of a period depend on. */
export interface PeriodRules {
  readonly zone: Zone;
  /** The month in which a fiscal year begins, 1 to 12; 1 unless said. */
  readonly fiscalYearStart?: number;
}

/**
 * Periods of one unit are numbered without a gap, so that the next one is one more. A fiscal year that does
 * not begin in January has the number of the calendar year in which it ends.
 */
export interface UnitArithmetic {
  ordinalOfDay(day: number): number;
  /** The first day of a period. */
  firstDayOf(ordinal: number): number;
  /** `2025-03`, `2025-Q1`, `2025`, `2025-W12`; with a fiscal year `FY2025-Q1` and `FY2025`. */
  labelOf(ordinal: number): string;
  /** Days in a period on average. */
  readonly meanDays: number;
}

const MEAN_YEAR_DAYS = 365.2425;

export function createArithmetic(unit: PeriodUnit, fiscalYearStart = 1): UnitArithmetic {
  if (!Number.isInteger(fiscalYearStart) || fiscalYearStart < 1 || fiscalYearStart > 12) {
    throw new RangeError(`A fiscal year begins in month 1 to 12, not ${fiscalYearStart}`);
  }
  switch (unit) {
    case "month":
      return {
        ...countMonths(1, 0),
        labelOf: (ordinal) => `${writeYear(Math.floor(ordinal / 12))}-${pad(modulo(ordinal, 12) + 1)}`,
      };
    case "quarter":
      return {
        ...countMonths(3, monthsToYearEnd(fiscalYearStart)),
        labelOf: (ordinal) =>
          `${fiscalPrefix(fiscalYearStart)}${writeYear(Math.floor(ordinal / 4))}-Q${modulo(ordinal, 4) + 1}`,
      };
    case "year":
      return {
        ...countMonths(12, monthsToYearEnd(fiscalYearStart)),
        labelOf: (ordinal) => `${fiscalPrefix(fiscalYearStart)}${writeYear(ordinal)}`,
      };
    case "week":
      return {
        ordinalOfDay: (day) => differenceInCalendarISOWeeks(dateOf(day), dateOf(0)),
        firstDayOf: (ordinal) => dayOf(firstOfWeek(ordinal)),
        labelOf: (ordinal) => {
          const monday = firstOfWeek(ordinal);
          return `${writeYear(getISOWeekYear(monday))}-W${pad(getISOWeek(monday))}`;
        },
        meanDays: 7,
      };
  }
}

/** The number of an ISO week; it is that of a later year's week where the year has no such week. */
export function weekOrdinal(year: number, week: number): number {
  // The 4th of January is always in week 1.
  return differenceInCalendarISOWeeks(dateOf(civilDay(year, 1, 4)), dateOf(0)) + week - 1;
}

/** A civil date as date-fns takes it: the midnight of that date in UTC. */
function dateOf(day: number): Date {
  return new UTCDateMini(day * MS_PER_DAY);
}

function dayOf(date: Date): number {
  return date.getTime() / MS_PER_DAY;
}

function firstOfWeek(ordinal: number): Date {
  return startOfISOWeek(addWeeks(dateOf(0), ordinal));
}

/** The period of an ordinal in a zone. */
export function buildPeriod(arithmetic: UnitArithmetic, zone: Zone, ordinal: number): Period {
  return {
    label: arithmetic.labelOf(ordinal),
    fromMs: startOfDay(zone, arithmetic.firstDayOf(ordinal)),
    toMs: startOfDay(zone, arithmetic.firstDayOf(ordinal + 1)),
  };
}

/** Months are numbered from January of the year 0, so that a year is twelve of them. */
const monthsBefore1970 = 1970 * 12;

/** Periods of `length` months, in years that begin `shift` months before the calendar year of their number. */
function countMonths(length: number, shift: number) {
  return {
    ordinalOfDay: (day: number) =>
      Math.floor((monthsBefore1970 + differenceInCalendarMonths(dateOf(day), dateOf(0)) + shift) / length),
    firstDayOf: (ordinal: number) => dayOf(addMonths(dateOf(0), ordinal * length - shift - monthsBefore1970)),
    meanDays: (MEAN_YEAR_DAYS / 12) * length,
  };
}

function monthsToYearEnd(fiscalYearStart: number): number {
  return (13 - fiscalYearStart) % 12;
}

function fiscalPrefix(fiscalYearStart: number): string {
  return fiscalYearStart === 1 ? "" : "FY";
}

function writeYear(year: number): string {
  return String(year).padStart(4, "0");
}

function pad(value: number): string {
  return String(value).padStart(2, "0");
}

function modulo(value: number, divisor: number): number {
  return value - Math.floor(value / divisor) * divisor;
}
