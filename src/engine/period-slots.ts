import type { Period, PeriodGrid } from "../time/period.js";
import { measurementPeriods } from "../time/period.js";

/** The measurement periods that a run judges, filled in one pass. */
export interface PeriodSlots {
  /** The slot of the period that an instant falls in; -1 for one that is not judged. */
  slotOf(instant: number): number;
  /** The periods judged, by slot; for `all`, those met so far. */
  readonly periods: readonly Period[];
}

/**
 * @param span the time to judge, or `all` for every measurement period that has records
 * @param before periods directly before it that are filled as well
 */
export function createPeriodSlots(
  grid: PeriodGrid,
  span: Period | "all",
  before: readonly Period[] = [],
): PeriodSlots {
  if (span === "all") return growingSlots(grid);
  return fixedSlots([...before, span].flatMap((each) => measurementPeriods(grid, each)));
}

function fixedSlots(periods: readonly Period[]): PeriodSlots {
  const first = periods[0]?.fromMs ?? 0;
  const end = periods.at(-1)?.toMs ?? 0;
  // They lie side by side, so that the end of one is where the next begins.
  const bounds = Float64Array.from([...periods.map(({ fromMs }) => fromMs), end]);
  const meanMs = (end - first) / periods.length;

  return {
    periods,
    slotOf(instant) {
      if (!(instant >= first && instant < end)) return -1;
      // They are of nearly one length, so that a guess by the mean is right or very near.
      let slot = Math.min(Math.floor((instant - first) / meanMs), periods.length - 1);
      while (bounds[slot]! > instant) slot--;
      while (bounds[slot + 1]! <= instant) slot++;
      return slot;
    },
  };
}

function growingSlots(grid: PeriodGrid): PeriodSlots {
  const periods: Period[] = [];
  const slots = new Map<number, number>();
  let lastOrdinal = Number.NaN;
  let lastSlot = -1;
  return {
    periods,
    slotOf(instant) {
      const ordinal = grid.ordinalOf(instant);
      if (ordinal === lastOrdinal) return lastSlot;
      let slot = slots.get(ordinal);
      if (slot === undefined) {
        slot = periods.length;
        periods.push(grid.period(ordinal));
        slots.set(ordinal, slot);
      }
      lastOrdinal = ordinal;
      lastSlot = slot;
      return slot;
    },
  };
}
