import type { Filter } from "../model/filter.js";
import type { Counted, FigureMetric } from "../model/metric.js";
import type { UnmeasurableReason } from "../model/problems/run.js";
import type { Batch, NumberColumn } from "../model/record.js";
import { createFigureTally, type FigureTally } from "./aggregate-tally.js";
import { type CellBook, createCellBook } from "./cell-book.js";
import { planTerms } from "./choose-terms.js";
import { planExclusions } from "./exclude-rows.js";
import { planAdders } from "./figure-adders.js";
import { judgedUntil } from "./figure-end.js";
import { compileFilter, type WordCheck } from "./filter-rows.js";
import {
  createUnmeasurableCount,
  type ObjectivePass,
  planRecordNames,
  type RowLedger,
} from "./objective-pass.js";
import { facePass } from "./pass-face.js";
import { createRowScoper, type PassPlan } from "./pass-plan.js";
import { planCurrencies } from "./read-amounts.js";
import type { Contribution } from "./record-facts.js";
import { planRecordStarts } from "./record-starts.js";
import { OUT_OF_SCOPE, UNDATED } from "./select-rows.js";
import { type Cell, EXCLUDED, MET, UNMEASURABLE } from "./tally.js";

/** Counts, sums and averages the records of one source, or of two (semantics 20, 29). */
export function measureFigures(plan: PassPlan, metric: FigureMetric): ObjectivePass {
  const { agreement, objective, scope, grouping } = plan;
  const cells = createCellBook(plan.terms.parts.map(() => false));
  const watch = plan.watch?.asking(plan.columns, {
    metric: bothOf(metric.where, metric.good),
    objective: objective.where,
  });
  const { other } = metric;
  const isSplit = other === undefined || other.of === plan.source.name;
  const shared = {
    metric,
    cells,
    firstCurrencies: [],
    grouping: isSplit ? grouping : undefined,
    sides: other !== undefined && isSplit ? rememberRows() : undefined,
  };
  const own = countSide({ ...plan, watch }, metric, false, shared);
  let elsewhere: ReturnType<typeof countSide> | undefined;
  if (other !== undefined && isSplit) {
    const beside = { ...scope, elsewhere: new Set<number>() };
    const side = { ...plan, scope: beside, watch: plan.watch?.asking(plan.columns, { metric: other.good }) };
    elsewhere = countSide(side, other, true, shared);
  } else if (other !== undefined) {
    plan.collectFrom(other.of, (columns, source) => {
      const checks: WordCheck[] = [];
      const side: PassPlan = {
        ...plan,
        source,
        columns,
        checks,
        scope: { ...scope, filter: undefined, elsewhere: new Set() },
        terms: planTerms(agreement, objective, columns, checks),
        exclusions: planExclusions(agreement, source.name, columns, checks),
        watch: plan.watch?.asking(columns, { metric: other.good }),
      };
      elsewhere = countSide(side, other, true, shared);
      for (const check of checks) check.source ??= source.name;
      plan.checks.push(...checks);
      return elsewhere;
    });
  }
  return {
    ...facePass(plan),
    add(batch, ledger) {
      own.add(batch, ledger);
      if (isSplit) elsewhere?.add(batch, ledger);
    },
    cells,
    // Groups are made by the words of one source; a figure of two can't be split by them.
    grouping: shared.grouping,
    unmeasurable: own.unmeasurable,
    ...(other === undefined || elsewhere === undefined
      ? {}
      : { unmeasurableElsewhere: { source: other.of, byReason: elsewhere.unmeasurable } }),
    excluded: [...own.excluded, ...(elsewhere?.excluded ?? [])],
    deciding: own.deciding,
    newestEvent: own.newestEvent,
  };
}

function bothOf(one: Filter | undefined, other: Filter | undefined): Filter | undefined {
  return one === undefined || other === undefined ? (one ?? other) : { op: "all", of: [one, other] };
}

/** 1 + the verdict by which the first side of a figure counted each row of the batch; 0 where it did not. */
interface SeenRows {
  readonly seen: Uint8Array;
  begin(length: number): Uint8Array;
}

function rememberRows(): SeenRows {
  let seen = new Uint8Array(0);
  return {
    get seen() {
      return seen;
    },
    begin(length) {
      if (seen.length < length) seen = new Uint8Array(length);
      else seen.fill(0, 0, length);
      return seen;
    },
  };
}

/** What both sides of a figure add to. */
interface SharedFigure {
  readonly metric: FigureMetric;
  readonly cells: CellBook;
  /** The currency that the amounts of each part are in, of both sides. */
  readonly firstCurrencies: (string | undefined)[];
  /** Where both sides see the same rows: what the first of them counted. */
  readonly sides: SeenRows | undefined;
  /** Groups are made by the words of one source. */
  readonly grouping: PassPlan["grouping"];
}

