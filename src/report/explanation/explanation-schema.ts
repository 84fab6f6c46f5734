import { z } from "zod";
import type { Explanation } from "../../model/explanation.js";
import { publishSchema } from "../publish-schema.js";
import { reportModel } from "../report-schema.js";

const text = (description: string) => z.string().describe(description);
const maybeText = (description: string) => z.string().nullable().describe(description);
const instant = (description: string) => z.string().meta({ format: "date-time", description });
const maybeInstant = (description: string) =>
  z.string().meta({ format: "date-time" }).nullable().describe(description);
const line = (description: string) => z.int().min(1).describe(description);

const row = z
  .strictObject({
    source: text("The name of the source"),
    file: text("The file as it was named"),
    line: line("The line on which it begins"),
    standing: z
      .enum(["stands", "superseded", "rejected"])
      .describe("Only a row that stands is judged; another one of the id supersedes, or it can't be read"),
  })
  .meta({ id: "Row", description: "A row of an export that bears the id" });

const condition = z
  .strictObject({
    text: text("What is asked of a record"),
    from: z
      .enum(["metric", "objective"])
      .describe("Who asks it: the metric itself, or the objective's where"),
    holds: z.boolean().describe("Whether this record fulfils it"),
    found: z
      .array(z.strictObject({ field: text("The field"), value: maybeText("Its value; null for a blank") }))
      .describe("What the record holds in the fields that are asked about"),
  })
  .meta({ id: "Condition", description: "A part of the filter that decides whether a record is in scope" });

const segment = z
  .strictObject({
    kind: z
      .enum(["working", "running", "closed", "paused"])
      .describe("working counts on a calendar, running on real time; closed and paused time does not count"),
    from: instant("Its first instant, included"),
    to: instant("Its end, not included"),
    ms: z.number().min(0).describe("Real time from one to the other"),
    totalMs: z.number().min(0).describe("What the clock shows at its end"),
    reason: z
      .enum(["hours", "half-day", "own-hours", "outside-hours", "closed-weekday", "holiday", "closed-date"])
      .nullable()
      .describe("Why the calendar is open or closed; null on real time"),
    name: maybeText("What the holiday is called, or why the clock was paused"),
    clockChangeMs: z
      .number()
      .describe("By how much the wall clock was set forward, or back, at its beginning"),
    isLate: z.boolean().describe("Whether it lies after due"),
  })
  .meta({ id: "Segment", description: "A stretch of the clock; they lie side by side" });

const clock = z
  .strictObject({
    calendar: maybeText("The id of the calendar that it counts on; null for real time"),
    timezone: text("The zone of the calendar, or of the agreement"),
    dueAt: maybeInstant("The earliest instant at which the limit is reached; null where it is not known yet"),
    limitMs: z.number().min(0).nullable().describe("How long it may take on that clock"),
    elapsedMs: z.number().min(0).describe("How long it took, or has taken by asOf"),
    marginMs: z.number().nullable().describe("What is left of the limit; negative is beyond it"),
    lateMs: z.number().nullable().describe("Real time from due to the end; negative is before due"),
    isRunning: z.boolean().describe("Whether it still runs at asOf"),
    cycle: z.int().min(0).describe("Which of its cycles or waits it is, from 1; 0 where it has but one"),
    pausedTotalMs: z.number().min(0).describe("Pauses known only as a total; they are in no segment"),
    vendorClock: z.exactOptional(
      z
        .strictObject({
          field: text("The field of the export"),
          form: z.enum(["taken", "remaining"]).describe("Whether it tells what it took, or what was left"),
        })
        .describe("There where the vendor's clock measured it; when that ran is not known"),
    ),
    segments: z.array(segment).describe("From the start to the stop, or to asOf"),
  })
  .meta({ id: "Clock", description: "What the verdict was made from" });

const contribution = z
  .strictObject({
    op: z.enum(["count", "sum", "distinct"]).describe("What the figure does with its records"),
    role: z
      .enum(["added", "taken-off", "divides"])
      .describe("Whether it stands above the line, added or taken off, or is what the figure is divided by"),
    field: maybeText("The field that is added up, or whose words are counted"),
    value: text("An exact decimal number"),
    unit: z.exactOptional(z.literal("ms").describe("There where it is a length of time, in milliseconds")),
    word: maybeText("Of distinct: the word, which counts once however many records hold it"),
    currency: maybeText("The currency of an amount, as far as it is known"),
  })
  .meta({ id: "Contribution", description: "What a record adds to a figure" });

const attempts = z
  .strictObject({
    needed: z.int().min(1).describe("How many were promised"),
    made: z
      .number()
      .nullable()
      .describe("How many were made since the start; null where the export does not say"),
    reachedAt: maybeInstant("When the record itself says that it was reached, where that ends the duty"),
    list: z
      .array(
        z.strictObject({
          at: instant("When it was made"),
          counts: z.boolean().describe("One before the start was about something else"),
          isReached: z.boolean().describe("Whether it reached somebody, where that ends the duty"),
          isDecisive: z.boolean().describe("Whether it stopped the clock"),
        }),
      )
      .describe("In the order of time; empty where the export has only their number"),
  })
  .meta({ id: "Attempts", description: "What was done for a record" });

