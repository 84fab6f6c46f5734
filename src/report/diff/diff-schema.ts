import { z } from "zod";
import { type DiffReport, standings } from "../../model/diff.js";
import type { ExplainedVerdict } from "../../model/explanation.js";
import type { UnmeasurableReason } from "../../model/problems/run.js";
import { publishSchema } from "../publish-schema.js";
import { money } from "../remedy-schema.js";
import { reportModel } from "../report-schema.js";

const { shape } = reportModel;
const objective = shape.objectives.element.shape;
const text = (description: string) => z.string().describe(description);
const nullableText = (description: string) => z.string().nullable().describe(description);
const count = (description: string) => z.int().min(0).describe(description);
const nullableMs = (description: string) => z.number().min(0).nullable().describe(description);
const nullableInstant = (description: string) =>
  z.string().meta({ format: "date-time" }).nullable().describe(description);
const side = z.enum(["old", "new"]).describe("The definition");

const diffSide = z
  .strictObject({
    agreement: shape.agreement,
    period: shape.period,
    timezone: shape.timezone,
    conventions: shape.conventions,
    verdict: shape.verdict,
    inputs: shape.inputs,
  })
  .meta({ id: "DiffSide", description: "What one of the two audits rests on" });

const change = z
  .strictObject({
    key: text("What it is about, as the definition calls it"),
    old: nullableText("What OLD says; null where it says nothing"),
    new: nullableText("What NEW says; null where it says nothing"),
  })
  .meta({ id: "TermChange", description: "What the definitions say differently of one thing" });

const result = z
  .strictObject({
    verdict: objective.verdict,
    actual: objective.actual,
    counts: objective.counts,
    attainment: objective.attainment,
    budget: objective.budget,
    uptime: objective.uptime,
    owner: objective.owner,
    calendar: objective.calendar,
    target: objective.target,
    basis: objective.basis,
    shape: objective.shape,
    line: objective.line,
  })
  .meta({ id: "DiffResult", description: "An objective as one definition has it" });

const periodSide = z
  .strictObject({ verdict: objective.verdict, actual: text("The figure for people") })
  .nullable();

const period = z.strictObject({
  label: text("The label of the measurement period"),
  override: nullableText("The override whose part it is; null for the objective as a whole"),
  old: periodSide.describe("By OLD; null where it was not judged"),
  new: periodSide.describe("By NEW; null where it was not judged"),
});

const moneyDiff = z
  .strictObject({
    currency: text("ISO 4217"),
    old: money("By OLD").nullable(),
    new: money("By NEW").nullable(),
    difference: money("NEW less OLD"),
  })
  .meta({ id: "MoneyDiff", description: "Amounts of one currency; null where a side has none in it" });

const standing = z.enum(standings).describe("Where the record stands; outside is out of scope");

const flipSide = z
  .strictObject({
    standing,
    verdict: (z.string() as unknown as z.ZodType<ExplainedVerdict>)
      .nullable()
      .describe("The verdict of the record; null where it is out of scope"),
    period: nullableText("The label of its measurement period"),
    dueAt: nullableInstant("The latest instant that would have kept the limit"),
    elapsedMs: nullableMs("Time on its clock"),
    limitMs: nullableMs("How long it was allowed to take"),
    overrunMs: nullableMs("By how much the limit was missed"),
    override: nullableText("The override that applied; null for the objective's own terms"),
    calendar: nullableText("The calendar of its clock; null for real time"),
  })
  .meta({ id: "FlipSide", description: "A record as one definition judged it" });

const keys = z.array(z.string()).describe("Keys that differ and that it can hang on");

const reason = z
  .discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("scope"), in: side, keys }),
    z.strictObject({ kind: z.enum(["excluded", "waived"]), in: side, reason: text("Why, as agreed") }),
    z.strictObject({
      kind: z.literal("unmeasurable"),
      in: side,
      reason: (z.string() as unknown as z.ZodType<UnmeasurableReason>).describe("What the record lacks"),
    }),
    z.strictObject({
      kind: z.literal("override"),
      old: nullableText("The override of OLD; null for the objective's own terms"),
      new: nullableText("The override of NEW"),
    }),
    z.strictObject({
      kind: z.literal("limit"),
      old: z.number().describe("Milliseconds"),
      new: z.number().describe("Milliseconds"),
    }),
    z.strictObject({
      kind: z.literal("calendar"),
      old: nullableText("The calendar of OLD; null for real time"),
      new: nullableText("The calendar of NEW; of the same name where its hours differ"),
    }),
    z.strictObject({
      kind: z.literal("due"),
      old: nullableInstant("Its due by OLD"),
      new: nullableInstant("Its due by NEW"),
    }),
    z.strictObject({
      kind: z.literal("time"),
      old: z.number().describe("Milliseconds that count"),
      new: z.number().describe("Milliseconds that count"),
      keys,
    }),
    z.strictObject({ kind: z.literal("terms"), keys }),
  ])
  .meta({ id: "FlipReason", description: "Why a record is judged otherwise" });

