import type { Agreement } from "../model/agreement.js";
import type { ReviewPlan } from "../model/review.js";
import {
  createPeriodGrid,
  joinPeriods,
  measurementPeriods,
  type Period,
  type PeriodGrid,
  type PeriodUnit,
  parsePeriod,
  periodUnits,
} from "../time/period.js";
import { createZone } from "../time/zone.js";
import { refuse, type Settled, settled } from "./settle.js";

export interface ReviewChoice {
  readonly quarter?: string | undefined;
  readonly last?: string | undefined;
}

/** The periods of a review, and the time that they are together. */
export interface ReviewSpan {
  readonly span: Period;
  readonly review: ReviewPlan;
}

const mostPeriods = 120;
const lengths: readonly PeriodUnit[] = ["month", "quarter", "year"];

/**
 * `--quarter` sets the measurement periods of a quarter side by side, `--last` so many periods that have ended by
 * as-of. By default it is the newest quarter that has; of an agreement that is measured by the year, its newest year.
 */
export function settleReview(choice: ReviewChoice, agreement: Agreement, asOf: number): Settled<ReviewSpan> {
  const { quarter, last } = choice;
  if (last !== undefined && quarter !== undefined) {
    return refuse("--last", last, "stands beside --quarter, which names the periods already", {
      example: `--quarter ${quarter}`,
    });
  }
  if (last !== undefined) return settleLast(last, agreement, asOf);
  if (quarter !== undefined) return settleQuarter(quarter, agreement, asOf);
  if (agreement.measurementUnit === "year") return settleLast("1 year", agreement, asOf);
  const grid = gridOf(agreement, "quarter");
  return settled(reviewQuarter(grid, grid.ordinalOf(asOf) - 1, agreement));
}

function settleQuarter(text: string, agreement: Agreement, asOf: number): Settled<ReviewSpan> {
  const { measurementUnit, fiscalYearStart, timezone } = agreement;
  if (measurementUnit === "year") {
    return refuse("--quarter", text, "is shorter than the year by which the agreement is measured", {
      example: "--last 2 years",
    });
  }
  const parsed = parsePeriod(text, { zone: createZone(timezone), fiscalYearStart });
  const example = "--quarter 2025-Q3";
  if (!parsed.ok) {
    const near = parsed.near === undefined ? undefined : `--quarter ${parsed.near}`;
    return refuse("--quarter", text, parsed.reason, { example, near });
  }
  const { period } = parsed;
  const grid = gridOf(agreement, "quarter");
  const ordinal = grid.ordinalOf(period.fromMs);
  if (period.unit === "quarter" && period.fromMs >= asOf) {
    return refuse("--quarter", text, "has not begun by --as-of", {
      example: `--quarter ${grid.period(grid.ordinalOf(asOf) - 1).label}`,
    });
  }
  if (period.unit === "quarter") return settled(reviewQuarter(grid, ordinal, agreement));
  return refuse("--quarter", text, "is not a quarter", {
    example,
    near: `--quarter ${grid.period(ordinal).label}`,
  });
}

function reviewQuarter(quarters: PeriodGrid, ordinal: number, agreement: Agreement): ReviewSpan {
  const grid = gridOf(agreement, agreement.measurementUnit);
  const span = quarters.period(ordinal);
  const wholeBefore = quarters.period(ordinal - 1);
  const before = measurementPeriods(grid, wholeBefore);
  return { span, review: { periods: measurementPeriods(grid, span), before, wholeBefore } };
}

function settleLast(text: string, agreement: Agreement, asOf: number): Settled<ReviewSpan> {
  const { measurementUnit: measured } = agreement;
  const match = /^(\d{1,4})\s*([a-z]+?)s?$/.exec(text.trim().toLowerCase());
  const unit = periodUnits.find((each) => each === match?.[2]);
  const count = Number(match?.[1]);
  const example = `--last 6 ${measured}s`;
  if (match === null || unit === undefined) {
    return refuse("--last", text, "is not a number of months, quarters, years or weeks", { example });
  }
  if (count < 1 || count > mostPeriods) {
    return refuse("--last", text, `is not a number from 1 to ${mostPeriods}`, { example });
  }
  if (!holdsWhole(unit, measured)) {
    return refuse("--last", text, `can't be made of the ${measured}s by which the agreement is measured`, {
      example,
    });
  }
  const grid = gridOf(agreement, unit);
  const end = grid.ordinalOf(asOf);
  const row = (from: number) => Array.from({ length: count }, (_, index) => grid.period(from + index));
  const periods = row(end - count);
  const before = row(end - 2 * count);
  return settled({
    span: joinPeriods(periods),
    review: { periods, before, wholeBefore: joinPeriods(before) },
  });
}

/** Weeks begin and end within months; anything else is made of anything shorter. */
function holdsWhole(unit: PeriodUnit, measured: PeriodUnit): boolean {
  if (unit === measured) return true;
  return lengths.indexOf(measured) >= 0 && lengths.indexOf(unit) > lengths.indexOf(measured);
}

function gridOf({ timezone, fiscalYearStart }: Agreement, unit: PeriodUnit): PeriodGrid {
  return createPeriodGrid({ unit, zone: createZone(timezone), fiscalYearStart });
}
