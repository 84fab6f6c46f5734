import type { AgreementKind } from "../model/contract.js";
import type { AuditReport, ProblemReport, SupportReport } from "../model/report.js";
import { countCauses, type TracedMiss, traceCauses } from "./trace-causes.js";

/** The audit of an agreement that another one stands on. */
export interface AuditedSupport {
  readonly report: AuditReport;
  /** Null where its file does not say it. */
  readonly kind: AgreementKind | null;
  /** The definition that names it. */
  readonly namedBy: string;
  /** Every miss of any period. */
  readonly misses: readonly TracedMiss[];
}

/**
 * The report with the agreements that it stands on, and with the inner misses behind each of its own. They change no
 * verdict, so that their problems, errors too, are warnings here; one that the report has already is not told twice.
 *
 * @param outer the misses of the report in their order, with what their records are about
 * @param warnings what is said of the inner audits as a whole
 */
export function attachSupports(
  report: AuditReport,
  outer: readonly TracedMiss[],
  supports: readonly AuditedSupport[],
  warnings: readonly ProblemReport[],
): AuditReport {
  const inner = supports.map(({ report: { agreement }, misses }) => ({ agreement: agreement.id, misses }));
  const causes = traceCauses(outer, inner, Date.parse(report.asOf));
  const breaches = report.breaches.map((breach, index) => {
    const own = causes[index] ?? [];
    return own.length === 0 ? breach : { ...breach, causes: own };
  });
  const all = countCauses(breaches);
  const objectives = report.objectives.map((objective) => {
    const count = countCauses(breaches.filter((breach) => breach.objective === objective.id));
    return count.misses === 0 ? objective : { ...objective, causes: count };
  });
  const supportedBy = supports.map((support): SupportReport => {
    const { id } = support.report.agreement;
    const behind = all.by.filter(({ agreement }) => agreement === id);
    const withOwn = breaches.filter(
      ({ waiver, causes: own = [] }) => waiver === null && own.some(({ agreement }) => agreement === id),
    );
    return summarize(
      support,
      withOwn.length,
      (objective) => behind.find((each) => each.objective === objective)?.misses ?? 0,
    );
  });
  return {
    ...report,
    objectives,
    breaches,
    supportedBy,
    problems: [...report.problems, ...warnings, ...listWarnings(report, supports)],
  };
}

function summarize(
  { report, kind, namedBy }: AuditedSupport,
  causes: number,
  causesOf: (objective: string) => number,
): SupportReport {
  const { id, title, file, sha256, included, parties } = report.agreement;
  return {
    agreement: { id, title, file, sha256, included },
    kind,
    namedBy,
    timezone: report.timezone,
    verdict: report.verdict,
    objectives: report.objectives.map((objective) => ({
      id: objective.id,
      title: objective.title,
      metric: objective.metric,
      owner: parties.find((party) => party.id === objective.owner)?.name ?? objective.owner,
      calendar: objective.calendar,
      target: objective.target,
      verdict: objective.verdict,
      actual: objective.actual,
      counts: objective.counts,
      line: objective.line,
      causes: causesOf(objective.id),
    })),
    inputs: report.inputs,
    causes,
  };
}

function listWarnings(report: AuditReport, supports: readonly AuditedSupport[]): ProblemReport[] {
  const keyOf = ({ code, file, line, column, message }: ProblemReport) =>
    JSON.stringify([code, file, line, column, message]);
  const told = new Set(report.problems.map(keyOf));
  return supports.flatMap((support) =>
    support.report.problems.flatMap((problem): ProblemReport[] => {
      const key = keyOf(problem);
      if (told.has(key)) return [];
      told.add(key);
      const { title } = support.report.agreement;
      const context = problem.context === null ? title : `${title}, ${problem.context}`;
      return [{ ...problem, severity: "warning", context }];
    }),
  );
}
