import type { Objective } from "../model/agreement.js";
import type { Filter } from "../model/filter.js";
import { fieldsOf } from "../model/filter-text.js";
import type { Batch, NumberColumn, WordColumn } from "../model/record.js";
import { nearestNames } from "../model/suggest.js";
import { compileFilter } from "./filter-rows.js";
import { planRecordNames } from "./objective-pass.js";
import type { ColumnPlan } from "./plan-columns.js";
import type { ConditionFact, PassWatch, RecordSearch, RecordWatch } from "./record-facts.js";

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

/** Prepares what an objective tells; the columns that it reads are those of the objective's own filters. */
export function watchPass(objective: Objective, columns: ColumnPlan, watch: RecordWatch): PassWatch {
  const asked = [
    ...partsOf(objective.metric.where).map((filter) => ({ filter, from: "metric" as const })),
    ...partsOf(objective.where).map((filter) => ({ filter, from: "objective" as const })),
  ];
  const conditions = asked.map(({ filter, from }) => ({
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

  return {
    begin(batch, { slots, terms, attributed }, started, { recordOf }) {
      return {
        asks: (row) => recordOf(batch, row) === watch.record,
        tell(row, found) {
          watch.tell({
            objective,
            file: batch.file,
            line: batch.lines[row]!,
            conditions: factsOf(batch, row),
            slot: slots[row]!,
            terms: terms[row]!,
            startedAt: started[row]!,
            attributedAt: attributed[row]!,
            found,
          });
        },
      };
    },
  };
}

/** Reads what a row holds in a field, as text; null for a blank. */
function planValue(field: string, columns: ColumnPlan): (batch: Batch, row: number) => string | null {
  const type = columns.typeOf(field);
  if (type === "instant" || type === "number") {
    const index = columns.need(field, type);
    return (batch, row) => {
      const value = (batch.columns[index] as NumberColumn | undefined)?.values[row] ?? Number.NaN;
      if (Number.isNaN(value)) return null;
      return type === "instant" ? new Date(value).toISOString() : String(value);
    };
  }
  const index = columns.need(field, "word");
  return (batch, row) => {
    const column = batch.columns[index] as WordColumn | undefined;
    return column?.dictionary.raw[column.codes[row]!] || null;
  };
}
