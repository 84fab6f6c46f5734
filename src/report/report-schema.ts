import { z } from "zod";
import { changingValueRules, reopenRules } from "../model/clock-rules.js";
import { delimiters } from "../model/delimiter.js";
import { encodings } from "../model/encoding.js";
import type { ProblemCode } from "../model/problem.js";
import type { AuditReport } from "../model/report.js";
import { verdicts } from "../model/verdict.js";
import { baselineModel } from "./baseline-schema.js";
import { contractKeys } from "./contract-schema.js";
import { disputes, escalation, levelAudit, missedEscalation } from "./escalation-schema.js";
import { publishSchema } from "./publish-schema.js";
import { money, remedyModel } from "./remedy-schema.js";
import { span } from "./span-schema.js";
import { causeCountModel, causeModel, supportModel } from "./support-schema.js";

const text = (description: string) => z.string().describe(description);
const count = (description: string) => z.int().min(0).describe(description);
const instant = (description: string) => z.string().meta({ format: "date-time", description });
const nullableInstant = (description: string) =>
  z.string().meta({ format: "date-time" }).nullable().describe(description);
const durationMs = (description: string) => z.number().min(0).describe(description);
const verdict = (description: string) => z.enum(verdicts).describe(description);

const result = {
  verdict: verdict("Its verdict; over several measurement periods the worst of theirs"),
  actual: z
    .strictObject({
      value: z.number().nullable().describe("The figure in its unit; null where there is no data"),
      unit: z
        .string()
        .regex(/^(share|ms|count|score|[A-Z]{3})$/)
        .describe(
          "share is 0 to 1, ms a duration, count and score plain numbers; else a currency such as EUR",
        ),
      text: text("The figure for people, never rounded across the target"),
      lowerBound: z
        .boolean()
        .describe(
          "True where records still running take part with their time so far, and may raise the figure",
        ),
    })
    .describe("What was reached"),
  counts: z
    .strictObject({
      total: count("All records in scope, excluded and unmeasurable ones included"),
      met: count(
        "Records that kept their limit; of a rate, records that are good; of a figure, those it stands on",
      ),
      breached: count("Records that ended after their due"),
      overdue: count("Open records whose due has passed"),
      atRisk: count("Open records past the warning share of their limit"),
      onTrack: count("Open records before that; of a rate, records still undecided"),
      excluded: count("Records left out by an agreed exclusion"),
      waived: count("Records that breached and were excused by a waiver"),
      unmeasurable: count("Records in scope whose data does not allow a verdict"),
      missed: count("Of a rate, records that are decided and not good"),
    })
    .describe("How many records have which verdict"),
  attainment: z
    .strictObject({
      gross: z.number().nullable().describe("met / (met + breached + overdue + waived)"),
      adjusted: z.number().nullable().describe("The same without waived records; it decides the verdict"),
    })
    .nullable()
    .describe("Null for targets that are no share of records within a limit"),
  budget: z
    .strictObject({
      allowed: count("How many misses the target allows over the decided records"),
      left: z.int().describe("How many of them are left; negative when they are overdrawn"),
    })
    .nullable()
    .describe("Null for targets that are no share"),
  uptime: z.exactOptional(
    z
      .strictObject({
        agreedMs: durationMs("The agreed time until asOf"),
        downMs: durationMs("How much of it outages cover"),
      })
      .describe("Of an uptime: the times that its share is made of"),
  ),
};

const outage = z
  .strictObject({
    record: text("The id of the outage"),
    file: text("The file that it was read from"),
    line: z.int().min(1).describe("The line on which it begins"),
    period: text("The label of the measurement period"),
    startedAt: instant("When it began"),
    endedAt: nullableInstant("When it ended; null while it lasts"),
    downMs: durationMs("The agreed time of the period that it covers, whatever others cover too"),
  })
  .meta({ id: "Outage", description: "An outage that covers agreed time of a measurement period" });

