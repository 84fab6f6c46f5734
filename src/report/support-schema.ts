import { z } from "zod";
import { agreementKinds } from "../model/contract.js";
import { verdicts } from "../model/verdict.js";

const text = (description: string) => z.string().describe(description);
const count = (description: string) => z.int().min(0).describe(description);
const instant = z.string().meta({ format: "date-time" });

export const causeModel = z
  .strictObject({
    agreement: text("The id of the inner agreement"),
    objective: text("The id of its objective"),
    record: text("The id of its record"),
    file: text("The file that it was read from"),
    line: z.int().min(1).describe("The line on which it begins"),
    startedAt: instant.describe("When the inner clock started"),
    dueAt: instant.nullable().describe("The latest instant that would have kept the inner limit"),
    stoppedAt: instant.nullable().describe("When the inner clock stopped; null while it runs"),
    overrunMs: z.number().min(0).describe("By how much the inner limit was missed on its own clock"),
    lateMs: z.number().nullable().describe("Real time between the inner due and the stop, or asOf"),
    verdict: z.enum(["breached", "overdue"]).describe("overdue: still open"),
    isWaived: z.exactOptional(z.literal(true).describe("There where the inner agreement excused it")),
  })
  .meta({ id: "Cause", description: "A miss of an inner agreement that lies behind an outer one" });

export const causeCountModel = z.strictObject({
  misses: count("Misses that were not waived"),
  explained: count("Those that have an inner miss behind them"),
  by: z
    .array(
      z.strictObject({
        agreement: text("The id of the inner agreement"),
        objective: text("The id of its objective"),
        misses: count("Outer misses that have one of it behind them"),
      }),
    )
    .describe("By inner objective, the most first; a miss that has several behind it counts for each"),
});

/** @param parts what the report itself is made of too */
export function supportModel<Input extends z.ZodType, Actual extends z.ZodType, Counts extends z.ZodType>({
  input,
  actual,
  counts,
}: {
  readonly input: Input;
  readonly actual: Actual;
  readonly counts: Counts;
}) {
  const objective = z.strictObject({
    id: text("Its id"),
    title: text("What it is called"),
    metric: text("What it measures"),
    owner: text("What the party that promised it is called"),
    calendar: z.string().nullable().describe("The calendar of its business time; null for none"),
    target: text("What was promised"),
    verdict: z.enum(verdicts).describe("Its verdict over the period"),
    actual,
    counts,
    line: z.int().nullable().describe("Where it stands in its definition"),
    causes: count("Outer misses that have one of it behind them"),
  });
  return z
    .strictObject({
      agreement: z
        .strictObject({
          id: text("Its id"),
          title: text("What it is called"),
          file: text("Its definition file"),
          sha256: z.string().nullable().describe("SHA-256 of its bytes"),
          included: z
            .array(z.strictObject({ file: text("The file"), sha256: text("SHA-256 of its bytes") }))
            .describe("The files that it names beside the exports"),
        })
        .describe("The inner agreement"),
      kind: z.enum(agreementKinds).nullable().describe("Between whom it is; null where it does not say it"),
      namedBy: text("The definition that names it in supported-by"),
      timezone: text("The IANA zone of its periods"),
      verdict: z.enum(verdicts).describe("Its own verdict; it decides nothing of this report's"),
      objectives: z.array(objective).describe("Its objectives, in the order of its definition"),
      inputs: z.array(input).describe("Every export that was read for it"),
      causes: count("Outer misses that have one of this agreement behind them"),
    })
    .meta({ id: "Support", description: "An agreement that the audited one stands on" });
}
