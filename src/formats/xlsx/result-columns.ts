import type { AuditReport, Counts, ObjectiveReport, PeriodReport, Result } from "../../model/report.js";
import { partyText } from "../../report/party-text.js";
import { periodText } from "../../report/period-text.js";
import type { ReviewRow } from "../../report/tables/review-table.js";
import type { CellKind } from "./cell-value.js";
import type { SheetColumn } from "./table-sheet.js";

const levelWords: Readonly<Record<ReviewRow["level"], string>> = {
  objective: "objective",
  period: "period",
  part: "part",
  "part-period": "period of a part",
  group: "group",
  "group-period": "period of a group",
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

/** What a result is of. */
interface SubjectRow extends Pick<ReviewRow, "level" | "override" | "group"> {
  readonly objective: Pick<ObjectiveReport, "id" | "title" | "owner">;
  readonly period: PeriodReport;
}

type Setting = Pick<AuditReport, "agreement" | "timezone">;

export function subjectColumns(report: Setting): readonly SheetColumn<SubjectRow>[] {
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
    {
      head: "Group",
      value: ({ level, group }) => (level.startsWith("group") ? (group ?? "(blank)") : null),
    },
  ];
}

/** The records behind a result; nothing where there is none. */
export const recordColumns: readonly SheetColumn<{ readonly result: Result | null }>[] = [
  { head: "Gross", kind: "share", value: ({ result }) => result?.attainment?.gross ?? null },
  { head: "Adjusted", kind: "share", value: ({ result }) => result?.attainment?.adjusted ?? null },
  { head: "Misses allowed", kind: "number", value: ({ result }) => result?.budget?.allowed ?? null },
  { head: "Misses left", kind: "number", value: ({ result }) => result?.budget?.left ?? null },
  ...countHeads.map(
    ([name, head]): SheetColumn<{ readonly result: Result | null }> => ({
      head,
      kind: "number",
      value: ({ result }) => result?.counts[name] ?? null,
    }),
  ),
  { head: "Agreed time", kind: "duration", value: ({ result }) => result?.uptime?.agreedMs ?? null },
  { head: "Down", kind: "duration", value: ({ result }) => result?.uptime?.downMs ?? null },
];

/** What an objective is measured by, over which time, and where it stands. */
interface OriginRow {
  readonly objective: Pick<ObjectiveReport, "metric" | "source" | "calendar" | "line">;
  readonly period: PeriodReport;
}

export function originColumns({ agreement }: Setting): readonly SheetColumn<OriginRow>[] {
  return [
    { head: "From", kind: "instant", value: ({ period }) => period.from },
    { head: "To, not included", kind: "instant", value: ({ period }) => period.to },
    { head: "Metric", value: ({ objective }) => objective.metric },
    { head: "Source", value: ({ objective }) => objective.source },
    { head: "Calendar", value: ({ objective }) => objective.calendar },
    { head: "File", value: () => agreement.file },
    { head: "Line", kind: "number", value: ({ objective }) => objective.line },
  ];
}

/** A figure is shown in the unit that it has: 94.7%, 4:12:00, 120.5. */
export function figureKind(unit: string): CellKind {
  return unit === "share" ? "share" : unit === "ms" ? "duration" : "number";
}

export function unitText(unit: string): string {
  return unit === "ms" ? "hours" : unit;
}