const input = z
  .strictObject({
    source: text("The name of the source"),
    file: text("The file as it was named"),
    sha256: text("SHA-256 of its bytes in hexadecimal"),
    unread: z.exactOptional(
      z.literal(true).describe("There where a problem of its source kept all rows from being audited"),
    ),
    rows: count("Rows read; the five counts below add up to it"),
    audited: count("Rows judged by at least one objective"),
    outOfScope: count("Rows that no objective is about"),
    superseded: count("Older rows of a record that has a newer one"),
    ignored: count("Lines that are no records"),
    ignoredAs: z.exactOptional(
      z
        .strictObject({
          blank: count("Lines without anything on them"),
          title: count("Lines above the header"),
          footer: count("Totals and other lines behind the data"),
          header: count("The header once more, as in files that were joined"),
        })
        .describe("What the ignored lines are; absent where there is none"),
    ),
    rejected: count("Rows that could not be read; problems say why"),
    rejectedFor: z.exactOptional(
      z
        .record(z.string(), count("How many rows"))
        .describe("How many rows were rejected for each reason, by its code; there where one was"),
    ),
    preset: z.exactOptional(
      z
        .strictObject({
          id: text("Its id in the definition, or the name of its file"),
          title: text("What it is called"),
          because: z
            .array(z.string())
            .describe("The headers by which it was found; empty where the definition names it"),
        })
        .describe("What the export was read as; absent where its usual headers were looked for"),
    ),
    encoding: z.exactOptional(z.enum(encodings).describe("How its bytes are text; absent where it is UTF-8")),
    compression: z.exactOptional(
      z.literal("gzip").describe("How its bytes are packed; absent where they are not"),
    ),
    delimiter: z.exactOptional(
      z.enum(delimiters).describe("What separates its cells; absent where it is a comma"),
    ),
    headerLine: z.exactOptional(
      z.int().min(1).describe("The line of its headers; absent where it is the first"),
    ),
    columns: z
      .array(
        z.strictObject({
          field: text("The field of the record"),
          header: text("The header of the column it was read from"),
          form: z.exactOptional(text("How the column writes its dates or numbers, e.g. d/m/y or 1.234,56")),
          noDates: z.exactOptional(
            z.literal(true).describe("There where dates are looked for and every cell is blank"),
          ),
          decidedBy: z.exactOptional(
            z
              .strictObject({
                line: z.int().describe("The line on which its row begins, from 1"),
                value: text("What the cell holds"),
              })
              .describe("The cell that decided the form, where it was not declared"),
          ),
          timezone: z.exactOptional(text("The zone in which stamps without an offset were read")),
        }),
      )
      .describe("How the columns were read"),
  })
  .meta({ id: "Input", description: "One export that was read, and where each of its rows went" });

const periodResults = z
  .array(z.strictObject({ ...span, ...result }).meta({ id: "MeasurementPeriod" }))
  .describe("Each measurement period judged on its own");

const goal = z
  .strictObject({
    bound: z.enum(["at-least", "at-most"]).describe("On which side of it the figure keeps the promise"),
    value: z.number().describe("In the unit of the figure"),
  })
  .meta({ id: "Goal", description: "A target as one number" });

const binCounts = (description: string) => z.array(count("How many records")).describe(description);

const distribution = z
  .strictObject({
    edges: z
      .array(z.number())
      .describe("Where the bins end, the end included, as shares of a record's limit; the last has no end"),
    met: binCounts("Records that kept their limit, by bin"),
    missed: binCounts("Records that did not, by bin; overdue ones with their time so far"),
    waived: binCounts("Records that were excused, by bin"),
    limitMs: z
      .number()
      .min(0)
      .nullable()
      .describe("The one limit of all records; null where there are several"),
  })
  .meta({ id: "Distribution", description: "How long records took, as shares of their own limit" });

