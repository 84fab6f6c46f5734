import type { AdviceContext } from "../../model/advice.js";
import { attainableTarget } from "../../model/attainable-target.js";
import { listPastPeriods } from "../../model/past-periods.js";
import type { Problem } from "../../model/problem.js";
import type { PeriodReport } from "../../model/report.js";
import { toolVersion } from "../../model/tool.js";
import type { HistoryReport, PastTarget, ValidationReport } from "../../model/validation.js";
import { reportProblem } from "../problem-report.js";
import { datedReport } from "../review-clock-text.js";
import { type AdviceInput, collectAdvice } from "./collect-advice.js";

export interface ValidationParts {
  readonly file: string;
  readonly sha256: string;
  /** Epoch milliseconds. */
  readonly asOf: number;
  readonly problems: readonly Problem[];
  /** Absent where the file was not understood so far that it could be read. */
  readonly asked: AdviceInput | undefined;
  /** The time that the history in the context is about. */
  readonly period?: PeriodReport;
}

/** What is wrong in a definition, then what a careful reader would still ask. */
export function composeValidation(parts: ValidationParts): ValidationReport {
  const { file, sha256, asOf, problems, asked, period } = parts;
  const context = asked?.context;
  const agreement = context?.agreement;
  const { nextReview, nextReport } = context?.clock ?? {};
  return {
    schema: "sla-audit/validate@1",
    tool: { name: "sla-audit", version: toolVersion },
    definition: {
      file,
      sha256,
      agreement:
        agreement === undefined
          ? null
          : { id: agreement.id, title: agreement.title, timezone: agreement.timezone },
    },
    asOf: new Date(asOf).toISOString(),
    nextReview: nextReview ?? null,
    nextReport: nextReport === undefined ? null : datedReport(nextReport),
    problems: problems.map(reportProblem),
    ...(asked === undefined ? { advice: [], declined: [] } : collectAdvice(asked)),
    history: context === undefined || period === undefined ? null : reportHistory(context, period),
  };
}

function reportHistory({ agreement, history }: AdviceContext, period: PeriodReport): HistoryReport {
  const targets = (history?.objectives ?? []).flatMap((report): PastTarget[] => {
    const objective = agreement.objectives.find(({ id }) => id === report.id);
    if (objective === undefined) return [];
    return listPastPeriods(report).map((past) => ({
      objective: report.id,
      override: past.override,
      target: past.target,
      metCount: past.metCount,
      nineInTen: attainableTarget(objective, past) ?? null,
      periods: past.periods.map(({ label, actual, verdict }) => ({
        label,
        value: actual.value,
        text: actual.text,
        verdict,
      })),
    }));
  });
  return { period, targets };
}
