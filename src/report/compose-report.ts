import type { Agreement } from "../model/agreement.js";
import type { EvaluationResult } from "../model/evaluation.js";
import type { Problem } from "../model/problem.js";
import type { AuditReport, InputReport } from "../model/report.js";
import type { ReviewClock } from "../model/review-clock.js";
import { toolVersion } from "../model/tool.js";
import { composeContract } from "./compose-contract.js";
import { reportProblem } from "./problem-report.js";

export interface ReportParts {
  readonly agreement: Agreement;
  readonly result: EvaluationResult;
  /** In epoch milliseconds. */
  readonly asOf: number;
  /** When the agreement has to be looked at again. */
  readonly clock: ReviewClock;
  /** Of the bytes of the definition; null where it did not come from a file. */
  readonly definitionSha256: string | null;
  /** The files that the definition names beside the exports; none unless said. */
  readonly included?: AuditReport["agreement"]["included"];
  readonly inputs: readonly InputReport[];
  /** Of the definition, of the inputs and of the run; those of the result are added. */
  readonly problems: readonly Problem[];
}

/** The report of an audit. Any problem that is an error makes it incomplete (semantics 32). */
export function composeReport(parts: ReportParts): AuditReport {
  const { agreement, result, asOf, definitionSha256, inputs, problems } = parts;
  const all = [...problems, ...result.problems];
  const verdict = all.some(({ severity }) => severity === "error") ? "incomplete" : result.verdict;
  return {
    schema: "sla-audit/report@1",
    tool: { name: "sla-audit", version: toolVersion },
    agreement: {
      id: agreement.id,
      title: agreement.title,
      file: agreement.file,
      sha256: definitionSha256,
      included: parts.included ?? [],
      parties: agreement.parties,
      ...composeContract(agreement, parts.clock),
      ...reportDisputes(agreement),
    },
    period: result.period,
    asOf: new Date(asOf).toISOString(),
    timezone: agreement.timezone,
    conventions: agreement.conventions,
    verdict,
    groupBy: result.groupBy,
    inputs,
    objectives: result.objectives,
    breaches: result.breaches,
    ...(result.escalations === undefined ? {} : { escalations: result.escalations }),
    ...(result.missedEscalations === undefined ? {} : { missedEscalations: result.missedEscalations }),
    ...(result.remedies === undefined
      ? {}
      : {
          remedies: verdict === "incomplete" ? { ...result.remedies, isIncomplete: true } : result.remedies,
        }),
    findings: result.findings,
    problems: all.map(reportProblem),
  };
}

function reportDisputes({ contract }: Agreement): Pick<AuditReport["agreement"], "disputes"> {
  const { disputes } = contract;
  if (disputes === undefined) return {};
  const { raiseWithin, calendar = null, contact = null } = disputes;
  return { disputes: { raiseWithin: raiseWithin.text, calendar, contact } };
}
