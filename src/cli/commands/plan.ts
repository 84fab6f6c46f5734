import type { Agreement } from "../../model/agreement.js";
import type { PlanInputName, PlanReport } from "../../model/plan.js";
import { toolVersion } from "../../model/tool.js";
import { composePlan, type PlanFigure } from "../../planning/compose-plan.js";
import { noContext, targetBlock } from "../../report/planning/target-block.js";
import { reportProblem } from "../../report/problem-report.js";
import { completePlan, teamNames } from "../complete-plan.js";
import { EXIT_INCOMPLETE, EXIT_OK } from "../exit-code.js";
import { removeTemporaryFiles } from "../files.js";
import { findMeasurable, type MeasuredPlan, measurePlan, monthly } from "../measure-plan.js";
import { blockContext, findPromised } from "../plan-promises.js";
import { printProblems } from "../print-problems.js";
import { readDefinition } from "../read-definition.js";
import { refuseGroundless, refuseUnmeasured } from "../refuse-plan-options.js";
import { collectSettled, settleName } from "../settle.js";
import { type GivenPlan, type PlanFigureOptions, settlePlan } from "../settle-plan.js";
import { settleReview } from "../settle-review.js";
import { type ExportOptions, settleAllowance, settleFiles } from "../settle-scope.js";
import { settleAsOf, settleTimezone } from "../settle-span.js";
import { printOutput, readTerminal, type Terminal } from "../terminal.js";

/** The options of `sla-audit plan` as commander hands them over. */
export interface PlanOptions extends PlanFigureOptions, ExportOptions {
  readonly last?: string;
  readonly asOf?: string;
  readonly timezone?: string;
  readonly allowRejects?: string;
  readonly format: string;
  readonly progress: boolean;
  readonly color: boolean;
  readonly followUp?: string;
  readonly step: string;
}

const planFormats = ["table", "json", "markdown"] as const;
const usualSpan = "3 months";

/** Works out what a revenue goal asks for. Gives the exit code: 2 where the plan can't be made. */
export async function runPlan(path: string | undefined, options: PlanOptions): Promise<number> {
  const terminal = readTerminal({ ...options, quiet: false });
  const collected = collectSettled();
  const { problems, take, hasFailed } = collected;
  const given = settlePlan(options, collected);
  const format = take(settleName("--format", options.format, planFormats, "format"));
  const rests = path === undefined ? undefined : await readGrounds(path, options, given, collected, terminal);
  if (path === undefined) problems.push(...refuseGroundless({ ...options }));
  if (hasFailed()) {
    printProblems(problems, terminal);
    return EXIT_INCOMPLETE;
  }
  try {
    const measured = await rests?.measure();
    const found = [...problems, ...(measured?.problems ?? [])];
    const figures = new Map([...given.figures, ...(rests?.promised ?? []), ...(measured?.figures ?? [])]);
    const settings = found.some(({ severity }) => severity === "error")
      ? undefined
      : completePlan({ ...given, figures }, measured, path, found);
    if (settings === undefined) {
      printProblems(found, terminal);
      return EXIT_INCOMPLETE;
    }
    const plan = composePlan(settings);
    const currency = given.currency ?? measured?.currency ?? null;
    const agreement = rests?.agreement;
    const report: PlanReport = {
      schema: "sla-audit/plan@1",
      tool: { name: "sla-audit", version: toolVersion },
      agreement:
        agreement === undefined ? null : { id: agreement.id, title: agreement.title, file: agreement.file },
      asOf: rests === undefined ? null : new Date(rests.asOf).toISOString(),
      timezone: agreement?.timezone ?? null,
      currency,
      ...plan,
      block: targetBlock(
        { ...plan, currency },
        agreement === undefined ? noContext : blockContext(agreement),
      ),
      files: (measured?.files ?? []).map(({ source, file, sha256, rows }) => ({
        source,
        file,
        sha256,
        rows,
      })),
      problems: found.map((problem) => ("args" in problem ? reportProblem(problem) : problem)),
    };
    await publish(report, format ?? "table", terminal);
    printProblems(report.problems, terminal);
    return EXIT_OK;
  } finally {
    removeTemporaryFiles();
  }
}

/** What a definition adds to the command line. */
interface Grounds {
  readonly agreement: Agreement;
  readonly asOf: number;
  readonly promised: ReadonlyMap<PlanInputName, PlanFigure>;
  measure(): Promise<MeasuredPlan | undefined>;
}

async function readGrounds(
  path: string,
  options: PlanOptions,
  given: GivenPlan,
  { problems, take }: ReturnType<typeof collectSettled>,
  terminal: Terminal,
): Promise<Grounds | undefined> {
  const definition = await readDefinition(path);
  problems.push(...definition.problems);
  const { agreement } = definition;
  const asOf = take(settleAsOf(options.asOf, agreement?.timezone ?? "UTC", Date.now()));
  const timezone = take(settleTimezone(options.timezone));
  const allowance = take(settleAllowance(options.allowRejects));
  if (agreement === undefined) return undefined;
  const span = take(settleReview({ last: options.last ?? usualSpan }, monthly(agreement), asOf ?? 0))?.span;
  const files = take(settleFiles(agreement, options));
  if (asOf === undefined || span === undefined || files === undefined) return undefined;
  const isTeamAsked = given.followed !== undefined || teamNames.some((name) => given.figures.has(name));
  const promised = isTeamAsked
    ? findPromised(agreement, asOf, (name) => !given.figures.has(name))
    : new Map();
  const measurable = findMeasurable(agreement, (name) => !given.figures.has(name), given.currency);
  problems.push(...refuseUnmeasured(agreement, files, measurable, given));
  return {
    agreement,
    asOf,
    promised,
    async measure() {
      if (measurable.length === 0) return undefined;
      const settings = { asOf, timezone, allowance, files, problems: [] };
      // The definition's own problems are told with those of the command line.
      const silent = { ...definition, problems: [] };
      return measurePlan({ path, definition: silent, agreement, settings, terminal, span, measurable });
    },
  };
}

async function publish(
  report: PlanReport,
  format: (typeof planFormats)[number],
  terminal: Terminal,
): Promise<void> {
  if (format === "json") {
    const { planJson } = await import("../../report/planning/plan-json.js");
    return printOutput([planJson(report)]);
  }
  if (format === "markdown") {
    const { planMarkdown } = await import("../../report/planning/plan-markdown.js");
    return printOutput([planMarkdown(report)]);
  }
  const { planText } = await import("../../report/planning/plan-text.js");
  return printOutput([planText(report, terminal)]);
}
