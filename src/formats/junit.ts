import type { RenderOptions } from "../model/format.js";
import type { AuditReport, BreachReport, GroupReport, ObjectiveReport } from "../model/report.js";
import { objectiveBaselineText } from "../report/baseline-text.js";
import { rankBreaches } from "../report/breach-ranking.js";
import { breachSentence } from "../report/breach-sentence.js";
import { composeHeadline } from "../report/headline.js";
import { isWaived } from "../report/ledgers/waived.js";
import { detailLines, groupSentence, objectiveSentence } from "../report/objective-sentence.js";
import { standingOf } from "../report/objective-standing.js";
import { moreText } from "../report/page.js";
import { groupByOwner, partyText } from "../report/party-text.js";
import { quantityText } from "../report/quantity-text.js";
import { verdictWord } from "../report/verdict-text.js";
import {
  auditSuite,
  className,
  outcomeOf,
  type TestCase,
  type TestSuite,
  writeSuites,
} from "./junit/test-suites.js";

const breachesShown = 50;

/**
 * JUnit's XML for build servers: a suite for each party, a test for each objective and each of its groups, and
 * one for the audit itself, so that no build is green on an audit that is incomplete.
 */
export function renderJunit(report: AuditReport, options: RenderOptions): Iterable<string> {
  const headline = composeHeadline(report);
  const suites = [auditSuite(report, headline), ...listDuties(report, options)];
  return writeSuites(headline.subject, report.asOf, suites);
}

function listDuties(report: AuditReport, options: RenderOptions): TestSuite[] {
  const misses = new Map<string, BreachReport[]>();
  for (const breach of report.breaches) {
    if (isWaived(breach)) continue;
    const known = misses.get(breach.objective);
    if (known === undefined) misses.set(breach.objective, [breach]);
    else known.push(breach);
  }
  return groupByOwner(report).map(({ owner, objectives }) => {
    const suite = className(report, owner);
    return {
      name: partyText(report, owner),
      cases: objectives.flatMap((objective) => [
        objectiveCase(objective, misses.get(objective.id) ?? [], report, suite, options),
        ...objective.groups.map((group) => groupCase(group, objective, report, suite)),
      ]),
    };
  });
}

function objectiveCase(
  objective: ObjectiveReport,
  misses: readonly BreachReport[],
  report: AuditReport,
  suite: string,
  { failsAt }: RenderOptions,
): TestCase {
  const { id, title, verdict, line } = objective;
  const standing = standingOf(objective, report, failsAt);
  const reached = objectiveSentence(objective);
  const held = objectiveBaselineText(id, report.baseline);
  return {
    suite,
    name: id,
    file: report.agreement.file,
    line,
    outcome: outcomeOf[standing],
    message: `${verdictWord(verdict)}${held === "" ? "" : ` (${held})`}: ${reached}`,
    type: verdict,
    lines: [
      `${title}, ${verdictWord(verdict)}. ${reached}`,
      ...detailLines(objective, report),
      ...missLines(misses, report),
    ],
  };
}

function missLines(misses: readonly BreachReport[], report: AuditReport): string[] {
  if (misses.length === 0) return [];
  const worst = rankBreaches(misses, breachesShown);
  const title = quantityText(misses.length, "miss", "misses");
  const more = moreText(misses.length - worst.length);
  return [
    worst.length < misses.length ? `The ${worst.length} worst of ${title}:` : `${title}:`,
    ...worst.map((breach) => `${breachSentence(breach, report)} (${breach.file}:${breach.line})`),
    ...(more === "" ? [] : [more]),
  ];
}

/** Groups decide nothing, so that none of them may fail a build that the objective passes. */
function groupCase(
  result: GroupReport,
  objective: ObjectiveReport,
  report: AuditReport,
  suite: string,
): TestCase {
  const field = report.groupBy ?? "group";
  const { verdict, group } = result;
  const passes = verdict === "met" || verdict === "at-risk";
  const reached = `${verdictWord(verdict)}: ${groupSentence(result, objective)}`;
  return {
    suite,
    name: `${objective.id}, ${group === null ? `no ${field}` : `${field}: ${group}`}`,
    file: report.agreement.file,
    line: objective.line,
    outcome: passes ? "passed" : "skipped",
    message: `${reached} (a group decides nothing)`,
    type: verdict,
    lines: passes ? [reached] : [],
  };
}
