import type { AuditReport } from "../../model/report.js";
import type { Headline } from "../../report/headline.js";
import type { Standing } from "../../report/objective-standing.js";
import { moreText } from "../../report/page.js";
import { problemLines } from "../../report/problem-text.js";
import { xmlText } from "../../report/xml-text.js";

const problemsShown = 50;

type Outcome = "failure" | "error" | "skipped" | "passed";

export interface TestCase {
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

export interface TestSuite {
  readonly name: string;
  readonly cases: readonly TestCase[];
}

/** How a build server is told of an objective. */
export const outcomeOf: Readonly<Record<Standing, Outcome>> = {
  fails: "failure",
  unjudged: "error",
  passes: "passed",
  noted: "skipped",
};

/** The XML of some suites under one name, in the order given. */
export function* writeSuites(title: string, asOf: string, suites: readonly TestSuite[]): Iterable<string> {
  const all = suites.flatMap(({ cases }) => cases);
  yield '<?xml version="1.0" encoding="UTF-8"?>\n';
  yield `<testsuites name="${xmlText(title)}"${totals(all)}>\n`;
  const timestamp = asOf.replace(/(?:\.\d+)?Z$/, "");
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

/** The suite of one test, there in every run, for what keeps an audit from being complete. */
export function auditSuite(
  report: Pick<AuditReport, "agreement" | "problems" | "verdict">,
  { reason }: Headline,
): TestSuite {
  const errors = report.problems.filter(({ severity }) => severity === "error");
  const rest = errors.length - problemsShown;
  const lines = errors.slice(0, problemsShown).flatMap((problem) => [...problemLines(problem), ""]);
  const isComplete = report.verdict !== "incomplete";
  const test: TestCase = {
    suite: className(report, "audit"),
    name: "the audit is complete",
    file: report.agreement.file,
    line: null,
    outcome: isComplete ? "passed" : "error",
    message: reason,
    type: "incomplete",
    lines: isComplete ? [reason] : [...lines, ...(rest > 0 ? [moreText(rest)] : [])],
  };
  return { name: "audit", cases: [test] };
}

/** What a build server groups tests by, beside their suite. */
export function className({ agreement }: Pick<AuditReport, "agreement">, part: string): string {
  return `${agreement.id || agreement.file}.${part}`;
}
