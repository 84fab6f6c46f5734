import type { AuditReport, ObjectiveReport, PeriodReport, Result } from "../../model/report.js";
import { originColumns, recordColumns, subjectColumns } from "./result-columns.js";
import type { TableColumn } from "./table.js";

/** One result and what it is of. Results of different levels count the same records and must not be added. */
export interface ResultRow {
  readonly objective: ObjectiveReport;
  readonly level: "objective" | "period" | "part" | "part-period" | "group";
  readonly result: Result;
  readonly target: string;
  readonly period: PeriodReport;
  readonly override: string | null;
  readonly group: string | null;
}

/** Each objective as a whole, then its periods, its parts with their periods, and its groups. */
export function* listResults(report: AuditReport): Generator<ResultRow> {
  for (const objective of report.objectives) {
    const whole = { objective, target: objective.target, period: report.period, override: null, group: null };
    yield { ...whole, level: "objective", result: objective };
    for (const period of objective.periods) yield { ...whole, level: "period", period, result: period };
    for (const part of objective.parts) {
      const own = { ...whole, target: part.target, override: part.override };
      yield { ...own, level: "part", result: part };
      for (const period of part.periods) yield { ...own, level: "part-period", period, result: period };
    }
    for (const group of objective.groups) {
      yield { ...whole, level: "group", group: group.group, result: group };
    }
  }
}

/** Every result of an audit, for programs; the names are those of the JSON report. */
export function objectiveTable({ agreement }: AuditReport): readonly TableColumn<ResultRow>[] {
  return [
    ...subjectColumns,
    ["target", ({ target }) => target],
    ["actual", ({ result }) => result.actual.value],
    ["unit", ({ result }) => result.actual.unit],
    ["actualText", ({ result }) => result.actual.text],
    ["lowerBound", ({ result }) => (result.actual.lowerBound ? "yes" : "no")],
    ...recordColumns,
    ...originColumns(agreement.file),
  ];
}