const objective = z
  .strictObject({
    objective: text("The id of the objective"),
    title: text("What it is called"),
    metric: text("The id of its metric"),
    owner: text("The id of the party that promised it"),
    source: text("The name of the source"),
    file: text("The file that the row was read from; empty for a date for which nothing was delivered"),
    line: line("The line on which the row begins; that of the promise where there is no row"),
    definitionLine: z.int().min(1).nullable().describe("The line of the objective in the definition"),
    target: text("The promise to this record as it was written"),
    override: maybeText("The override that applies; null for the objective's own terms"),
    conditions: z.array(condition).describe("What is asked of a record of this objective"),
    verdict: z
      .enum([
        "met",
        "breached",
        "overdue",
        "at-risk",
        "on-track",
        "excluded",
        "waived",
        "unmeasurable",
        "missed",
        "undecided",
        "counted",
      ])
      .nullable()
      .describe("Null where the record is out of scope"),
    outOfScope: z
      .strictObject({
        reason: z
          .enum([
            "filter",
            "not-in-force",
            "later-than-as-of",
            "other-period",
            "not-decided",
            "after-target-day",
            "not-there-at-start",
            "not-delivered",
            "no-date",
            "maintenance",
            "no-agreed-time",
          ])
          .describe("What keeps it out"),
        period: maybeText("The period that it belongs to, where that is another one"),
      })
      .nullable()
      .describe("Why it is not judged; null where it is"),
    period: maybeText("The measurement period that it counts in"),
    exclusion: maybeText("The agreed reason for which it is left out"),
    unmeasurable: z
      .enum([
        "no-start",
        "final-without-stop",
        "stop-before-start",
        "no-due",
        "decided-without-date",
        "no-number",
        "number-too-large",
        "no-currency",
        "other-currency",
        "bad-pause",
        "unknown-author",
        "no-conversation",
      ])
      .nullable()
      .describe("What its data lacks"),
    waiver: z
      .strictObject({
        reason: text("Why it was excused"),
        approvedBy: text("Who excused it"),
        approvedOn: text("The date of that, YYYY-MM-DD"),
        dispute: z.exactOptional(text("What the dispute is called")),
        outcome: z.exactOptional(text("What came of the dispute")),
      })
      .nullable()
      .describe("Why its miss was excused"),
    startedAt: maybeInstant("When its clock started, or when it entered the cohort of a rate"),
    stoppedAt: maybeInstant("When it stopped, as the export says"),
    clock: clock.nullable().describe("Null where no clock ran"),
    outcome: z
      .strictObject({
        asks: text("What the rate counts"),
        isGood: z.boolean().describe("Whether it counts as good"),
        isDecided: z.boolean().describe("Whether its state is final"),
        decidedAt: maybeInstant("When that was decided"),
        side: z
          .enum(["for", "against"])
          .nullable()
          .describe("Whether it counts for the promise or against it; null while that is undecided"),
      })
      .nullable()
      .describe("Of a rate: what was found"),
    contributions: z.array(contribution).describe("Of a figure: what the record adds to that of its period"),
    downMs: z
      .number()
      .min(0)
      .nullable()
      .describe("Of an outage: the agreed time that it alone takes from the period"),
    attempts: attempts.nullable().describe("What was done, where enough of it stops the clock"),
  })
  .meta({ id: "ObjectiveExplanation", description: "How one objective judged one row" });

/** The explanation as a zod schema, for the JSON Schema and for the order of its keys. */
export const explanationModel = z.strictObject({
  schema: z.literal("sla-audit/explain@1").describe("The format of this file"),
  tool: reportModel.shape.tool,
  agreement: z
    .strictObject({
      id: text("Its id in the definition"),
      title: text("What it is called"),
      file: text("The definition file"),
    })
    .describe("The agreement by which the record was judged"),
  record: text("The id of the record"),
  asOf: instant("Open records are judged as of this instant"),
  timezone: text("The IANA zone of the agreement's periods"),
  rows: z.array(row).describe("Every row of the exports that bears the id"),
  objectives: z.array(objective).describe("One for each objective and each row that stands"),
  notFollowed: z
    .array(z.string())
    .describe("Objectives of the same sources that say nothing about this record by itself"),
  problems: reportModel.shape.problems,
} satisfies { [K in keyof Explanation]: z.ZodType });

/** The JSON Schema (draft 2020-12) of `sla-audit/explain@1`. */
export function explanationSchema(): object {
  return publishSchema(explanationModel, {
    name: "explain:1",
    title: "sla-audit explanation, version 1",
    description: "Why one record was judged as it was. Instants are ISO 8601 in UTC, durations milliseconds.",
  });
}
