import type { Flip, FlipReport, FlipSide, Standing } from "../model/diff.js";
import { standings } from "../model/diff.js";
import type { ExplainedVerdict } from "../model/explanation.js";
import type { Measurement } from "../model/measurement.js";
import { type FlipTerms, findReasons } from "./flip-reasons.js";

/** Takes the measurements of one objective under both definitions and finds those that flipped. */
export interface FlipBook {
  add(side: "old" | "new", measured: Measurement): void;
  /**
   * Holds together what was added since the last time and forgets it. All measurements of one record have to be
   * added between two calls.
   */
  settle(): void;
  report(): FlipReport;
}

/** @param limit how many flips are kept, the worst; the others are counted */
export function createFlipBook(terms: FlipTerms, limit: number): FlipBook {
  const pairs = new Map<string, Record<"old" | "new", Measurement[]>>();
  const counts = new Map<string, number>();
  let total = 0;
  let worst: Flip[] = [];

  function compare(old: Measurement | undefined, now: Measurement | undefined): void {
    const [from, to] = [standingOf(old), standingOf(now)];
    if (isSameStanding(from, to)) return;
    total++;
    const kind = `${from} ${to}`;
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
    worst.push(describeFlip(old, now, terms));
    // Sorted now and then only: a report can hold hundreds of thousands of flips.
    if (worst.length >= 2 * limit + 64) worst = worst.sort(compareFlips).slice(0, limit);
  }

  return {
    add(side, measured) {
      // What stands beside the counts of an objective was judged by nobody.
      if (!measured.counts && measured.verdict !== "excluded") return;
      const key = keyOf(measured);
      let pair = pairs.get(key);
      if (pair === undefined) {
        pair = { old: [], new: [] };
        pairs.set(key, pair);
      }
      pair[side].push(measured);
    },
    settle() {
      for (const { old, new: now } of pairs.values()) {
        for (const [was, is] of matchPeriods(old, now)) compare(was, is);
      }
      pairs.clear();
    },
    report: () => ({
      total,
      kinds: standings.flatMap((from) =>
        standings.flatMap((to) => {
          const count = counts.get(`${from} ${to}`) ?? 0;
          return count === 0 ? [] : [{ from, to, count }];
        }),
      ),
      records: worst.sort(compareFlips).slice(0, limit),
    }),
  };
}

/** A record is named by its id; one without an id after its line, so that its file belongs to its name. */
function keyOf({ record, cycle, file, line }: Measurement): string {
  return record === `line ${line}` ? `${file}\n${record}` : `${record}\n${cycle ?? ""}`;
}

type Pair = readonly [old: Measurement | undefined, now: Measurement | undefined];

/** A record may be judged several times. Those of one period belong together, then the others in order. */
function matchPeriods(old: readonly Measurement[], now: readonly Measurement[]): Pair[] {
  if (old.length < 2 && now.length < 2) return [[old[0], now[0]]];
  const left = [...old];
  const pairs: Pair[] = [];
  const rest = now.filter((measured) => {
    const index = left.findIndex(({ period }) => period === measured.period);
    if (index < 0) return true;
    pairs.push([left.splice(index, 1)[0], measured]);
    return false;
  });
  const longer = Math.max(left.length, rest.length);
  return [...pairs, ...Array.from({ length: longer }, (_, index): Pair => [left[index], rest[index]])];
}

const standingOfVerdict: Readonly<Record<ExplainedVerdict, Standing>> = {
  met: "met",
  counted: "met",
  breached: "missed",
  overdue: "missed",
  missed: "missed",
  "at-risk": "open",
  "on-track": "open",
  undecided: "open",
  waived: "waived",
  excluded: "excluded",
  unmeasurable: "unmeasurable",
};

function standingOf(measured: Measurement | undefined): Standing {
  return measured === undefined ? "outside" : standingOfVerdict[measured.verdict];
}

/** What is left out by agreement and what is out of scope comes to the same: nothing is judged. */
function isSameStanding(from: Standing, to: Standing): boolean {
  const isLeftOut = (standing: Standing) => standing === "excluded" || standing === "outside";
  return from === to || (isLeftOut(from) && isLeftOut(to));
}

function describeFlip(old: Measurement | undefined, now: Measurement | undefined, terms: FlipTerms): Flip {
  const { record, account, owner, file, line, startedAt, cycle } = (now ?? old) as Measurement;
  return {
    record,
    account,
    owner,
    file,
    line,
    startedAt,
    cycle,
    old: sideOf(old, terms.old.calendarOf),
    new: sideOf(now, terms.new.calendarOf),
    because: findReasons(old, now, terms),
  };
}

function sideOf(
  measured: Measurement | undefined,
  calendarOf: (override: string | null) => string | null,
): FlipSide {
  if (measured === undefined) {
    const nothing = { period: null, dueAt: null, elapsedMs: null, limitMs: null, overrunMs: null };
    return { standing: "outside", verdict: null, ...nothing, override: null, calendar: null };
  }
  const { verdict, period, dueAt, elapsedMs, limitMs, overrunMs, override } = measured;
  const calendar = calendarOf(override);
  return {
    standing: standingOf(measured),
    verdict,
    period,
    dueAt,
    elapsedMs,
    limitMs,
    overrunMs,
    override,
    calendar,
  };
}

/** Worst first: new misses, those that are none any more, the others; by the longest overrun, ties by record. */
export function compareFlips(one: Flip, other: Flip): number {
  return (
    weightOf(one) - weightOf(other) ||
    overrunOf(other) - overrunOf(one) ||
    compareTexts(one.record, other.record) ||
    (one.cycle ?? 0) - (other.cycle ?? 0) ||
    compareTexts(one.new.period ?? one.old.period ?? "", other.new.period ?? other.old.period ?? "") ||
    compareTexts(one.file, other.file) ||
    one.line - other.line
  );
}

function weightOf({ old, new: now }: Flip): number {
  return now.standing === "missed" ? 0 : old.standing === "missed" ? 1 : 2;
}

function overrunOf({ old, new: now }: Flip): number {
  return (now.standing === "missed" ? now.overrunMs : old.overrunMs) ?? 0;
}

function compareTexts(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
