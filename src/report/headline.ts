import type { AuditReport, ObjectiveReport } from "../model/report.js";
import type { Verdict } from "../model/verdict.js";
import { baselineSentence } from "./baseline-text.js";
import { periodText } from "./period-text.js";
import { groupProblems } from "./problem-groups.js";
import { listText, quantityText } from "./quantity-text.js";

export interface Headline {
  readonly verdict: Verdict;
  /** What was audited: `Northwind Sales for Acme, March 2025`. */
  readonly subject: string;
  /** One sentence why; an incomplete audit has a second one on what it did find. */
  readonly reason: string;
}

/** The parts of a report that its headline is made of. */
export interface HeadlineParts
  extends Pick<
    AuditReport,
    "agreement" | "period" | "timezone" | "verdict" | "inputs" | "problems" | "baseline"
  > {
  readonly objectives: readonly Pick<ObjectiveReport, "id" | "verdict" | "counts">[];
}

/** What a reader needs if nothing else is read. */
export function composeHeadline(report: HeadlineParts): Headline {
  const name = report.agreement.title || report.agreement.id || report.agreement.file;
  const period = periodText(report.period, report.timezone);
  return {
    verdict: report.verdict,
    subject: [name, period].filter((part) => part !== "").join(", "),
    reason: [verdictReason(report), baselineSentence(report)].filter((part) => part !== "").join(" "),
  };
}

function verdictReason(report: HeadlineParts): string {
  return report.verdict === "incomplete" ? reasonIncomplete(report) : reasonOf(report, report.verdict);
}

const predicate: Readonly<Record<Exclude<Verdict, "incomplete">, readonly [one: string, many: string]>> = {
  met: ["is met", "are met"],
  "at-risk": ["is met but at risk", "are met but at risk"],
  pending: ["is not met yet but still can be", "are not met yet but still can be"],
  "no-data": ["has no data", "have no data"],
  breached: ["is breached", "are breached"],
};

function reasonOf(report: HeadlineParts, verdict: Exclude<Verdict, "incomplete">): string {
  const total = report.objectives.length;
  const ids = report.objectives.filter((objective) => objective.verdict === verdict).map(({ id }) => id);
  const [is, are] = predicate[verdict];
  if (total === 0) return "No objective was audited.";
  if (ids.length === total) {
    if (total === 1) return `The one objective, ${ids[0]}, ${is}.`;
    return `${total === 2 ? "Both objectives" : `All ${total} objectives`} ${are}.`;
  }
  if (ids.length === 0) return `None of the ${total} objectives ${is}.`;
  return `${ids.length} of ${total} objectives ${ids.length === 1 ? is : are}: ${listText(ids)}.`;
}

function reasonIncomplete(report: HeadlineParts): string {
  if (report.objectives.length === 0) {
    const errors = report.problems.filter(({ severity }) => severity === "error").length;
    return `The audit did not run: ${haveToBeMended(errors)} first.`;
  }
  const breached = report.objectives.some(({ verdict }) => verdict === "breached");
  const found = breached
    ? `In what could be read, ${reasonOf(report, "breached").replace(/^(The|All|Both)/, (word) => word.toLowerCase())}`
    : "Nothing in what could be read is breached.";
  return `The audit is incomplete: ${listText(listCauses(report))}. ${found}`;
}

function listCauses(report: HeadlineParts): string[] {
  const { objectives, inputs } = report;
  const { errors } = groupProblems(report.problems);
  const idsOf = (verdict: Verdict) =>
    objectives.filter((each) => each.verdict === verdict).map(({ id }) => id);
  const causes: string[] = [];

  const unread = idsOf("incomplete");
  if (unread.length > 0) causes.push(`${listText(unread, 3)} could not be audited`);
  if (errors.some(({ code }) => code === "beyond-allowance")) {
    const rejected = inputs.reduce((sum, input) => sum + input.rejected, 0);
    const unmeasurable = objectives.reduce((sum, { counts }) => sum + counts.unmeasurable, 0);
    if (rejected > 0)
      causes.push(`${quantityText(rejected, "row")} ${rejected === 1 ? "was" : "were"} rejected`);
    if (unmeasurable > 0) causes.push(`${quantityText(unmeasurable, "measurement")} could not be made`);
  }
  const empty = idsOf("no-data");
  if (empty.length > 0 && errors.some(({ code }) => code === "no-data")) {
    causes.push(`${listText(empty, 3)} ${empty.length === 1 ? "has" : "have"} no data`);
  }
  return causes.length > 0 ? causes : [haveToBeMended(errors.length)];
}

function haveToBeMended(errors: number): string {
  return errors === 1 ? "an error has to be mended" : `${quantityText(errors, "error")} have to be mended`;
}
