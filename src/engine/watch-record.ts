import type { Objective } from "../model/agreement.js";
import type { Filter } from "../model/filter.js";
import { fieldsOf } from "../model/filter-text.js";
import type { Batch, NumberColumn, WordColumn } from "../model/record.js";
import { nearestNames } from "../model/suggest.js";
import { formatDuration } from "../time/duration-text.js";
import { compileFilter } from "./filter-rows.js";
import { planRecordNames } from "./objective-pass.js";
import type { ColumnPlan } from "./plan-columns.js";
import type {
  AskedConditions,
  ConditionFact,
  PassWatch,
  RecordFacts,
  RecordSearch,
  RecordWatch,
  TellLater,
} from "./record-facts.js";
import { UNDATED } from "./select-rows.js";

const nearKept = 5;

export function searchRecord(record: string, columns: ColumnPlan): RecordSearch {
  const { recordOf } = planRecordNames(columns);
  const rows: { file: number; line: number }[] = [];
  let near: string[] = [];
  return {
    rows,
    near: () => near,
    find(batch) {
      const ids = Array.from({ length: batch.length }, (_, row) => recordOf(batch, row));
      for (const [row, id] of ids.entries()) {
        if (id === record) rows.push({ file: batch.file, line: batch.lines[row]! });
      }
      if (rows.length === 0) near = nearestNames(record, new Set([...near, ...ids]), nearKept);
    },
  };
}

/** The parts of a filter that must all hold, each to be told of by itself. */
function partsOf(filter: Filter | undefined): readonly Filter[] {
  if (filter === undefined) return [];
  return filter.op === "all" ? filter.of.flatMap(partsOf) : [filter];
}

/**
 * Prepares what an objective tells; the columns that it reads are those of the objective's own filters.
 *
 * @param asked what its pass asks of the rows of these columns; the filters of metric and objective unless said
 */
export function watchPass(
  objective: Objective,
  columns: ColumnPlan,
  watch: RecordWatch,
  asked: AskedConditions = { metric: objective.metric.where, objective: objective.where },
): PassWatch {
  const parts = (["metric", "objective"] as const).flatMap((from) =>
    partsOf(asked[from]).map((filter) => ({ filter, from })),
  );
  const conditions = parts.map(({ filter, from }) => ({
    filter,
    from,
    holdsIn: compileFilter(filter, columns),
    fields: fieldsOf(filter).map((field) => ({ field, readValue: planValue(field, columns) })),
  }));

  function factsOf(batch: Batch, row: number): ConditionFact[] {
    const mask = new Uint8Array(batch.length);
    return conditions.map(({ filter, from, holdsIn, fields }) => {
      holdsIn(batch, mask);
      const found = fields.map(({ field, readValue }) => ({ field, value: readValue(batch, row) }));
      return { filter, from, holds: mask[row] === 1, found };
    });
  }

  function tellerOf(facts: Omit<RecordFacts, "objective" | "found">): TellLater {
    return (found, moments) => {
      const { slot, attributedAt, startedAt } = { ...facts, ...moments };
      watch.tell({ objective, ...facts, slot, attributedAt, startedAt, found });
    };
  }

  return {
    asksFor: (record) => record === watch.record,
    asking: (others, conditionsThere) => watchPass(objective, others, watch, conditionsThere),
    keepPlace: (source, file, line) =>
      tellerOf({ source, file, line, conditions: [], terms: 0, ...nowhere, startedAt: Number.NaN }),
    begin(batch, rows, started, { recordOf }) {
      const keep = (row: number) =>
        tellerOf({
          source: batch.source,
          file: batch.file,
          line: batch.lines[row]!,
          conditions: factsOf(batch, row),
          terms: rows?.terms[row] ?? 0,
          slot: rows?.slots[row] ?? nowhere.slot,
          startedAt: started[row]!,
          attributedAt: rows?.attributed[row] ?? nowhere.attributedAt,
        });
      return {
        asks: (row) => recordOf(batch, row) === watch.record,
        tell: (row, found, moments) => keep(row)(found, moments),
        keep,
      };
    },
  };
}

const nowhere = { slot: UNDATED, attributedAt: Number.NaN };

/** Reads what a row holds in a field, as text; null for a blank. */
function planValue(field: string, columns: ColumnPlan): (batch: Batch, row: number) => string | null {
  const type = columns.typeOf(field);
  if (type === "instant" || type === "number" || type === "duration") {
    const index = columns.need(field, type);
    return (batch, row) => {
      const value = (batch.columns[index] as NumberColumn | undefined)?.values[row] ?? Number.NaN;
      if (Number.isNaN(value)) return null;
      if (type === "duration") return formatDuration(value, "real", "exact");
      return type === "instant" ? new Date(value).toISOString() : String(value);
    };
  }
  const index = columns.need(field, "word");
  return (batch, row) => {
    const column = batch.columns[index] as WordColumn | undefined;
    return column?.dictionary.raw[column.codes[row]!] || null;
  };
}
