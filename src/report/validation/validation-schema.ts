import { z } from "zod";
import { adviceGroups } from "../../model/advice.js";
import type {
  AdviceReport,
  DeclinedReport,
  HistoryReport,
  PastTarget,
  ValidationReport,
} from "../../model/validation.js";
import { nextReport, nextReview } from "../contract-schema.js";
import { publishSchema } from "../publish-schema.js";
import { reportModel } from "../report-schema.js";

const text = (description: string) => z.string().describe(description);
const count = (description: string) => z.int().min(0).describe(description);

const advice = z
  .strictObject({
    rule: text("The id of its rule, as advice in the definition has it"),
    group: z.enum(adviceGroups).describe("What it is about"),
    line: z.int().min(1).describe("Its line in the definition, from 1"),
    column: z.int().min(1).describe("Its column, from 1"),
    message: text("What was found"),
    reason: text("Why that matters"),
    better: text("A better wording, as lines to paste"),
    excerpt: reportModel.shape.problems.element.shape.excerpt
      .unwrap()
      .describe("The line of the definition and the part of it that is meant"),
    isMissing: z.exactOptional(
      z.literal(true).describe("There where the place is that of something the definition does not say"),
    ),
  } satisfies { [K in keyof AdviceReport]: z.ZodType })
  .meta({ id: "Advice", description: "One thing that a careful reader would still ask" });

const declined = z
  .strictObject({
    rule: text("The id of the rule"),
    reason: z.string().nullable().describe("Why the definition declines it; null where it does not say"),
    count: count("How many pieces of advice it would have given"),
  } satisfies { [K in keyof DeclinedReport]: z.ZodType })
  .meta({ id: "Declined", description: "Advice that the definition declines" });

const target = z
  .strictObject({
    objective: text("The id of the objective"),
    override: z
      .string()
      .nullable()
      .describe("The override that sets the target; null for the objective's own"),
    target: text("The promise as it was written"),
    metCount: count("In how many of the periods it would have been met"),
    nineInTen: z.string().nullable().describe("The target that nine in ten of them would have met"),
    periods: z
      .array(
        z.strictObject({
          label: text("The measurement period"),
          value: z.number().describe("What was reached"),
          text: text("The same for people"),
          verdict: reportModel.shape.verdict.describe("Whether it would have been met"),
        }),
      )
      .describe("The measurement periods with data, oldest first"),
  } satisfies { [K in keyof PastTarget]: z.ZodType })
  .meta({ id: "PastTarget", description: "What one target would have come to" });

/** The validation as a zod schema, for the JSON Schema and for the order of its keys. */
export const validationModel = z.strictObject({
  schema: z.literal("sla-audit/validate@1").describe("The format of this file"),
  tool: reportModel.shape.tool,
  definition: z
    .strictObject({
      file: text("The definition file"),
      sha256: text("SHA-256 of its bytes"),
      agreement: z
        .strictObject({
          id: text("Its id in the definition"),
          title: text("What it is called"),
          timezone: text("The IANA zone of its periods"),
        })
        .nullable()
        .describe("Null where the definition has errors"),
    })
    .describe("What was validated"),
  asOf: reportModel.shape.asOf.describe("Dates are held against this instant"),
  nextReview: nextReview
    .nullable()
    .describe("When both sides have to go over it again; null where it does not say"),
  nextReport: nextReport.nullable().describe("When the next report is due; null where it does not say"),
  problems: reportModel.shape.problems.describe("Errors and warnings"),
  advice: z.array(advice).describe("By group, then in the order of the definition"),
  declined: z.array(declined).describe("What the definition declines"),
  history: z
    .strictObject({
      period: reportModel.shape.period.describe("The time that they are about"),
      targets: z.array(target).describe("Every target of every objective that was judged"),
    } satisfies { [K in keyof HistoryReport]: z.ZodType })
    .nullable()
    .describe("What the exports show of the last measurement periods; null where nobody asked them"),
} satisfies { [K in keyof ValidationReport]: z.ZodType });

/** The JSON Schema (draft 2020-12) of `sla-audit/validate@1`. */
export function validationSchema(): object {
  return publishSchema(validationModel, {
    name: "validate:1",
    title: "sla-audit validation, version 1",
    description: "What is wrong in an SLA file, and what a careful reader would still ask.",
  });
}
