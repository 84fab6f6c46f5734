import { stateField } from "../model/fields.js";
import type { RatioMetric } from "../model/metric.js";
import type { Batch, NumberColumn, WordColumn } from "../model/record.js";
import { createCellBook } from "./cell-book.js";
import { compileFilter, type WordCheck } from "./filter-rows.js";
import {
  createUnmeasurableCount,
  type ObjectivePass,
  planRecordNames,
  type RowLedger,
} from "./objective-pass.js";
import { facePass } from "./pass-face.js";
import { createRowScoper, type PassPlan } from "./pass-plan.js";
import { planRecordStarts } from "./record-starts.js";
import { OUT_OF_SCOPE, UNDATED } from "./select-rows.js";
import { EXCLUDED, MET, MISSED, ON_TRACK, UNMEASURABLE } from "./tally.js";

/** Counts the records of a rate that are good, of its cohort or of those decided (semantics 25). */
export function measureRates(plan: PassPlan, metric: RatioMetric): ObjectivePass {
  const { objective, columns, scope, exclusions, grouping } = plan;
  const byDecision = objective.basis === "decided" && metric.decidedAt !== undefined;
  const entered = byDecision
    ? columns.want(metric.enteredAt, "instant")
    : columns.need(metric.enteredAt, "instant");
  const decidedAt =
    metric.decidedAt === undefined
      ? -1
      : byDecision
        ? columns.need(metric.decidedAt, "instant")
        : columns.want(metric.decidedAt, "instant");
  const deciding: WordCheck[] = [];
  const isGood = compileFilter(metric.good, columns, metric.decided === undefined ? deciding : []);
  const isDecided =
    metric.decided === undefined ? undefined : compileFilter(metric.decided, columns, deciding);
  const names = planRecordNames(columns);
  const unmeasurable = createUnmeasurableCount(names);
  const scopeRows = createRowScoper(plan);
  const begunAt = planRecordStarts(plan, metric.begunAt);
  const { asOf } = scope;

  const cells = createCellBook(plan.terms.parts.map(() => false));
  const excluded = exclusions.reasons.map((reason) => ({ reason, count: 0 }));
  let newest = Number.NEGATIVE_INFINITY;
  let good = new Uint8Array(0);
  let decided = new Uint8Array(0);
  let started = new Float64Array(0);
  const words = planUndecidedWords(plan, metric);

  /** The agreement in force is that of the day a record entered, where that is known (semantics 27). */
  function startsOf(batch: Batch, decisions: Float64Array): Float64Array {
    const column = batch.columns[entered] as NumberColumn | undefined;
    for (let row = 0; row < batch.length; row++) {
      const at = column?.values[row] ?? Number.NaN;
      started[row] = Number.isNaN(at) ? decisions[row]! : at;
    }
    return started;
  }

  function add(batch: Batch, ledger: RowLedger): void {
    if (good.length < batch.length) {
      good = new Uint8Array(batch.length);
      decided = new Uint8Array(batch.length);
      started = new Float64Array(batch.length);
    }
    const decisions =
      decidedAt < 0 ? undefined : (batch.columns[decidedAt] as NumberColumn | undefined)?.values;
    const attributed = byDecision
      ? (decisions as Float64Array)
      : (batch.columns[entered] as NumberColumn).values;
    words?.begin(batch);
    isGood(batch, good);
    if (isDecided === undefined) decided.fill(1, 0, batch.length);
    else isDecided(batch, decided);
    const start = byDecision ? startsOf(batch, attributed) : attributed;
    const rows = scopeRows(batch, start, () => attributed, begunAt(batch, start));
    const told = plan.watch?.begin(batch, rows, start, names);
    for (let row = 0; row < batch.length; row++) {
      const slot = rows.slots[row]!;
      const isFinal = decided[row] === 1 || good[row] === 1;
      const at = attributed[row]!;
      if (slot !== OUT_OF_SCOPE && !isFinal && decisions !== undefined && decisions[row]! <= asOf) {
        words?.note(row);
      }
      // The date of an undecided record is a forecast, and what is decided after as-of has not happened yet.
      if (byDecision && (!isFinal || at > asOf)) {
        if (told?.asks(row)) told.tell(row, { kind: "not-decided" });
        continue;
      }
      if (at > newest) newest = at;
      if (slot === OUT_OF_SCOPE) {
        if (told?.asks(row)) told.tell(row, { kind: "out-of-scope" });
        continue;
      }
      ledger.audited[row] = 1;
      const { part } = plan.terms.terms[rows.terms[row]!]!;
      const exclusion = rows.excluded[row]!;
      let verdict = MISSED;
      if (exclusion > 0) {
        excluded[exclusion - 1]!.count++;
        verdict = EXCLUDED;
      } else if (slot === UNDATED) {
        verdict = UNMEASURABLE;
        ledger.unmeasurable[row] = 1;
        unmeasurable.add(byDecision ? "decided-without-date" : "no-start", batch, row);
      } else if (!isFinal || (decisions !== undefined && decisions[row]! > asOf)) {
        // A decision later than as-of has not been taken yet (semantics 26).
        verdict = ON_TRACK;
      } else if (good[row] === 1) {
        verdict = MET;
      }
      if (told?.asks(row)) {
        const decidedOn = decisions?.[row] ?? Number.NaN;
        const rated = { isGood: good[row] === 1, isDecided: isFinal, decidedAt: decidedOn };
        told.tell(
          row,
          verdict === EXCLUDED
            ? { kind: "excluded", exclusion: exclusion - 1, reason: excluded[exclusion - 1]!.reason }
            : verdict === UNMEASURABLE
              ? {
                  kind: "unmeasurable",
                  reason: byDecision ? "decided-without-date" : "no-start",
                  stoppedAt: Number.NaN,
                }
              : { kind: "rated", verdict, ...rated },
        );
      }
      if (slot === UNDATED) {
        cells.undated(part).counts[verdict]!++;
        continue;
      }
      cells.at(part, slot).counts[verdict]!++;
      if (grouping !== undefined) cells.ofGroup(grouping.groupOf(row), part, slot).counts[verdict]!++;
    }
  }

  return {
    ...facePass(plan),
    add,
    cells,
    unmeasurable: unmeasurable.byReason,
    excluded,
    deciding,
    undecidedWords: words?.counts ?? new Map(),
    newestEvent: () => newest,
  };
}

/**
 * Counts records that bear the date of a decision while their state is a word that nobody explained: it may
 * well be another way to write one of the words that decide.
 */
function planUndecidedWords({ source, columns }: PassPlan, { decided }: RatioMetric) {
  const state = source.kind === undefined ? undefined : stateField(source.kind);
  if (decided?.op !== "means" || state?.name !== decided.field) return undefined;
  const explained = new Set(Object.keys(state.words ?? {}));
  const index = columns.need(state.name, "word");
  const counts = new Map<string, number>();
  let column: WordColumn | undefined;
  return {
    counts,
    begin(batch: Batch) {
      column = batch.columns[index] as WordColumn;
    },
    note(row: number) {
      const { codes, dictionary } = column as WordColumn;
      const code = codes[row]!;
      if (code === 0 || explained.has(dictionary.canonical[code]!)) return;
      const word = dictionary.raw[code]!;
      counts.set(word, (counts.get(word) ?? 0) + 1);
    },
  };
}
