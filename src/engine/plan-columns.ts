import type { SourceSpec } from "../model/agreement.js";
import { fieldSpec, typeOfField } from "../model/fields.js";
import type { LinkedFilter } from "../model/filter.js";
import type { ColumnRequest, FieldType, StandIn } from "../model/record.js";
import type { RowFilter, WordCheck } from "./row-filter.js";

/** What the objectives of one source need of each row. Each answer is an index into a batch's columns. */
export interface ColumnPlan {
  /** A column without which the objectives cannot be judged. */
  need(field: string, as: FieldType, dateOnly?: "start" | "end"): number;
  /** A column that is used where the file has it. */
  want(field: string, as: FieldType, dateOnly?: "start" | "end"): number;
  typeOf(field: string): FieldType;
  /** Says what may be in the file in place of a column that is needed. */
  offer(column: number, standIns: readonly StandIn[]): void;
  /**
   * Names the objective for which columns are asked from now on. For one that is not judged in this run they
   * are read where they are there, so that the same rows are rejected whatever is chosen.
   */
  askFor(objective: string, isJudged: boolean): void;
  requests(): readonly ColumnRequest[];
  /** Which rows are linked to a record of another source that passes a filter. */
  lookUp(filter: LinkedFilter, checks: WordCheck[]): RowFilter;
}

/** Finds linked records for the objective that columns are asked for. */
export type OpenLink = (
  filter: LinkedFilter,
  columns: ColumnPlan,
  checks: WordCheck[],
  asking: { readonly objective: string; readonly isJudged: boolean },
) => RowFilter;

interface OpenRequest {
  readonly field: string;
  readonly as: FieldType;
  readonly dateOnly: "start" | "end" | undefined;
  optional: boolean;
  readonly neededBy: Set<string>;
  standIns: readonly StandIn[];
}

/** @param openLink how rows of the source find those of others; without it none does */
export function createColumnPlan(source: SourceSpec, openLink?: OpenLink): ColumnPlan {
  const open: OpenRequest[] = [];
  let objective = "";
  let judged = true;

  function ask(field: string, as: FieldType, dateOnly: "start" | "end" | undefined, optional: boolean) {
    const end =
      as === "instant" ? (dateOnly ?? fieldSpec(source.kind, field)?.dateOnly ?? "start") : undefined;
    let index = open.findIndex((known) => known.field === field && known.as === as && known.dateOnly === end);
    if (index < 0) {
      index = open.length;
      open.push({ field, as, dateOnly: end, optional, neededBy: new Set(), standIns: [] });
    }
    const request = open[index]!;
    if (!optional) {
      request.optional = false;
      request.neededBy.add(objective);
    }
    return index;
  }

  const plan: ColumnPlan = {
    need: (field, as, dateOnly) => ask(field, as, dateOnly, !judged),
    want: (field, as, dateOnly) => ask(field, as, dateOnly, true),
    typeOf: (field) => typeOfField(source, field) ?? "word",
    offer: (column, standIns) => {
      open[column]!.standIns = standIns;
    },
    askFor: (id, isJudged) => {
      objective = id;
      judged = isJudged;
    },
    requests: () =>
      open.map(({ field, as, dateOnly, optional, neededBy, standIns }) => ({
        field,
        as,
        ...(dateOnly === undefined ? {} : { dateOnly }),
        optional,
        neededBy: [...neededBy],
        ...(standIns.length === 0 ? {} : { standIns }),
      })),
    lookUp(filter, checks) {
      if (openLink === undefined) return (batch, mask) => mask.fill(0, 0, batch.length);
      return openLink(filter, plan, checks, { objective, isJudged: judged });
    },
  };
  return plan;
}
