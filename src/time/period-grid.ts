import { civilDay, formatCivilDate, MS_PER_DAY } from "./civil.js";
import { dayAt, startOfDay } from "./day.js";
import {
  buildPeriod,
  createArithmetic,
  type Period,
  type PeriodRules,
  type PeriodUnit,
  type UnitArithmetic,
} from "./period-unit.js";
import type { Zone } from "./zone.js";

/** All periods of one unit in a zone, numbered without a gap. */
export interface PeriodGrid {
  readonly unit: PeriodUnit;
  readonly zone: Zone;
  /** The number of the period that holds an instant. */
  ordinalOf(instant: number): number;
  period(ordinal: number): Period;
}

/** Throws a RangeError when `fiscalYearStart` is no month. */
export function createPeriodGrid(rules: PeriodRules & { readonly unit: PeriodUnit }): PeriodGrid {
  return new TableGrid(rules.unit, rules.zone, createArithmetic(rules.unit, rules.fiscalYearStart));
}

/**
 * The measurement periods that a longer or shorter period covers (semantics 23), in order. One that is cut
 * at an end is labelled with its dates, `2025-03-10..2025-03-31`.
 */
export function measurementPeriods(grid: PeriodGrid, period: Pick<Period, "fromMs" | "toMs">): Period[] {
  const covered: Period[] = [];
  if (!(period.fromMs < period.toMs)) return covered;
  const last = grid.ordinalOf(period.toMs - 1);
  for (let ordinal = grid.ordinalOf(period.fromMs); ordinal <= last; ordinal++) {
    covered.push(cutPeriod(grid.period(ordinal), period, grid.zone));
  }
  return covered;
}

/** Periods that lie side by side as one, `2025-04..2025-09`; at least one. */
export function joinPeriods(periods: readonly Period[]): Period {
  const first = periods[0]!;
  const last = periods.at(-1)!;
  if (periods.length === 1) return first;
  return { label: `${first.label}..${last.label}`, fromMs: first.fromMs, toMs: last.toMs };
}

function cutPeriod(whole: Period, within: Pick<Period, "fromMs" | "toMs">, zone: Zone): Period {
  if (within.fromMs <= whole.fromMs && whole.toMs <= within.toMs) return whole;
  const fromMs = Math.max(whole.fromMs, within.fromMs);
  const toMs = Math.min(whole.toMs, within.toMs);
  const firstDate = formatCivilDate(dayAt(zone, fromMs));
  return { label: `${firstDate}..${formatCivilDate(dayAt(zone, toMs - 1))}`, fromMs, toMs };
}

const FIRST_DAY = civilDay(1900, 1, 1);
const END_DAY = civilDay(2200, 1, 1);
/** Periods laid out at first on either side of one that was asked for; then as many as there are already. */
const LEAST_GROWTH = 2;

class TableGrid implements PeriodGrid {
  /** The instants at which the periods from `first` on begin. */
  private starts = new Float64Array(0);
  private first = 0;
  private readonly meanMs: number;
  private readonly lowest: number;
  private readonly highest: number;

  constructor(
    readonly unit: PeriodUnit,
    readonly zone: Zone,
    private readonly arithmetic: UnitArithmetic,
  ) {
    this.meanMs = arithmetic.meanDays * MS_PER_DAY;
    this.lowest = arithmetic.ordinalOfDay(FIRST_DAY);
    this.highest = arithmetic.ordinalOfDay(END_DAY);
  }

  ordinalOf(instant: number): number {
    const { starts } = this;
    const end = starts.length - 1;
    if (!(instant >= starts[0]! && instant < starts[end]!)) return this.lookFurther(instant);
    // Periods of a unit are of nearly one length: a guess by the mean is right or very near.
    let place = Math.min(Math.floor((instant - starts[0]!) / this.meanMs), end - 1);
    while (starts[place]! > instant) place--;
    while (starts[place + 1]! <= instant) place++;
    return this.first + place;
  }

  period(ordinal: number): Period {
    return buildPeriod(this.arithmetic, this.zone, ordinal);
  }

  /** Grows the table to an instant; one far from any real date is computed alone. */
  private lookFurther(instant: number): number {
    if (!Number.isFinite(instant)) throw new RangeError("An instant without a number is in no period");
    const ordinal = this.computeOrdinal(instant);
    if (ordinal < this.lowest || ordinal >= this.highest) return ordinal;
    const known = this.starts.length - 1;
    const growth = Math.max(LEAST_GROWTH, known);
    const from = Math.max(Math.min(known > 0 ? this.first : ordinal, ordinal - growth), this.lowest);
    const to = Math.min(Math.max(known > 0 ? this.first + known : ordinal, ordinal + growth), this.highest);
    const { first, starts } = this;
    this.starts = Float64Array.from(
      { length: to - from + 1 },
      (_, index) => starts[from + index - first] ?? this.startOf(from + index),
    );
    this.first = from;
    return ordinal;
  }

  private computeOrdinal(instant: number): number {
    const ordinal = this.arithmetic.ordinalOfDay(dayAt(this.zone, instant));
    // Where clocks go back over midnight the old date comes again, but a period begins once.
    return instant >= this.startOf(ordinal + 1) ? ordinal + 1 : ordinal;
  }

  private startOf(ordinal: number): number {
    return startOfDay(this.zone, this.arithmetic.firstDayOf(ordinal));
  }
}