const part = z
  .strictObject({
    override: z
      .string()
      .nullable()
      .describe("The override that sets the target; null for the objective's own"),
    target: text("The promise to these records as it was written"),
    goal: z.exactOptional(goal.describe("The same as one number")),
    ...result,
    periods: periodResults,
  })
  .meta({ id: "Part", description: "The records of an objective that share a target, judged alone" });

const group = z
  .strictObject({
    group: z.string().nullable().describe("The word of the column; null where it is blank"),
    ...result,
  })
  .meta({ id: "Group", description: "The records of an objective that share a word; they decide nothing" });

const objective = z
  .strictObject({
    ...result,
    id: text("Its id in the definition"),
    title: text("What it is called"),
    metric: text("The id of its metric"),
    source: text("The name of the source that it reads"),
    owner: text("The id of the party that promised it"),
    calendar: z.string().nullable().describe("The id of its calendar; null where it runs on real time"),
    target: text("The promise as it was written"),
    goal: z.exactOptional(goal.describe("The same as one number; absent where no one number is promised")),
    basis: z
      .enum(["cohort", "decided"])
      .nullable()
      .describe("Which records a rate is about; null for others"),
    clock: z
      .enum(["computed", "vendor"])
      .nullable()
      .describe("Whose clock measured its times: computed from instants, or the vendor's; null for others"),
    measuredIn: z.exactOptional(
      z.array(z.string()).describe("Of a vendor's clock: the fields with what it measured"),
    ),
    shape: z
      .enum(["duration", "ratio", "retention", "figure", "attempts", "cadence", "uptime"])
      .describe(
        "A time for each record, a share of records, of a period's stock, or one figure over records",
      ),
    line: z.int().min(1).nullable().describe("Its line in the definition"),
    periods: periodResults,
    parts: z.array(part).describe("Where overrides set more than one target: each judged alone"),
    groups: z.array(group).describe("The objective split by the words of one column"),
    exclusions: z
      .array(
        z.strictObject({
          reason: text("Why both sides left them out"),
          count: count("Records left out for it"),
        }),
      )
      .describe("Records left out by agreement"),
    credit: z.exactOptional(
      money(
        "What its breaches come to over the audited periods, each under its cap; absent where they cost nothing",
      ),
    ),
    outages: z.exactOptional(z.array(outage).describe("Of an uptime: the outages that count, longest first")),
    causes: z.exactOptional(
      causeCountModel.describe(
        "Where the agreement stands on others and something was missed: how many misses have one of theirs behind them",
      ),
    ),
    distribution: z.exactOptional(
      distribution.describe(
        "How long its records took; absent where each brings its own due, and where none is decided",
      ),
    ),
    escalationAudit: z.exactOptional(
      z
        .array(levelAudit)
        .describe("Whether its records were escalated as agreed, by level; absent where nothing tells it"),
    ),
    escalatedIn: z.exactOptional(
      text("The source that lists who was told; absent where the records say it themselves, or nothing does"),
    ),
  })
  .meta({ id: "Objective", description: "One objective's result over the whole period" });

