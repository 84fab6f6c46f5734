import { z } from "zod";
import { type PlanReport, planInputNames, planMendKinds, planSteps } from "../../model/plan.js";
import { publishSchema } from "../publish-schema.js";
import { reportModel } from "../report-schema.js";

const { shape } = reportModel;
const count = z.int().min(0);
const exact = z
  .string()
  .regex(/^\d+(\/\d+)?$/)
  .describe("The same exactly: a quotient in lowest terms, 22/75, or a whole number");
const period = z.strictObject(shape.period.shape);
const followed = z.enum(["qualifiedLeads", "leads"]);

const origin = z
  .discriminatedUnion("kind", [
    z.strictObject({
      kind: z.literal("option"),
      option: z.string().describe("The option that gives it"),
      written: z.string().describe("As it was written"),
    }),
    z.strictObject({
      kind: z.literal("measured"),
      objective: z
        .string()
        .nullable()
        .describe("The objective of the definition that says which records count; null for all of them"),
      metric: z.string(),
      source: z.string(),
      basis: z.enum(["cohort", "decided"]).nullable(),
      counted: z.number().min(0).describe("Good records, or the amount of the deals won"),
      of: count.describe("The records, or deals won, that it is over"),
      undecided: count.describe("Records among them that are still open"),
      period,
    }),
    z.strictObject({
      kind: z.literal("promised"),
      objective: z.string(),
      target: z.string(),
      line: z.int().nullable(),
      unlessReached: z.boolean().describe("A lead that was reached needs no more attempts"),
    }),
    z.strictObject({
      kind: z.literal("calendar"),
      calendar: z.string(),
      days: count.describe("Dates with open time in the period"),
      period,
    }),
    z.strictObject({ kind: z.literal("assumed") }),
  ])
  .meta({ id: "PlanOrigin", description: "Where a figure comes from" });

const input = z
  .strictObject({
    name: z.enum(planInputNames),
    value: z
      .number()
      .min(0)
      .describe("The nearest number; rates are 0 to 1, amounts those of a month or a deal"),
    exact,
    origin,
    of: followed.exactOptional().describe("Of a conversion rate: the leads that it is a share of"),
  })
  .meta({ id: "PlanInput", description: "A figure that the plan rests on" });

const volumes = z
  .strictObject({
    deals: count.nullable(),
    opportunities: count.nullable(),
    qualifiedLeads: count.nullable(),
    leads: count.nullable(),
  })
  .meta({ id: "PlanVolumes", description: "Needed a month; null where nothing was said of the step" });

const variant = z.strictObject({ value: z.number().min(0), exact, needed: volumes }).meta({
  id: "PlanVariant",
  description: "The figure as it could turn out, and what the goal asks for then",
});

const check = z
  .strictObject({
    what: z
      .enum(["follow-up", "inflow"])
      .describe("Whether the team can follow so many leads up; whether so many came in"),
    step: z.enum(planSteps),
    needed: count,
    available: count,
    mends: z
      .array(
        z.strictObject({
          kind: z
            .enum(planMendKinds)
            .describe(
              "A figure of the team; more: so many more a month; revenue: a goal that it is enough for",
            ),
          value: z.number().min(0),
        }),
      )
      .describe("What would be enough, each by itself; empty where nothing is lacking"),
  })
  .meta({ id: "PlanCheck", description: "Whether one part of the plan is wide enough for it" });

/** A plan as a zod schema, for the JSON Schema and for the order of its keys; a test holds it equal to `PlanReport`. */
export const planModel = z.strictObject({
  schema: z.literal("sla-audit/plan@1").describe("The format of this file"),
  tool: shape.tool,
  agreement: z
    .strictObject({ id: z.string(), title: z.string(), file: z.string() })
    .nullable()
    .describe("The definition that it rests on; null where the command line says everything"),
  asOf: shape.asOf.nullable().describe("Null where no instant matters"),
  timezone: shape.timezone.nullable(),
  currency: z.string().nullable().describe("ISO 4217; null where nobody said it"),
  inputs: z.array(input).describe("What it rests on, from the goal to the team"),
  steps: z
    .array(
      z.strictObject({
        step: z.enum(planSteps),
        needed: count.describe("Whole records a month, rounded up"),
        cameIn: z
          .strictObject({ total: count, months: z.int().min(1) })
          .nullable()
          .describe("How many there were in the months measured; null where nobody counted"),
      }),
    )
    .describe("What the goal asks for a month, from the deal back to the lead"),
  capacity: z
    .strictObject({
      step: followed.describe("The leads that are followed up"),
      carried: count.describe("Whole leads a month in the time for leads of marketing"),
      carriedOfSales: count.describe("Whole leads a month in the rest of the time"),
      needed: count,
      attempts: z.number().describe("That the needed leads ask for, a month"),
      hoursNeeded: z.number(),
      hoursThere: z.number().describe("The time for leads of marketing, a month"),
    })
    .nullable()
    .describe("What the team can carry; null where nothing was said of it"),
  checks: z.array(check),
  limit: z.int().min(0).nullable().describe("The index of the check that lacks most; null where none does"),
  sensitivityStep: z.number().describe("By which share of itself a figure is made worse and better"),
  sensitivity: z.array(
    z.strictObject({
      lever: z.enum(["dealValue", "closeRate", "conversionRate", "qualificationRate"]),
      worse: variant.nullable().describe("Null where it can't be worse"),
      better: variant.nullable().describe("Null where it can't be better"),
    }),
  ),
  block: z
    .string()
    .describe("Objectives to paste into a definition; empty for one that is measured by the week"),
  files: z
    .array(z.strictObject({ source: z.string(), file: z.string(), sha256: z.string(), rows: count }))
    .describe("The exports that were read"),
  problems: shape.problems,
} satisfies { [K in keyof PlanReport]: z.ZodType });

/** The JSON Schema (draft 2020-12) of `sla-audit/plan@1`. */
export function planSchema(): object {
  return publishSchema(planModel, {
    name: "plan:1",
    title: "sla-audit plan, version 1",
    description:
      "What a revenue goal asks for and what a team can carry. Volumes are those of a month, instants ISO 8601 in UTC.",
  });
}
