import { fieldSpec } from "../model/fields.js";
import type { Filter } from "../model/filter.js";
import type { Aggregate, Counted, FigureMetric } from "../model/metric.js";
import type { UnmeasurableReason } from "../model/problems/run.js";
import type { Batch, NumberColumn, WordColumn } from "../model/record.js";
import { addUnits, createFigureTally, type FigureTally } from "./aggregate-tally.js";
import { type CellBook, createCellBook } from "./cell-book.js";
import { planTerms } from "./choose-terms.js";
import { planExclusions } from "./exclude-rows.js";
import { judgedUntil } from "./figure-end.js";
import { compileFilter, foldText, type WordCheck } from "./filter-rows.js";
import {
  createUnmeasurableCount,
  type ObjectivePass,
  planRecordNames,
  type RowLedger,
} from "./objective-pass.js";
import { createRowScoper, type PassPlan } from "./pass-plan.js";
import { faultOfUnits, planAmounts, planCurrencies } from "./read-amounts.js";
import type { Contribution } from "./record-facts.js";
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
  const own = countSide({ ...plan, watch }, metric, metric, false, cells);
  const { other } = metric;
  let elsewhere: ReturnType<typeof countSide> | undefined;
  if (other !== undefined) {
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
        grouping: undefined,
        watch: plan.watch?.asking(columns, { metric: other.good }),
      };
      elsewhere = countSide(side, metric, other, true, cells);
      for (const check of checks) check.source ??= source.name;
      plan.checks.push(...checks);
      return elsewhere;
    });
  }
  return {
    objective,
    collectsFrom: plan.collected,
    scope,
    add: own.add,
    parts: plan.terms.parts,
    cells,
    // Groups are made by the words of one source; a figure of two can't be split by them.
    grouping: other === undefined ? grouping : undefined,
    breaches: [],
    unmeasurable: own.unmeasurable,
    ...(other === undefined || elsewhere === undefined
      ? {}
      : { unmeasurableElsewhere: { source: other.of, byReason: elsewhere.unmeasurable } }),
    excluded: [...own.excluded, ...(elsewhere?.excluded ?? [])],
    checks: plan.checks,
    deciding: own.deciding,
    undecidedWords: new Map(),
    newestEvent: own.newestEvent,
    limitAt: () => undefined,
  };
}

function bothOf(one: Filter | undefined, other: Filter | undefined): Filter | undefined {
  return one === undefined || other === undefined ? (one ?? other) : { op: "all", of: [one, other] };
}

