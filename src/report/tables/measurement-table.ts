import type { Measurement } from "../../model/measurement.js";
import type { AuditReport } from "../../model/report.js";
import {
  createObjectiveFinder,
  hourColumns,
  momentColumns,
  placeColumns,
  spanColumns,
  subjectColumns,
} from "./record-columns.js";
import type { TableColumn } from "./table.js";

/** Every judged record with its evidence, for programs; `counts` is 1 for the objective's own records. */
export function measurementTable(report: AuditReport): readonly TableColumn<Measurement>[] {
  const objectiveOf = createObjectiveFinder(report);
  return [
    ["objective", ({ objective }) => objective],
    ["party", (row) => objectiveOf(row)?.owner ?? null],
    ["source", ({ source }) => source],
    ...subjectColumns,
    ["counts", ({ counts }) => (counts ? 1 : 0)],
    ...momentColumns(report.timezone),
    ...spanColumns,
    ...hourColumns,
    ["good", ({ isGood }) => (isGood === null ? null : isGood ? "yes" : "no")],
    ["decidedAt", ({ decidedAt }) => decidedAt],
    ["adds", ({ adds }) => adds],
    ["downMs", ({ downMs }) => downMs],
    ["override", ({ override }) => override],
    ["waiver", ({ waiver }) => waiver],
    ["exclusion", ({ exclusion }) => exclusion],
    ["unmeasurable", ({ unmeasurable }) => unmeasurable],
    ...placeColumns,
  ];
}
