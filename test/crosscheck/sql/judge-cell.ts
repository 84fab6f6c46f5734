import type { ObjectiveCase, TargetCase } from "../case.js";
import type { Found } from "../result.js";
import { writeCounts } from "../result.js";

/** What SQL summed up of some records. Times are in order. */
export interface SummedCell {
  readonly counts: Readonly<Record<string, number>>;
  /** Of records that stopped or are overdue. */
  readonly times: readonly number[];
  /** Of those that stopped. */
  readonly stopped: readonly number[];
  /** Of records that are open within their limit. */
  readonly running: readonly number[];
  readonly decidedLimits: number;
  readonly runningLimits: number;
  /** Ten-thousandths. */
  readonly units: bigint;
  readonly words: number;
  readonly wordless: number;
  /** Ten-thousandths of the expenses, and how many of them lie in the period, whatever they add. */
  readonly spent: bigint;
  readonly expenses: number;
  readonly limitMs: number | null;
}

export const emptyCell: SummedCell = {
  counts: {},
  times: [],
  stopped: [],
  running: [],
  decidedLimits: 0,
  runningLimits: 0,
  units: 0n,
  words: 0,
  wordless: 0,
  spent: 0n,
  expenses: 0,
  limitMs: null,
};

/** Judges a cell by a target (semantics 15 to 20). */
export function judgeCell(
  objective: ObjectiveCase,
  target: TargetCase,
  percentile: "nearest-rank" | "linear",
  cell: SummedCell,
  hasEnded: boolean,
): Found {
  const count = (name: string) => cell.counts[name] ?? 0;
  const undecided = count("at-risk") + count("on-track") + count("undecided");
  const met = count("met") + count("counted");
  const [missed, waived] = [count("missed"), count("waived")];
  const late = count("breached") + count("overdue");
  const told = {
    met,
    breached: count("breached"),
    overdue: count("overdue"),
    atRisk: count("at-risk"),
    onTrack: count("on-track") + count("undecided"),
    excluded: count("excluded"),
    waived,
    unmeasurable: count("unmeasurable"),
    missed,
  };
  const total = Object.values(told).reduce((sum, each) => sum + each, 0);
  const counts = writeCounts({ ...told, total });
  const noShare = { gross: null, budget: null };
  const isEnough = (all: number) => all > 0 && all >= objective.minimumRecords;
  const { warningMargin } = objective;
  switch (target.kind) {
    case "share":
    case "by-due": {
      const [decided, all] = [met + late, met + late + undecided];
      const allowed = Math.floor((decided * (100 - target.percent)) / 100);
      const holds = (of: number, out: number, percent = target.percent) => of * 100 >= percent * out;
      return {
        counts,
        value: decided === 0 ? null : met / decided,
        gross: decided + waived === 0 ? null : met / (decided + waived),
        budget: `${allowed - late} of ${allowed}`,
        verdict: !isEnough(all)
          ? "no-data"
          : settle(
              holds(met + undecided, all),
              holds(met, all),
              decided > 0 && holds(met, decided),
              warningMargin > 0 && decided > 0 && !holds(met, decided, target.percent + warningMargin),
            ),
      };
    }
    case "rate": {
      const all = met + missed + undecided;
      const isLeast = target.bound === "at-least";
      const holds = (of: number, percent = target.percent) =>
        isLeast ? of * 100 >= percent * all : of * 100 <= percent * all;
      const margin = isLeast ? warningMargin : -warningMargin;
      const [best, worst] = isLeast ? [met + undecided, met] : [met, met + undecided];
      return {
        ...noShare,
        counts,
        value: all === 0 ? null : met / all,
        verdict: !isEnough(all)
          ? "no-data"
          : settle(
              holds(best),
              holds(worst),
              holds(met),
              warningMargin > 0 && !holds(met, target.percent + margin),
            ),
      };
    }
    case "percentile": {
      const all = met + late + undecided;
      const value = percentileOf(cell.times, target.percent, percentile);
      const { limitMs, times, stopped, running } = cell;
      const isWithin = (list: readonly number[]) => {
        const figure = percentileOf(list, target.percent, "linear");
        return figure !== null && limitMs !== null && figure <= limitMs;
      };
      const never = Array<number>(all - stopped.length).fill(Number.POSITIVE_INFINITY);
      const joined = [...times, ...running].sort((a, b) => a - b);
      const verdict =
        percentile === "linear"
          ? settle(
              isWithin(joined),
              isWithin([...stopped, ...never]),
              times.length > 0 && isWithin(times),
              false,
            )
          : settle(
              met + undecided >= rankOf(all, target.percent),
              met >= rankOf(all, target.percent),
              met + late > 0 && met >= rankOf(met + late, target.percent),
              false,
            );
      return { ...noShare, counts, value, verdict: isEnough(all) ? verdict : "no-data" };
    }
    case "average": {
      const { times, running, decidedLimits, runningLimits } = cell;
      const spent = sumOf(times);
      const best = spent + sumOf(running) <= decidedLimits + runningLimits;
      const isOpen = running.length + count("overdue") > 0;
      return {
        ...noShare,
        counts,
        value: times.length === 0 ? null : spent / times.length,
        verdict: isEnough(met + late + undecided)
          ? settle(best, best && !isOpen, times.length > 0 && spent <= decidedLimits, false)
          : "no-data",
      };
    }
    case "figure":
      return { ...noShare, counts, ...judgeFigure(objective, target, cell, hasEnded, met) };
  }
}

