import type { AuditReport, Counts, Goal } from "../../model/report.js";
import { actualText } from "../../report/objective-text.js";
import { partyText } from "../../report/party-text.js";
import { periodText } from "../../report/period-text.js";
import { listResults, type ResultRow } from "../../report/tables/objective-table.js";
import type { CellKind } from "./cell-value.js";
import type { SheetColumn, SheetTable } from "./table-sheet.js";

/** Every result: each objective as a whole, its periods, its parts with theirs, its groups. */
export function objectiveTable(report: AuditReport): SheetTable<ResultRow> {
  return {
    name: "Objectives",
    columns: objectiveColumns(report),
    rows: [...listResults(report)],
    frozenColumns: 1,
  };
}

const levelWords: Readonly<Record<ResultRow["level"], string>> = {
  objective: "objective",
  period: "period",
  part: "part",
  "part-period": "period of a part",
  group: "group",
};

const countHeads: readonly [name: keyof Counts, head: string][] = [
  ["total", "Records"],
  ["met", "Met"],
  ["breached", "Breached"],
  ["overdue", "Overdue"],
  ["missed", "Not good"],
  ["atRisk", "At risk"],
  ["onTrack", "On track"],
  ["waived", "Waived"],
  ["excluded", "Excluded"],
  ["unmeasurable", "Unmeasurable"],
];

function objectiveColumns(report: AuditReport): readonly SheetColumn<ResultRow>[] {
  return [
    { head: "Objective", value: ({ objective }) => objective.id },
    { head: "Title", value: ({ objective }) => objective.title },
    { head: "Promised by", value: ({ objective }) => partyText(report, objective.owner) },
    { head: "Level", value: ({ level }) => levelWords[level] },
    { head: "Period", value: ({ period }) => periodText(period, report.timezone) },
    {
      head: "Part",
      value: ({ level, override }) => (level.startsWith("part") ? (override ?? "all others") : null),
    },
    { head: "Group", value: ({ level, group }) => (level === "group" ? (group ?? "(blank)") : null) },
    { head: "Verdict", kind: "verdict", value: ({ result }) => result.verdict },
    { head: "Target", value: ({ target }) => target },
    { head: "Actual", value: ({ result }) => actualText(result.actual) },
    { head: "Target figure", kind: figureKind, value: (row) => goalOf(row)?.value ?? null },
    { head: "Actual figure", kind: figureKind, value: ({ result }) => result.actual.value },
    { head: "Unit", value: ({ result }) => unitText(result.actual.unit) },
    { head: "Gross", kind: "share", value: ({ result }) => result.attainment?.gross ?? null },
    { head: "Adjusted", kind: "share", value: ({ result }) => result.attainment?.adjusted ?? null },
    { head: "Misses allowed", kind: "number", value: ({ result }) => result.budget?.allowed ?? null },
    { head: "Misses left", kind: "number", value: ({ result }) => result.budget?.left ?? null },
    ...countHeads.map(
      ([name, head]): SheetColumn<ResultRow> => ({
        head,
        kind: "number",
        value: ({ result }) => result.counts[name],
      }),
    ),
    { head: "Agreed time", kind: "duration", value: ({ result }) => result.uptime?.agreedMs ?? null },
    { head: "Down", kind: "duration", value: ({ result }) => result.uptime?.downMs ?? null },
    { head: "From", kind: "instant", value: ({ period }) => period.from },
    { head: "To, not included", kind: "instant", value: ({ period }) => period.to },
    { head: "Metric", value: ({ objective }) => objective.metric },
    { head: "Source", value: ({ objective }) => objective.source },
    { head: "Calendar", value: ({ objective }) => objective.calendar },
    { head: "File", value: () => report.agreement.file },
    { head: "Line", kind: "number", value: ({ objective }) => objective.line },
  ];
}

/** A figure is shown in the unit that it has: 94.7%, 4:12:00, 120.5. */
function figureKind({ result }: ResultRow): CellKind {
  const { unit } = result.actual;
  return unit === "share" ? "share" : unit === "ms" ? "duration" : "number";
}

function unitText(unit: string): string {
  return unit === "ms" ? "hours" : unit;
}

/** Where several targets are judged alone there is none to hold all records against. */
function goalOf({ objective, level, override }: ResultRow): Goal | undefined {
  if (level === "part" || level === "part-period") {
    return objective.parts.find((part) => part.override === override)?.goal;
  }
  return objective.parts.length > 1 ? undefined : objective.goal;
}
