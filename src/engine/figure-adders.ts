import { fieldSpec } from "../model/fields.js";
import type { Aggregate, FigureMetric } from "../model/metric.js";
import type { UnmeasurableReason } from "../model/problems/run.js";
import type { Batch, WordColumn } from "../model/record.js";
import { addUnits, type FigureTally } from "./aggregate-tally.js";
import { foldText } from "./filter-rows.js";
import type { PassPlan } from "./pass-plan.js";
import { faultOfUnits, planAmounts } from "./read-amounts.js";
import type { Contribution } from "./record-facts.js";

/** One aggregate of a figure while the rows of its source go by. */
export interface Adder {
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

/** The aggregates that are taken from one side of a figure. */
export function planAdders({ top, bottom }: FigureMetric, isOther: boolean, plan: PassPlan): Adder[] {
  const all = bottom === undefined ? top : [...top, bottom];
  return all.flatMap((aggregate, index) =>
    (aggregate.ofOther ?? false) === isOther
      ? [{ ...planAdder(aggregate, plan), aggregate, index, isBottom: aggregate === bottom }]
      : [],
  );
}

function planAdder(
  { op, field = "", isMoney = false, isDuration = false, isNeeded = false }: Aggregate,
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
  if (op === "distinct")
    return planDistinct(isNeeded ? columns.need(field, "word") : columns.want(field, "word"));
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
