import { UTCDateMini } from "@date-fns/utc/date/mini";
import { addMonths } from "date-fns/addMonths";
import type { Agreement } from "../model/agreement.js";
import type { NextReport, NextReview, ReviewClock } from "../model/review-clock.js";
import { clockOfLimit } from "../model/target.js";
import { createCalendar } from "../time/calendar.js";
import { formatCivilDate, MS_PER_DAY, parseCivilDate } from "../time/civil.js";
import { dayAt, startOfDay } from "../time/day.js";
import { createPeriodGrid, type PeriodUnit } from "../time/period.js";
import { createZone } from "../time/zone.js";
import { createLimitClock } from "./limit-clock.js";

/**
 * When the next review and the next report are due by the agreement. A review is due one `every` after the last one,
 * else after the agreement begins, else when the period that runs ends. A report is due `within` after the end of its
 * measurement period, business time on the agreement's calendar (semantics 8).
 *
 * @param asOf epoch milliseconds
 */
export function computeReviewClock(agreement: Agreement, asOf: number): ReviewClock {
  const nextReview = findNextReview(agreement, asOf);
  const nextReport = findNextReport(agreement, asOf);
  return {
    ...(nextReview === undefined ? {} : { nextReview }),
    ...(nextReport === undefined ? {} : { nextReport }),
  };
}

function findNextReview(agreement: Agreement, asOf: number): NextReview | undefined {
  const { review } = agreement.contract;
  if (review === undefined) return undefined;
  const { every, last, owner } = review;
  const { from } = agreement.effective;
  const countedFrom =
    last !== undefined
      ? ({ date: last, is: "review" } as const)
      : from !== undefined
        ? ({ date: from, is: "begin" } as const)
        : null;
  const dueDay =
    countedFrom === null
      ? lastDayOfPeriod(agreement, every, asOf)
      : addUnit(parseCivilDate(countedFrom.date) as number, every);
  const endsAt = startOfDay(createZone(agreement.timezone), dueDay + 1);
  return {
    dueOn: formatCivilDate(dueDay),
    every,
    countedFrom,
    owner: owner ?? null,
    isOverdue: asOf > endsAt,
  };
}

const monthsOf: Readonly<Record<Exclude<PeriodUnit, "week">, number>> = { month: 1, quarter: 3, year: 12 };

/** The same day one unit later, or the last one of a month that is too short. */
function addUnit(day: number, unit: PeriodUnit): number {
  if (unit === "week") return day + 7;
  return addMonths(new UTCDateMini(day * MS_PER_DAY), monthsOf[unit]).getTime() / MS_PER_DAY;
}

function lastDayOfPeriod(agreement: Agreement, unit: PeriodUnit, asOf: number): number {
  const grid = gridOf(agreement, unit);
  return dayAt(grid.zone, grid.period(grid.ordinalOf(asOf)).toMs - 1);
}

/** The first report whose due has not passed, be its period over or not. */
function findNextReport(agreement: Agreement, asOf: number): NextReport | undefined {
  const { within } = agreement.contract.reporting;
  if (within === undefined) return undefined;
  const spec = agreement.calendar === undefined ? undefined : agreement.calendars.get(agreement.calendar);
  if (clockOfLimit(within) === "business" && spec === undefined) return undefined;
  const clock = createLimitClock(within, {
    calendar: spec === undefined ? undefined : createCalendar(spec),
    businessDay: agreement.conventions.businessDay,
  });
  const grid = gridOf(agreement, agreement.measurementUnit);
  const dueOf = (ordinal: number) => clock.dueAt(grid.period(ordinal).toMs);
  let ordinal = grid.ordinalOf(asOf);
  while (dueOf(ordinal - 1) >= asOf) ordinal--;
  const dueAt = dueOf(ordinal);
  if (!Number.isFinite(dueAt)) return undefined;
  return { period: grid.period(ordinal).label, dueAt, within: within.text };
}

function gridOf({ timezone, fiscalYearStart }: Agreement, unit: PeriodUnit) {
  return createPeriodGrid({ unit, zone: createZone(timezone), fiscalYearStart });
}
