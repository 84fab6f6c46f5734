import type { ObjectiveReport, PeriodReport, Result } from "../../model/report.js";
import type { TableColumn } from "./table.js";

/** One result and what it is of; null where there is none. */
interface ResultRow {
  readonly objective: Pick<
    ObjectiveReport,
    "id" | "title" | "metric" | "owner" | "source" | "basis" | "calendar" | "line"
  >;
  readonly level: string;
  readonly period: PeriodReport;
  readonly override: string | null;
  readonly group: string | null;
  readonly result: Result | null;
}

type Columns = readonly TableColumn<ResultRow>[];

/** What the result is of, and its verdict. */
export const subjectColumns: Columns = [
  ["objective", ({ objective }) => objective.id],
  ["title", ({ objective }) => objective.title],
  ["metric", ({ objective }) => objective.metric],
  ["party", ({ objective }) => objective.owner],
  ["source", ({ objective }) => objective.source],
  ["level", ({ level }) => level],
  ["period", ({ period }) => period.label],
  ["from", ({ period }) => period.from],
  ["to", ({ period }) => period.to],
  ["partial", ({ period }) => (period.partial ? "yes" : "no")],
  ["override", ({ override }) => override],
  ["group", ({ group }) => group],
  ["verdict", ({ result }) => result?.verdict ?? null],
];

const countNames = [
  "total",
  "met",
  "breached",
  "overdue",
  "atRisk",
  "onTrack",
  "excluded",
  "waived",
  "unmeasurable",
  "missed",
] as const;

/** The records that the figure is of, and the time that an uptime is of. */
export const recordColumns: Columns = [
  ["grossAttainment", ({ result }) => result?.attainment?.gross ?? null],
  ["adjustedAttainment", ({ result }) => result?.attainment?.adjusted ?? null],
  ["budgetAllowed", ({ result }) => result?.budget?.allowed ?? null],
  ["budgetLeft", ({ result }) => result?.budget?.left ?? null],
  ...countNames.map((name): TableColumn<ResultRow> => [name, ({ result }) => result?.counts[name] ?? null]),
  ["agreedMs", ({ result }) => result?.uptime?.agreedMs ?? null],
  ["downMs", ({ result }) => result?.uptime?.downMs ?? null],
];

/** How the objective counts, and where it stands in the definition. */
export function originColumns(file: string): Columns {
  return [
    ["basis", ({ objective }) => objective.basis],
    ["calendar", ({ objective }) => objective.calendar],
    ["file", () => file],
    ["line", ({ objective }) => objective.line],
  ];
}