/** Adds the records of one source to those aggregates of a figure that are taken from it. */
function countSide(
  plan: PassPlan,
  metric: FigureMetric,
  counted: Counted,
  isOther: boolean,
  cells: CellBook,
) {
  const { objective, columns, source, exclusions } = plan;
  const grouping = metric.other === undefined ? plan.grouping : undefined;
  const { stopAt = counted.at } = counted;
  const atIndex = columns.need(objective.attributeTo === "stop" ? stopAt : counted.at, "instant");
  const deciding: WordCheck[] = [];
  const isGood = counted.good === undefined ? undefined : compileFilter(counted.good, columns, deciding);
  const adders = planAdders(metric, isOther, plan);
  const currencies = adders.some(({ isMoney }) => isMoney) ? planCurrencies(source, columns) : undefined;
  const names = planRecordNames(columns);
  const unmeasurable = createUnmeasurableCount(names);
  const scopeRows = createRowScoper(plan);
  const excluded = exclusions.reasons.map((reason) => ({ reason, count: 0 }));
  const untilOf = planEnds(plan);
  let good = new Uint8Array(0);
  let newest = Number.NEGATIVE_INFINITY;

  function figureIn(cell: Cell): FigureTally {
    cell.figure ??= createFigureTally(metric);
    return cell.figure;
  }

  function addTo(cell: Cell, row: number): void {
    cell.counts[MET]!++;
    const { aggregates } = figureIn(cell);
    for (const adder of adders) adder.add(aggregates[adder.index]!, row);
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
    const at = (batch.columns[atIndex] as NumberColumn).values;
    if (isGood === undefined) good.fill(1, 0, batch.length);
    else isGood(batch, good);
    for (const adder of adders) adder.begin(batch);
    currencies?.begin(batch);
    const rows = scopeRows(batch, at, () => at);
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
      if (isOther && slot !== UNDATED) figureIn(cell).otherRows++;
      if (!counts) {
        if (told?.asks(row)) told.tell(row, { kind: "out-of-scope" });
        continue;
      }
      const groupCell =
        grouping === undefined || slot === UNDATED
          ? undefined
          : cells.ofGroup(grouping.groupOf(row), part, slot);
      const exclusion = rows.excluded[row]!;
      if (exclusion > 0) {
        const { reason } = excluded[exclusion - 1]!;
        excluded[exclusion - 1]!.count++;
        if (told?.asks(row)) told.tell(row, { kind: "excluded", exclusion: exclusion - 1, reason });
        cell.counts[EXCLUDED]!++;
        if (groupCell !== undefined) groupCell.counts[EXCLUDED]!++;
        continue;
      }
      const wanted = target.kind === "threshold" ? target.currency : undefined;
      const fault = slot === UNDATED ? "no-start" : faultOf(row, part, wanted);
      if (fault !== undefined) {
        unmeasurable.add(fault, batch, row);
        if (told?.asks(row)) told.tell(row, { kind: "unmeasurable", reason: fault, stoppedAt: Number.NaN });
        ledger.unmeasurable[row] = 1;
        cell.counts[UNMEASURABLE]!++;
        if (groupCell !== undefined) groupCell.counts[UNMEASURABLE]!++;
        continue;
      }
      if (at[row]! >= untilOf(part, slot)) {
        if (told?.asks(row)) told.tell(row, { kind: "left-out", because: "after-target-day" });
        continue;
      }
      if (told?.asks(row)) told.tell(row, { kind: "counted", contributions: contributionsOf(row) });
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

/** One aggregate of a figure while the rows of its source go by. */
interface Adder {
  /** Its place among the aggregates of the figure. */
  readonly index: number;
  readonly aggregate: Aggregate;
  readonly isBottom: boolean;
  readonly isMoney: boolean;
  begin(batch: Batch): void;
  faultOf?(row: number): UnmeasurableReason | undefined;
  add(tally: FigureTally["aggregates"][number], row: number): void;
  /** What `add` adds for a row. */
  shareOf(row: number): Pick<Contribution, "units" | "word">;
}

function planAdders({ top, bottom }: FigureMetric, isOther: boolean, plan: PassPlan): Adder[] {
  const all = bottom === undefined ? top : [...top, bottom];
  return all.flatMap((aggregate, index) =>
    (aggregate.ofOther ?? false) === isOther
      ? [{ ...planAdder(aggregate, plan), aggregate, index, isBottom: aggregate === bottom }]
      : [],
  );
}

function planAdder(
  { op, field = "", isMoney = false, isDuration = false }: Aggregate,
  { source, columns }: PassPlan,
): Omit<Adder, "index" | "aggregate" | "isBottom"> {
  if (op === "count") {
    return {
      isMoney,
      begin() {},
      add: (tally) => addUnits(tally, 1),
      shareOf: () => ({ units: 1, word: "" }),
    };
  }
  if (op === "distinct") return planDistinct(columns.want(field, "word"));
  const isWord = fieldSpec(source.kind, field)?.type === "word";
  const amounts = planAmounts(field, columns, isWord ? "word" : isDuration ? "duration" : "number");
  return {
    isMoney,
    begin: amounts.begin,
    faultOf: (row) => faultOfUnits(amounts.unitsOf(row)),
    add: (tally, row) => addUnits(tally, amounts.unitsOf(row)),
    shareOf: (row) => ({ units: amounts.unitsOf(row), word: "" }),
  };
}

/** A record whose field is blank counts by itself, and so does every one where the file has no such column. */
function planDistinct(column: number): Omit<Adder, "index" | "aggregate" | "isBottom"> {
  const folded: string[] = [];
  let words: WordColumn | undefined;
  const wordOf = (row: number) => (words === undefined ? "" : folded[words.codes[row]!]!);
  return {
    isMoney: false,
    begin(batch) {
      words = batch.columns[column] as WordColumn | undefined;
      const raw = words?.dictionary.raw ?? [];
      while (folded.length < raw.length) folded.push(foldText(raw[folded.length]!));
    },
    add(tally, row) {
      const word = wordOf(row);
      if (word === "") addUnits(tally, 1);
      else tally.words?.add(word);
    },
    shareOf: (row) => ({ units: 1, word: wordOf(row) && words!.dictionary.raw[words!.codes[row]!]! }),
  };
}