const breach = z
  .strictObject({
    objective: text("The id of the objective"),
    record: text("The id of the record"),
    account: z.string().nullable().describe("The customer that the record belongs to"),
    owner: z.string().nullable().describe("The person who handles the record"),
    file: text("The file that it was read from"),
    line: z.int().min(1).describe("The line on which it begins"),
    period: text("The label of its measurement period"),
    startedAt: instant("When its clock started"),
    dueAt: nullableInstant("The latest instant that would have kept the limit"),
    stoppedAt: nullableInstant("When its clock stopped; null while it runs, or where only its time is known"),
    elapsedMs: durationMs("Time on the objective's clock, until asOf for an open record"),
    limitMs: z.number().min(0).nullable().describe("How long it was allowed to take on that clock"),
    overrunMs: durationMs("By how much the limit was missed on that clock"),
    lateMs: z
      .number()
      .nullable()
      .describe(
        "Real time between due and the stop, or asOf for an open record; null where the stop is not known",
      ),
    pausedMs: durationMs("Time that did not count although its clock would have run: pauses"),
    pauses: z.exactOptional(
      z.literal("total only").describe("Where pauses are known only as a total, not when they were"),
    ),
    vendorClock: z.exactOptional(
      z
        .enum(["taken", "remaining"])
        .describe(
          "Where the vendor's clock measured it: the export tells what it took, or what was left of the limit",
        ),
    ),
    cycle: z.exactOptional(
      z.int().min(1).describe("Which cycle of a reopened ticket, or which wait of a conversation, from 1"),
    ),
    verdict: z.enum(["breached", "overdue"]).describe("overdue: still open"),
    override: z
      .string()
      .nullable()
      .describe("The override by which it was judged; null for the objective's own terms"),
    waiver: z
      .strictObject({
        reason: text("Why it was excused"),
        approvedBy: text("Who excused it"),
        approvedOn: text("The date of that, YYYY-MM-DD"),
        until: z.string().nullable().describe("The last date on which that holds"),
        dispute: z.exactOptional(text("What the dispute is called")),
        outcome: z.exactOptional(text("What came of the dispute")),
      })
      .nullable()
      .describe("Why it was excused; null where it was not"),
    disputableUntil: z.exactOptional(
      instant("The last instant at which it can be disputed; absent where that has passed"),
    ),
    causes: z.exactOptional(
      z.array(causeModel).describe("The misses of agreements that this one stands on which lie behind it"),
    ),
    known: z.exactOptional(z.literal(true).describe("There where the baseline has the same miss")),
  })
  .meta({ id: "Breach", description: "A record that missed its limit" });

const problemCode = z.string() as unknown as z.ZodType<ProblemCode>;

const problem = z
  .strictObject({
    code: problemCode.describe("What kind of problem; codes are kept stable"),
    severity: z.enum(["error", "warning"]).describe("An error makes the audit incomplete"),
    file: z.string().nullable().describe("The file that it is in"),
    line: z.int().min(1).nullable().describe("Its line, from 1"),
    column: z.int().min(1).nullable().describe("Its column, from 1"),
    message: text("What was found, in one sentence"),
    help: z.string().nullable().describe("What to write instead"),
    context: z.string().nullable().describe("What it belongs to: the column, the objective"),
    excerpt: z
      .strictObject({
        line: z.int().min(1).describe("The line that is shown, from 1"),
        text: text("The line as it stands in the file"),
        column: z.int().min(1).describe("The first marked character, from 1"),
        length: z.int().min(1).describe("How many characters are marked"),
      })
      .nullable()
      .describe("The line of the file and the part of it that is meant"),
    more: z.exactOptional(
      z
        .strictObject({
          like: problemCode.describe("Their code"),
          count: count("How many they are"),
        })
        .describe("Where it stands for further problems of one kind in its file, which are not listed"),
    ),
  })
  .meta({ id: "Problem", description: "Something in a file or in the run that a person should know" });

const placedCell = z
  .strictObject({
    file: text("The file"),
    line: count("The line on which the row begins"),
    value: text("The cell, trimmed; a long one is cut"),
  })
  .meta({ id: "PlacedCell", description: "A cell of a file" });

const differingCell = z
  .strictObject({
    record: text("The id of the record"),
    field: text("The field"),
    header: text("Its column, as the later of the two files has it"),
    before: placedCell.describe("In the file that is read first"),
    after: placedCell.describe("In the file that is read later"),
  })
  .meta({ id: "DifferingCell", description: "A cell of one record that two files have with other values" });

const finding = z
  .strictObject({
    rule: text("The id of the rule, as findings in the definition has it"),
    title: text("What the rule looks for"),
    threshold: text("The threshold that was reached"),
    source: text("The name of the source"),
    count: count("How many records, or days, it is about"),
    message: text("What was found, in one sentence"),
    records: z.array(z.string()).describe("The first few records"),
    places: z
      .exactOptional(z.array(differingCell))
      .describe("Of files-disagree: the first few cells that two files have with other values"),
  })
  .meta({ id: "Finding", description: "Suspicious data" });

