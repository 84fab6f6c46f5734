import type { SourceSpec } from "../model/agreement.js";
import type { Cells } from "./cells.js";
import { contradict, siblingForm, type Witness } from "./decide-dates.js";
import { askForNumbers, contradictNumber } from "./decide-numbers.js";
import { explainDate } from "./explain-date.js";
import type { MappedColumn } from "./map-columns.js";
import { stampParser } from "./parse-stamp.js";
import { describeZoneless, type FilePlan } from "./plan-file.js";
import type { IntakeFinding, RejectFinding } from "./problem-log.js";
import { explainNumber } from "./read-number.js";
import { createStamp } from "./stamp.js";
import type { CellFault } from "./write-columns.js";

type Column = Pick<MappedColumn, "field" | "header">;

/**
 * What a cell that can't be read shows of its whole column, so that reading must stop: it contradicts the cell
 * that decided, or it is in doubt and no cell decided.
 */
export function findColumnFault(
  source: SourceSpec,
  plan: FilePlan,
  column: Column,
  cell: Witness,
  fault: CellFault,
): IntakeFinding | undefined {
  if (fault === "not-a-date") return contradictDate(source, plan, column, cell);
  if (fault === "number-in-doubt") return askForNumbers(column, source.name, cell.value);
  const numbers = plan.numbers.get(column.field);
  if (fault !== "number-contradicts" || numbers === undefined) return undefined;
  return contradictNumber(column, source.name, cell, numbers);
}

/** A date that only fits the other order of day and month, in a column whose form the cells decided. */
function contradictDate(
  source: SourceSpec,
  plan: FilePlan,
  column: Column,
  cell: Witness,
): IntakeFinding | undefined {
  const dates = plan.dates.get(column.field);
  const sibling = dates === undefined ? undefined : siblingForm(dates.form);
  if (dates?.witness === undefined || sibling === undefined) return undefined;
  if (!stampParser(sibling)(cell.value, createStamp())) return undefined;
  return contradict(column, source.name, cell, { form: dates.form, witness: dates.witness }).finding;
}

/** Why a row is left out for one of its cells. */
export function describeFault(
  source: SourceSpec,
  plan: FilePlan,
  { field, header }: Column,
  fault: CellFault,
  value: string,
  row: { readonly cells: Cells; readonly before: number },
): RejectFinding {
  const args = { value, header, field, source: source.name };
  switch (fault) {
    case "stamp-without-zone":
      return { code: fault, args: describeZoneless(source, value, [header]) };
    case "not-a-date": {
      const form = plan.dates.get(field)?.form ?? "iso";
      const look = explainDate(value);
      return { code: fault, args: { ...args, form, rowsBefore: row.before, ...(look && { look }) } };
    }
    case "not-a-duration":
      return { code: fault, args: { ...args, form: source.durations?.get(field) ?? "minutes" } };
    case "other-currency": {
      const index = plan.columns.get("currency")?.index ?? -1;
      const inForce = row.cells.at(index)?.trim() || source.currency;
      return { code: "amount-in-other-currency", args: { ...args, ...(inForce && { inForce }) } };
    }
    default:
      return { code: "not-a-number", args: { ...args, why: explainNumber(value, plan.numbers.get(field)) } };
  }
}
