import { z } from "zod";
import type { ReviewReport } from "../../model/review.js";
import { publishSchema } from "../publish-schema.js";
import { reportModel } from "../report-schema.js";

const { shape } = reportModel;
const objective = shape.objectives.element.shape;
const { verdict, actual, counts, attainment, budget, uptime } = objective;

const reviewResult = z
  .strictObject({
    verdict,
    actual,
    counts,
    attainment,
    budget,
    uptime,
    undecided: z
      .strictObject({
        count: z.int().min(0).describe("Records whose verdict is still open"),
        share: z.number().min(0).max(1).describe("Their share of the records that count"),
      })
      .nullable()
      .describe("How much of the period is still open; null for figures, uptimes and where nothing counts"),
    trend: z
      .strictObject({
        direction: z
          .enum(["better", "worse", "same", "undecided"])
          .describe("undecided: records or a period that are still open could turn it round"),
        difference: z
          .number()
          .describe("The figure less the one before, in its unit; 0.01 of a share is one percentage point"),
        previous: z.number().describe("The figure before"),
      })
      .nullable()
      .describe("How it stands to the period before; null where that can't be told"),
  })
  .meta({ id: "ReviewResult", description: "What was reached in one period" });

const line = {
  total: reviewResult.describe("Over all periods; its verdict is the worst of its measurement periods"),
  periods: z
    .array(reviewResult.nullable())
    .describe("In the order of the review's periods; null where there is nothing to judge"),
};

const better = z.enum(["higher", "lower"]).describe("Which way the figure goes when it gets better");

const part = z
  .strictObject({
    override: z
      .string()
      .nullable()
      .describe("The override that sets the target; null for the objective's own"),
    target: z.string().describe("What was promised for these records"),
    better,
    ...line,
  })
  .meta({ id: "ReviewPart", description: "The records that share a target of their own" });

const group = z
  .strictObject({
    group: z.string().nullable().describe("The word of the column; null where it is blank"),
    ...line,
  })
  .meta({ id: "ReviewGroup", description: "The records of one group; they decide nothing" });

const reviewObjective = z
  .strictObject({
    id: objective.id,
    title: objective.title,
    metric: objective.metric,
    source: objective.source,
    owner: objective.owner,
    calendar: objective.calendar,
    target: objective.target,
    basis: objective.basis,
    clock: objective.clock,
    measuredIn: objective.measuredIn,
    shape: objective.shape,
    line: objective.line,
    better,
    goal: z
      .number()
      .nullable()
      .describe("The figure that was promised, in the unit of actual; null where records have several"),
    ...line,
    parts: z.array(part).describe("The records that have one target each; empty where all share one"),
    groups: z.array(group).describe("The same objective for each group that was asked for"),
  })
  .meta({ id: "ReviewObjective", description: "One objective over several periods" });

const period = shape.period.shape;

/** The review as a zod schema, for the JSON Schema and for the order of its keys; a test holds it equal to `ReviewReport`. */
export const reviewModel = z.strictObject({
  schema: z.literal("sla-audit/review@1").describe("The format of this file"),
  tool: shape.tool,
  agreement: shape.agreement,
  period: z.strictObject(period).describe("All periods together"),
  before: z.strictObject(period).describe("The time before them, which the total is compared with"),
  periods: z
    .array(
      z.strictObject({
        ...period,
        against: z.string().describe("The label of the period that it is compared with"),
      }),
    )
    .describe("The periods, oldest first"),
  asOf: shape.asOf,
  timezone: shape.timezone,
  conventions: shape.conventions,
  verdict: shape.verdict,
  groupBy: shape.groupBy,
  inputs: shape.inputs,
  objectives: z.array(reviewObjective).describe("The objectives, in the order of the definition"),
  remedies: shape.remedies,
  findings: shape.findings,
  problems: shape.problems,
} satisfies { [K in keyof ReviewReport]: z.ZodType });

/** The JSON Schema (draft 2020-12) of `sla-audit/review@1`. */
export function reviewSchema(): object {
  return publishSchema(reviewModel, {
    name: "review:1",
    title: "sla-audit review, version 1",
    description:
      "Objectives over several periods. Instants are ISO 8601 in UTC, shares 0 to 1, durations milliseconds.",
  });
}