const flip = z
  .strictObject({
    record: text("The id of the record"),
    account: nullableText("The customer that it belongs to"),
    owner: nullableText("The person who handles it"),
    file: text("The file that it was read from"),
    line: z.int().min(1).describe("The line on which it begins"),
    startedAt: nullableInstant("When its clock started"),
    cycle: z.int().min(1).nullable().describe("Which cycle or wait it is, where there are several"),
    old: flipSide,
    new: flipSide,
    because: z.array(reason).describe("Why, each reason by itself"),
  })
  .meta({ id: "Flip", description: "A record that the two definitions judge differently" });

const flips = z
  .strictObject({
    total: count("How many records they are"),
    kinds: z
      .array(z.strictObject({ from: standing, to: standing, count: count("How many records") }))
      .describe("From where to where"),
    records: z.array(flip).describe("The worst of them, at most 1,000"),
  })
  .describe("The records that are judged otherwise; absent where only one definition has the objective");

const objectiveDiff = z
  .strictObject({
    id: objective.id,
    title: objective.title,
    in: z.enum(["old", "new", "both"]).describe("Which of the two has it"),
    changes: z.array(change).describe("What the definitions say differently of it"),
    verdictDiffers: z.boolean().describe("Of the whole span, of a measurement period or of a part"),
    old: result.nullable().describe("By OLD; null where it does not have it"),
    new: result.nullable().describe("By NEW; null where it does not have it"),
    periods: z.array(period).describe("Measurement periods and parts whose verdict differs"),
    credits: z.array(moneyDiff).describe("What its breaches come to, by currency"),
    flips: z.exactOptional(flips),
  })
  .meta({ id: "ObjectiveDiff", description: "One objective under both definitions" });

const problem = z
  .strictObject({
    of: z.enum(["old", "new", "both"]).describe("The audit that it belongs to"),
    ...shape.problems.element.shape,
  })
  .meta({ id: "SidedProblem", description: "A problem of one audit, of both, or of comparing them" });

/** The comparison as a zod schema, for the JSON Schema and for the order of its keys; a test holds it equal to `DiffReport`. */
export const diffModel = z.strictObject({
  schema: z.literal("sla-audit/diff@1").describe("The format of this file"),
  tool: shape.tool,
  asOf: shape.asOf,
  outcome: z
    .enum(["same", "differs", "incomplete"])
    .describe("Whether verdicts differ; incomplete where one of the audits is"),
  old: diffSide,
  new: diffSide,
  changes: z.array(change).describe("What differs beside the objectives and bears on them"),
  objectives: z.array(objectiveDiff).describe("Those of NEW in its order, then those only in OLD"),
  credits: z
    .array(
      z.strictObject({
        party: text("The id of the party that promised"),
        owed: moneyDiff,
        rewards: moneyDiff,
      }),
    )
    .describe("What each party owes and earns, by currency"),
  termination: z
    .array(
      z.strictObject({
        objective: text("The id of the objective"),
        owner: text("The party that broke its promise; the right is the other's"),
        rule: text("The rule as it was written"),
        in: side,
        since: text("The measurement period at whose end the right existed first"),
      }),
    )
    .describe("Rights to end the agreement under one of the two only"),
  problems: z.array(problem).describe("Errors and warnings of both audits, rejected rows included"),
} satisfies { [K in keyof DiffReport]: z.ZodType });

/** The JSON Schema (draft 2020-12) of `sla-audit/diff@1`. */
export function diffSchema(): object {
  return publishSchema(diffModel, {
    name: "diff:1",
    title: "sla-audit diff, version 1",
    description:
      "Two definitions over the same data. Instants are ISO 8601 in UTC, shares 0 to 1, durations milliseconds.",
  });
}
