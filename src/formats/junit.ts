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
import { problemLines } from "../report/problem-text.js";
import { quantityText } from "../report/quantity-text.js";
import { verdictWord } from "../report/verdict-text.js";
import { xmlText } from "../report/xml-text.js";

const breachesShown = 50;
const problemsShown = 50;

type Outcome = "failure" | "error" | "skipped" | "passed";

interface TestCase {
  readonly suite: string;
  readonly name: string;
  readonly file: string;
  readonly line: number | null;
  readonly outcome: Outcome;
  /** What a build server shows first. */
  readonly message: string;
  readonly type: string;
  readonly lines: readonly string[];
}

interface TestSuite {
  readonly name: string;
  readonly cases: readonly TestCase[];
}

/**
 * JUnit's XML for build servers: a suite for each party, a test for each objective and each of its groups, and
 * one for the audit itself, so that no build is green on an audit that is incomplete.
 */
export function* renderJunit(report: AuditReport, options: RenderOptions): Iterable<string> {
  const suites = listSuites(report, options);
  const all = suites.flatMap(({ cases }) => cases);
  yield '<?xml version="1.0" encoding="UTF-8"?>\n';
  yield `<testsuites name="${xmlText(composeHeadline(report).subject)}"${totals(all)}>\n`;
  const timestamp = report.asOf.replace(/(?:\.\d+)?Z$/, "");
  for (const [index, { name, cases }] of suites.entries()) {
    const head = `name="${xmlText(name)}"${totals(cases)} timestamp="${xmlText(timestamp)}" id="${index}"`;
    yield `  <testsuite ${head}>\n`;
    for (const each of cases) yield* renderCase(each);
    yield "  </testsuite>\n";
  }
  yield "</testsuites>\n";
}

function totals(cases: readonly TestCase[]): string {
  const count = (outcome: Outcome) => cases.filter((each) => each.outcome === outcome).length;
  const figures = `failures="${count("failure")}" errors="${count("error")}" skipped="${count("skipped")}"`;
  return ` tests="${cases.length}" ${figures} time="0"`;
}

function* renderCase({ suite, name, file, line, outcome, message, type, lines }: TestCase): Iterable<string> {
  const place = line === null ? "" : ` line="${line}"`;
  const head = `classname="${xmlText(suite)}" name="${xmlText(name)}" file="${xmlText(file)}"${place} time="0"`;
  yield `    <testcase ${head}>\n`;
  const text = lines.map(xmlText).join("\n");
  if (outcome === "skipped") yield `      <skipped message="${xmlText(message)}"/>\n`;
  else if (outcome !== "passed") {
    const about = `message="${xmlText(message)}" type="${xmlText(type)}"`;
    yield `      <${outcome} ${about}>${text}</${outcome}>\n`;
  }
  if (text !== "" && (outcome === "passed" || outcome === "skipped")) {
    yield `      <system-out>${text}</system-out>\n`;
  }
  yield "    </testcase>\n";
}

function listSuites(report: AuditReport, options: RenderOptions): TestSuite[] {
  const misses = new Map<string, BreachReport[]>();
  for (const breach of report.breaches) {
    if (isWaived(breach)) continue;
    const known = misses.get(breach.objective);
    if (known === undefined) misses.set(breach.objective, [breach]);
    else known.push(breach);
  }
  const nameOf = (part: string) => `${report.agreement.id || report.agreement.file}.${part}`;
  const duties = groupByOwner(report).map(({ owner, objectives }) => ({
    name: partyText(report, owner),
    cases: objectives.flatMap((objective) => [
      objectiveCase(objective, misses.get(objective.id) ?? [], report, nameOf(owner), options),
      ...objective.groups.map((group) => groupCase(group, objective, report, nameOf(owner))),
    ]),
  }));
  return [{ name: "audit", cases: [auditCase(report, nameOf("audit"))] }, ...duties];
}

/** A test of its own, there in every run, for what keeps an audit from being complete. */
function auditCase(report: AuditReport, suite: string): TestCase {
  const errors = report.problems.filter(({ severity }) => severity === "error");
  const rest = errors.length - problemsShown;
  const lines = errors.slice(0, problemsShown).flatMap((problem) => [...problemLines(problem), ""]);
  const { reason } = composeHeadline(report);
  const isComplete = report.verdict !== "incomplete";
  return {
    suite,
    name: "the audit is complete",
    file: report.agreement.file,
    line: null,
    outcome: isComplete ? "passed" : "error",
    message: reason,
    type: "incomplete",
    lines: isComplete ? [reason] : [...lines, ...(rest > 0 ? [moreText(rest)] : [])],
  };
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
  const outcomes = { fails: "failure", unjudged: "error", passes: "passed", noted: "skipped" } as const;
  const reached = objectiveSentence(objective);
  const held = objectiveBaselineText(id, report.baseline);
  return {
    suite,
    name: id,
    file: report.agreement.file,
    line,
    outcome: outcomes[standing],
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
