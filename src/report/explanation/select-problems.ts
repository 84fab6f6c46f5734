import type { Objective } from "../../model/agreement.js";
import type { ExplainedRow } from "../../model/explanation.js";
import type { Problem, ProblemCode } from "../../model/problem.js";

/** What an explanation is about. */
export interface ExplainedScope {
  readonly record: string;
  /** Those of the record. */
  readonly rows: readonly ExplainedRow[];
  /** The objectives that its record meets. */
  readonly objectives: readonly Objective[];
  /** The sources on which those rest. */
  readonly sources: ReadonlySet<string>;
}

/** Of the figures of a run, which its records are explained without. */
const ofFigures: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  "beyond-allowance",
  "no-data",
  "no-records-in-period",
  "not-in-force",
  "period-not-begun",
]);

/** Of single rows and records: of its own the explanation says it, but for why one could not be read. */
const ofOthers: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  "more-like-it",
  "not-a-date",
  "not-a-number",
  "row-width",
  "stamp-without-zone",
  "stray-quote",
  "unmeasurable",
]);

/**
 * The problems that bear on an explanation: those that keep an export from being read, and of the others those
 * that concern its objectives, their sources and calendars, or the run as a whole.
 */
export function selectProblems(problems: readonly Problem[], scope: ExplainedScope): Problem[] {
  return problems.filter((problem) => {
    const { code, severity, args } = problem;
    if (ofFigures.has(code)) return false;
    // What names no objective is of a file: nobody knows what stands in it.
    if (severity === "error" && !("objective" in args)) return true;
    return ofOthers.has(code) ? isOfRow(problem, scope) : concerns(problem, scope);
  });
}

/** Whether it is why a row of the record could not be read. */
function isOfRow({ file, line }: Problem, { rows }: ExplainedScope): boolean {
  return rows.some((row) => row.standing === "rejected" && row.file === file && row.line === line);
}

function concerns({ args }: Problem, scope: ExplainedScope): boolean {
  const { record, objectives, sources } = scope;
  if ("record" in args && args.record !== record) return false;
  if ("objective" in args && args.objective !== null) {
    return objectives.some(({ id }) => id === args.objective);
  }
  if ("source" in args) return sources.has(args.source);
  if (!("path" in args)) return true;
  const [, section, name] = /^(sources|calendars)\.([^.[]+)/.exec(args.path) ?? [];
  if (section === "sources") return sources.has(name ?? "");
  return (
    section !== "calendars" || objectives.some((objective) => calendarsOf(objective).includes(name ?? ""))
  );
}

function calendarsOf({ calendar, overrides }: Objective): (string | undefined)[] {
  return [calendar, ...overrides.map((override) => override.calendar)];
}