function judgeFigure(
  { measure, minimumRecords }: ObjectiveCase,
  { bound, hundredths }: Extract<TargetCase, { kind: "figure" }>,
  { counts, units, words, wordless, spent, expenses }: SummedCell,
  hasEnded: boolean,
  counted: number,
): Pick<Found, "value" | "verdict"> {
  if (measure.shape !== "figure") throw new Error("a figure is promised of something else");
  const isAverage = measure.op === "average";
  const isBlind = counted === 0 && (counts["unmeasurable"] ?? 0) > 0;
  if (isBlind || (isAverage && counted === 0)) return { value: null, verdict: "no-data" };
  const customers = words + wordless;
  if (measure.expenses !== null && expenses === 0) return { value: null, verdict: "no-data" };
  if (measure.expenses === "divided" && customers === 0) return { value: null, verdict: "no-data" };
  const own = measure.op === "distinct" ? BigInt(customers) * 10_000n : units;
  const total = measure.expenses === "divided" ? spent : own - spent;
  const divisor = isAverage ? BigInt(counted) : measure.expenses === "divided" ? BigInt(customers) : 1n;
  const value = (Number(total) / 10_000 / Number(divisor)) * (measure.isMinutes ? 60_000 : 1);
  if (counted < minimumRecords) return { value, verdict: "no-data" };
  const aim = BigInt(hundredths) * 100n * divisor;
  const isLeast = bound === "at-least";
  const holds = isLeast ? total >= aim : total <= aim;
  if (hasEnded) return { value, verdict: holds ? "met" : "breached" };
  // Only what can't fall again is settled before the end; money may be given back.
  if (isAverage || measure.expenses !== null) return { value, verdict: holds ? "at-risk" : "pending" };
  if (isLeast) return { value, verdict: holds ? "met" : "pending" };
  return { value, verdict: holds ? "at-risk" : "breached" };
}

function settle(best: boolean, worst: boolean, now: boolean, isNarrow: boolean): string {
  if (!best) return "breached";
  if (worst) return isNarrow ? "at-risk" : "met";
  return now ? "at-risk" : "pending";
}

const rankOf = (count: number, percent: number) => Math.max(1, Math.ceil((count * percent) / 100));

function percentileOf(
  ascending: readonly number[],
  percent: number,
  method: "nearest-rank" | "linear",
): number | null {
  if (ascending.length === 0) return null;
  if (method === "nearest-rank") return ascending[rankOf(ascending.length, percent) - 1]!;
  const position = ((ascending.length - 1) * percent) / 100;
  const [below, share] = [Math.floor(position), position - Math.floor(position)];
  const low = ascending[below]!;
  return share === 0 ? low : low + (ascending[below + 1]! - low) * share;
}

const sumOf = (list: readonly number[]) => list.reduce((sum, each) => sum + each, 0);
