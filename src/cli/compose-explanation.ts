import type { Evaluation } from "../engine/evaluate.js";
import { explainRecord } from "../engine/explain-record.js";
import type { RecordFacts } from "../engine/record-facts.js";
import type { Agreement, Objective } from "../model/agreement.js";
import type { ExplainedRow, Explanation } from "../model/explanation.js";
import type { Problem } from "../model/problem.js";
import { toolVersion } from "../model/tool.js";
import { selectProblems } from "../report/explanation/select-problems.js";
import { reportProblem } from "../report/problem-report.js";
import type { FedSources } from "./feed-evaluation.js";

/** Everything that a run found out about one record. */
export interface ExplainedRun {
  readonly record: string;
  readonly agreement: Agreement;
  /** In epoch milliseconds. */
  readonly asOf: number;
  /** The objectives that are asked about it. */
  readonly asked: ReadonlySet<string>;
  readonly evaluation: Evaluation;
  readonly fed: FedSources;
  readonly facts: readonly RecordFacts[];
  /** Its rows that no objective judges. */
  readonly leftOut: readonly ExplainedRow[];
  /** Those of the definition, of the options and of the run as a whole. */
  readonly problems: readonly Problem[];
}

/** Puts together what is told of a record: its rows, what each objective makes of it, and what stands against it. */
export function composeExplanation(run: ExplainedRun): Explanation {
  const { record, agreement, asOf, asked, evaluation, fed, facts } = run;
  const { fileNames, unread } = fed;
  const restsOn = ({ id, source }: Objective) => [source, ...evaluation.restsOn(id)];
  const isRead = (objective: Objective) => !restsOn(objective).some((name) => unread.has(name));
  const told = facts.filter(({ objective, source }) => isRead(objective) && !unread.has(source));
  const rows = listRows(run);
  const standing = new Set(rows.filter((row) => row.standing === "stands").map(({ source }) => source));
  const followed = new Set(told.map(({ objective }) => objective.id));
  const concerned = agreement.objectives.filter(
    (each) => followed.has(each.id) || (asked.has(each.id) && standing.has(each.source)),
  );
  return {
    schema: "sla-audit/explain@1",
    tool: { name: "sla-audit", version: toolVersion },
    agreement: { id: agreement.id, title: agreement.title, file: agreement.file },
    record,
    asOf: new Date(asOf).toISOString(),
    timezone: agreement.timezone,
    rows,
    objectives: inOrder(agreement, told).map((each) => explainRecord({ agreement, asOf, fileNames }, each)),
    notFollowed: concerned.filter((each) => !followed.has(each.id) && isRead(each)).map(({ id }) => id),
    problems: selectProblems([...run.problems, ...fed.inputs.flatMap(({ problems }) => problems)], {
      record,
      rows,
      objectives: concerned,
      sources: new Set(concerned.flatMap(restsOn)),
    }).map(reportProblem),
  };
}

/** The rows of each source: those that were left out, those that the search found, and those that were told of. */
function listRows({ evaluation, fed, facts, leftOut }: ExplainedRun): ExplainedRow[] {
  const { inputs, fileNames, unread } = fed;
  const rows: ExplainedRow[] = [];
  const addStanding = (source: string, file: number, line: number) => {
    const name = fileNames.get(source)?.[file] ?? "";
    const isKnown = rows.some((row) => row.source === source && row.file === name && row.line === line);
    if (!isKnown && !unread.has(source)) rows.push({ source, file: name, line, standing: "stands" });
  };
  for (const { plan } of inputs) {
    const { name } = plan.source;
    rows.push(...leftOut.filter(({ source }) => source === name));
    for (const { file, line } of evaluation.searches().get(name)?.rows ?? []) addStanding(name, file, line);
  }
  for (const { source, file, line } of facts) if (file >= 0) addStanding(source, file, line);
  return rows;
}

/** By source and row; the objectives of a row in the order of the definition. */
function inOrder({ sources, objectives }: Agreement, facts: readonly RecordFacts[]): RecordFacts[] {
  const names = [...sources.keys()];
  const sourceOf = ({ source }: RecordFacts) => names.indexOf(source);
  const place = ({ objective }: RecordFacts) => objectives.findIndex(({ id }) => id === objective.id);
  return facts.toSorted(
    (a, b) => sourceOf(a) - sourceOf(b) || a.file - b.file || a.line - b.line || place(a) - place(b),
  );
}