/**
 * The report as a zod schema, for the JSON Schema and for the order of its keys. A test holds it equal
 * to the type `AuditReport`.
 */
export const reportModel = z.strictObject({
  schema: z.literal("sla-audit/report@1").describe("The format of this file"),
  tool: z
    .strictObject({ name: z.literal("sla-audit").describe("Its name"), version: text("Its version") })
    .describe("The program that made the report"),
  agreement: z
    .strictObject({
      id: text("Its id in the definition"),
      title: text("What it is called"),
      file: text("The definition file"),
      sha256: z.string().nullable().describe("SHA-256 of its bytes; null where it did not come from a file"),
      included: z
        .array(z.strictObject({ file: text("The file"), sha256: text("SHA-256 of its bytes") }))
        .describe("The files that it names beside the exports, such as one of waivers"),
      parties: z
        .array(
          z.strictObject({
            id: text("provider, client, or any name that the definition uses"),
            name: text("What it is called"),
            contact: z.exactOptional(text("Whom to write to")),
          }),
        )
        .describe("Who promised what to whom"),
      ...contractKeys,
      disputes: z.exactOptional(disputes.describe("How breaches are disputed; absent where it does not say")),
    })
    .describe("The agreement that was audited"),
  period: z.strictObject(span).describe("The period that was audited"),
  asOf: instant("Open records are judged as of this instant"),
  timezone: text("The IANA zone of the agreement's periods"),
  conventions: z
    .strictObject({
      attributeTo: z.enum(["start", "due", "stop"]).describe("Which event puts a record into a period"),
      percentile: z.enum(["nearest-rank", "linear"]).describe("How percentiles are taken"),
      businessDay: z.enum(["end-of-day", "elapsed"]).describe("What a business day means in a limit"),
      noData: z.enum(["fail", "warn", "pass"]).describe("What an objective without data does"),
      stopBeforeStart: z
        .enum(["unmeasurable", "zero"])
        .describe("What a record is whose stop lies before its start"),
      reopen: z.enum(reopenRules).describe("What a ticket that was closed more than once is judged by"),
      changingValues: z
        .enum(changingValueRules)
        .describe("Which value of a field that changed while the clock ran decides"),
    })
    .describe("The choices in force where respected systems differ"),
  verdict: verdict("The worst of the objectives' verdicts, or incomplete"),
  groupBy: z.string().nullable().describe("The column by which objectives are split; null for none"),
  inputs: z.array(input).describe("Every export that was read, with its rows accounted for"),
  objectives: z.array(objective).describe("The objectives, in the order of the definition"),
  breaches: z.array(breach).describe("Every record that missed its limit"),
  escalations: z
    .exactOptional(z.array(escalation))
    .describe("Open records that have reached a level of escalation; absent where no objective has levels"),
  missedEscalations: z
    .exactOptional(z.array(missedEscalation))
    .describe("Escalations that came late or never; absent where nothing tells of escalations"),
  remedies: z.exactOptional(remedyModel.describe("What breaches come to")),
  findings: z.array(finding).describe("What looks suspicious in the exports; it changes no verdict"),
  problems: z.array(problem).describe("Errors and warnings, rejected rows included"),
  supportedBy: z.exactOptional(
    z
      .array(supportModel({ input, actual: result.actual, counts: result.counts }))
      .describe("The agreements that this one stands on, audited over the same period"),
  ),
  baseline: z.exactOptional(baselineModel.describe("What is new against an earlier report")),
} satisfies { [K in keyof AuditReport]: z.ZodType });

/** The JSON Schema (draft 2020-12) of `sla-audit/report@1`. */
export function reportSchema(): object {
  return publishSchema(reportModel, {
    name: "report:1",
    title: "sla-audit report, version 1",
    description:
      "The result of an SLA audit. Instants are ISO 8601 in UTC, shares 0 to 1, durations milliseconds.",
  });
}