/** Adds the records of one source to those aggregates of a figure that are taken from it. */
function countSide(
  plan: PassPlan,
  counted: Counted,
  isOther: boolean,
  { metric, cells, firstCurrencies, grouping, sides }: SharedFigure,
) {
  const { objective, columns, source, exclusions } = plan;
  const { stopAt = counted.at } = counted;
  const atIndex = columns.need(objective.attributeTo === "stop" ? stopAt : counted.at, "instant");
  const deciding: WordCheck[] = [];
  const isGood = counted.good === undefined ? undefined : compileFilter(counted.good, columns, deciding);
  const adders = planAdders(metric, isOther, plan);
  const currencies = adders.some(({ isMoney }) => isMoney)
    ? planCurrencies(source, columns, firstCurrencies)
    : undefined;
  const names = planRecordNames(columns);
  const unmeasurable = createUnmeasurableCount(names);
  const scopeRows = createRowScoper({ ...plan, grouping });
  // What counts by its stop began with the instant by which it would count else.
  const byStop = objective.attributeTo === "stop" ? counted.at : undefined;
  const begunAt = planRecordStarts(plan, counted.begunAt ?? byStop);
  const excluded = exclusions.reasons.map((reason) => ({ reason, count: 0 }));
  const untilOf = planEnds(plan);
  let good = new Uint8Array(0);
  let seen: Uint8Array | undefined;
  let newest = Number.NEGATIVE_INFINITY;

  function figureIn(cell: Cell): FigureTally {
    cell.figure ??= createFigureTally(metric);
    return cell.figure;
  }

  function addTo(cell: Cell, row: number): void {
    const { aggregates } = figureIn(cell);
    for (const adder of adders) adder.add(aggregates[adder.index]!, row);
  }

  /** A record on both sides of a figure counts once among its records; gives whether it did now. */
  function countIn(cell: Cell, groupCell: Cell | undefined, row: number, verdict: number): boolean {
    if (isOther && seen !== undefined && seen[row] === verdict + 1) return false;
    if (!isOther && seen !== undefined) seen[row] = verdict + 1;
    cell.counts[verdict]!++;
    if (groupCell !== undefined) groupCell.counts[verdict]!++;
    return true;
  }

  function contributionsOf(row: number): Contribution[] {
    const currency = currencies?.currencyOf(row) ?? "";
    return adders.map(({ aggregate, isBottom, isMoney, shareOf }) => ({
      aggregate,
      isBottom,
      currency: isMoney ? currency : "",
      ...shareOf(row),
    }));
  }

  function faultOf(row: number, part: number, wanted: string | undefined): UnmeasurableReason | undefined {
    for (const { faultOf } of adders) {
      const fault = faultOf?.(row);
      if (fault !== undefined) return fault;
    }
    return currencies?.faultOf(row, part, wanted);
  }

  function add(batch: Batch, ledger: RowLedger): void {
    if (good.length < batch.length) good = new Uint8Array(batch.length);
    seen = isOther ? sides?.seen : sides?.begin(batch.length);
    const at = (batch.columns[atIndex] as NumberColumn).values;
    if (isGood === undefined) good.fill(1, 0, batch.length);
    else isGood(batch, good);
    for (const adder of adders) adder.begin(batch);
    currencies?.begin(batch);
    const rows = scopeRows(batch, at, () => at, begunAt(batch, at));
    const told = plan.watch?.begin(batch, rows, at, names);
    for (let row = 0; row < batch.length; row++) {
      const counts = good[row] === 1;
      // The date of a record that does not count may be a forecast.
      if (counts && at[row]! > newest) newest = at[row]!;
      const slot = rows.slots[row]!;
      if (slot === OUT_OF_SCOPE || (slot === UNDATED && !counts)) {
        if (told?.asks(row)) told.tell(row, { kind: "out-of-scope" });
        continue;
      }
      ledger.audited[row] = 1;
      const { part, target } = plan.terms.terms[rows.terms[row]!]!;
      const cell = slot === UNDATED ? cells.undated(part) : cells.at(part, slot);
      const groupCell =
        grouping === undefined || slot === UNDATED || !(counts || isOther)
          ? undefined
          : cells.ofGroup(grouping.groupOf(row), part, slot);
      if (isOther && slot !== UNDATED) {
        figureIn(cell).otherRows++;
        if (groupCell !== undefined) figureIn(groupCell).otherRows++;
      }
      if (!counts) {
        if (told?.asks(row)) told.tell(row, { kind: "out-of-scope" });
        continue;
      }
      const exclusion = rows.excluded[row]!;
      if (exclusion > 0) {
        const { reason } = excluded[exclusion - 1]!;
        const isNew = countIn(cell, groupCell, row, EXCLUDED);
        if (isNew) excluded[exclusion - 1]!.count++;
        if (told?.asks(row)) {
          told.tell(row, { kind: "excluded", exclusion: exclusion - 1, reason, isUncounted: !isNew });
        }
        continue;
      }
      const wanted = target.kind === "threshold" ? target.currency : undefined;
      const fault = slot === UNDATED ? "no-start" : faultOf(row, part, wanted);
      if (fault !== undefined) {
        const isNew = countIn(cell, groupCell, row, UNMEASURABLE);
        if (isNew) unmeasurable.add(fault, batch, row);
        if (told?.asks(row)) {
          const stoppedAt = Number.NaN;
          told.tell(row, { kind: "unmeasurable", reason: fault, stoppedAt, isUncounted: !isNew });
        }
        ledger.unmeasurable[row] = 1;
        continue;
      }
      if (at[row]! >= untilOf(part, slot)) {
        if (told?.asks(row)) told.tell(row, { kind: "left-out", because: "after-target-day" });
        continue;
      }
      const isNew = countIn(cell, groupCell, row, MET);
      if (told?.asks(row)) {
        told.tell(row, { kind: "counted", contributions: contributionsOf(row), isUncounted: !isNew });
      }
      addTo(cell, row);
      if (groupCell !== undefined) addTo(groupCell, row);
    }
  }

  return {
    add,
    unmeasurable: unmeasurable.byReason,
    excluded,
    deciding,
    newestEvent: () => newest,
  };
}

/** Until when records of a part count in a slot; worked out once for each of both. */
function planEnds({ terms, scope }: PassPlan): (part: number, slot: number) => number {
  const ends: number[][] = terms.parts.map(() => []);
  return (part, slot) =>
    (ends[part]![slot] ??= judgedUntil(terms.parts[part]!.target, scope.slots.periods[slot]!, scope.grid));
}
