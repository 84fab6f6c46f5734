import { z } from "zod";
import { agreementKinds } from "../model/contract.js";
import type { ContractReport } from "../model/report.js";
import { periodUnits } from "../time/period.js";

const text = (description: string) => z.string().describe(description);
const texts = (description: string) => z.array(z.string()).describe(description);

export const nextReview = z
  .strictObject({
    dueOn: text("The last day that keeps the promise, YYYY-MM-DD"),
    every: z.enum(periodUnits).describe("How often both sides go over it"),
    countedFrom: z
      .strictObject({
        date: text("YYYY-MM-DD"),
        is: z.enum(["review", "begin"]).describe("The last review, or the begin of the agreement"),
      })
      .nullable()
      .describe("What it is counted from; null where the definition does not say it"),
    owner: z.string().nullable().describe("The party that calls it"),
    isOverdue: z.boolean().describe("Whether that day is over as of asOf"),
  })
  .meta({ id: "NextReview", description: "When both sides have to go over the agreement again" });

export const nextReport = z
  .strictObject({
    period: text("The label of the measurement period that it is about"),
    dueAt: text("An instant, ISO 8601 in UTC"),
    within: text("How soon after the period, as it was written"),
  })
  .meta({ id: "NextReport", description: "When the next report is due by the agreement" });

/** What a report's agreement says beside its figures. */
export const contractKeys = {
  kind: z.exactOptional(
    z.enum(agreementKinds).describe("Between whom it is; a commitment is the promise of one side"),
  ),
  services: z.exactOptional(texts("What is provided")),
  notCovered: z.exactOptional(texts("What is not")),
  responsibilities: z.exactOptional(
    z
      .array(z.strictObject({ party: text("The id of a party"), duty: text("What it has to do") }))
      .describe("Duties that no figure measures"),
  ),
  stages: z.exactOptional(texts("The stages that a record goes through, in order")),
  clauses: z.exactOptional(
    z
      .array(z.strictObject({ name: text("What it is about"), says: text("Where it stands") }))
      .describe("Further clauses"),
  ),
  signatures: z.exactOptional(
    z
      .array(
        z.strictObject({
          party: text("The id of the party"),
          name: text("Who signed for it"),
          on: z.string().nullable().describe("When, YYYY-MM-DD"),
        }),
      )
      .describe("Who signed it"),
  ),
  nextReview: z.exactOptional(nextReview.describe("When both sides have to go over it again")),
  nextReport: z.exactOptional(nextReport.describe("When the next report is due, and about what")),
} satisfies { [K in keyof ContractReport]: z.ZodType };
