import { createEvaluation } from "../engine/evaluate.js";
import type { DataHistory, UnfedObjective } from "../model/advice.js";
import type { Agreement } from "../model/agreement.js";
import type { Problem, ProblemOf } from "../model/problem.js";
import type { ObjectiveReport, PeriodReport } from "../model/report.js";
import { feedEvaluation } from "./feed-evaluation.js";
import type { NamedFiles } from "./find-exports.js";
import type { ReviewSpan } from "./settle-review.js";
import { refuseUnreadExports } from "./settle-scope.js";
import type { Terminal } from "./terminal.js";

export interface PastInput {
  readonly agreement: Agreement;
  /** Of the definition. */
  readonly path: string;
  readonly terminal: Terminal;
  readonly span: ReviewSpan;
  /** Epoch milliseconds. */
  readonly asOf: number;
  readonly files: NamedFiles;
  readonly timezone: string | undefined;
}

export interface PastReading {
  readonly history: DataHistory;
  readonly period: PeriodReport;
  readonly problems: readonly Problem[];
}

/**
 * What the exports show of the last measurement periods. An objective whose columns are missing is told of and left
 * out, and the others are read again without it; any other problem of an export is one of the run.
 */
export async function readHistory(input: PastInput): Promise<PastReading> {
  const left = new Set(input.agreement.objectives.map(({ id }) => id));
  const whole = createEvaluation({ agreement: input.agreement, span: input.span.span, asOf: input.asOf });
  const misuse = refuseUnreadExports(input.agreement, input.files, whole);
  const unfed: UnfedObjective[] = [];
  for (;;) {
    const { objectives, problems, period } = await readPeriods(input, left);
    const missing = problems.flatMap((problem) =>
      problem.code === "column-missing" ? listUnfed(problem, left) : [],
    );
    unfed.push(...missing);
    for (const { objective } of missing) left.delete(objective);
    if (missing.length === 0 || left.size === 0) {
      const told = left.size === 0 ? problems.filter(({ code }) => code !== "column-missing") : problems;
      const judged = objectives.filter(({ id }) => left.has(id));
      return { history: { objectives: judged, unfed }, problems: [...misuse, ...told], period };
    }
  }
}

interface PeriodsReading {
  readonly objectives: readonly ObjectiveReport[];
  readonly period: PeriodReport;
  /** Of the exports; those of the result are verdicts on the data, which an audit gives. */
  readonly problems: readonly Problem[];
}

async function readPeriods(
  { agreement, span: { span }, asOf, ...feed }: PastInput,
  objectives: ReadonlySet<string>,
): Promise<PeriodsReading> {
  const evaluation = createEvaluation({ agreement, objectives, span, asOf });
  const { inputs, fileNames, unread } = await feedEvaluation({ ...feed, evaluation });
  const result = evaluation.finish(fileNames, unread);
  return {
    objectives: result.objectives,
    period: result.period,
    problems: inputs.flatMap(({ problems }) => problems),
  };
}

/** The objectives that lack a column; one that only the definition's `columns` ask for is nobody's. */
function listUnfed(
  { args, file }: ProblemOf<"column-missing">,
  known: ReadonlySet<string>,
): UnfedObjective[] {
  return args.missing.flatMap(({ field, neededBy }) =>
    neededBy
      .filter((objective) => known.has(objective))
      .map((objective) => ({ objective, source: args.source, file: file ?? args.source, field })),
  );
}
