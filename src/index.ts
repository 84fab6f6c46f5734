export { parseAgreement } from "./definition/parse-agreement.js";
export type { LoadFile } from "./definition/waiver-file.js";
export type { PlainRecord } from "./engine/batch-records.js";
export { type EvaluateOptions, evaluateAgreement } from "./evaluate-agreement.js";
export type { Agreement, Objective, SourceSpec } from "./model/agreement.js";
export type { Problem, ProblemCode } from "./model/problem.js";
export type {
  AuditReport,
  BreachReport,
  Counts,
  InputReport,
  ObjectiveReport,
  PeriodReport,
  ProblemReport,
  Result,
} from "./model/report.js";
export type { RecordVerdict, Verdict } from "./model/verdict.js";
export { reportProblem } from "./report/problem-report.js";
export { type Calendar, createCalendar } from "./time/calendar.js";
export type { CalendarSpec, OpeningWindow, Weekday, WeeklyHours } from "./time/calendar-spec.js";
export { dueAt, elapsedMs } from "./time/clock.js";
