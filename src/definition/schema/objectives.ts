import { z } from "zod";
import { metrics } from "../../metrics/index.js";
import { changingValueRule, pausesSchema, reopenRule } from "./clock-rules.js";
import { escalationSchema, penaltiesSchema } from "./consequences.js";
import { filterSchema } from "./filter.js";
import {
  attribution,
  choice,
  effectiveDates,
  list,
  mapping,
  named,
  noDataRule,
  percent,
  text,
  wholeNumber,
  word,
} from "./parts.js";

const field = "the name of a field, such as createdAt";

const ratio = mapping("a ratio's keys: of, where, good, decided, entered-at, decided-at", {
  of: text("the name of a source").describe("The source whose records are counted"),
  where: filterSchema.optional().describe("Which of its records the ratio is about"),
  good: filterSchema.describe("The records that count as good"),
  decided: filterSchema.optional().describe("The records whose outcome is final; without it all of them are"),
  "entered-at": text(field)
    .optional()
    .describe("The instant at which a record enters the cohort; createdAt unless said"),
  "decided-at": text(field)
    .optional()
    .describe("The instant at which the outcome was decided; needed for basis: decided"),
});

const of = text("the name of a source").describe("The source whose records are meant");
const counted = {
  of,
  where: filterSchema.optional().describe("Which of its records count; all of them unless said"),
  at: text(field)
    .optional()
    .describe("The instant at which a record counts; createdAt, or the first one of its kind, unless said"),
};
const added = text("the name of a field of numbers, such as amount");
const figures = {
  count: mapping("a count's keys: of, where, at", counted).optional().describe("How many records count"),
  sum: mapping("a sum's keys: of, field, where, at", {
    ...counted,
    field: added.describe("The field whose numbers are added"),
  })
    .optional()
    .describe("The sum of a field of numbers"),
  distinct: mapping("the keys of distinct: of, field, where, at", {
    ...counted,
    field: text("the name of a field, such as account").describe(
      "The field whose different words are counted; a record in which it is blank counts by itself",
    ),
  })
    .optional()
    .describe("How many different words a field holds, such as customers"),
};
const metricOfOwn = mapping(
  "a metric of your own: { ratio: … }, { count: … }, { sum: … }, { distinct: … }, { average: … } or { duration: … }",
  {
    ratio: ratio.optional().describe("The share of records for which good holds"),
    ...figures,
    per: mapping("what the figure is divided by: { count: … }, { sum: … } or { distinct: … }", figures)
      .optional()
      .describe("What a count, a sum or distinct is divided by, of the same source or of another"),
    average: mapping("an average's keys: of, field, where, at", {
      ...counted,
      field: added.describe("The field whose mean is taken; records in which it is blank take no part"),
    })
      .optional()
      .describe("The mean of a field of numbers"),
    duration: mapping("a duration's keys: of, where, from, to, measured", {
      of,
      where: filterSchema.optional().describe("Which of its records it is about; all of them unless said"),
      from: text(field).describe("The field of the instant that starts the clock"),
      to: text(field).optional().describe("The field of the instant that stops it"),
      measured: text("the name of a field with a length of time, such as firstResponseDuration")
        .optional()
        .describe("The field with the time itself, as the vendor's clock measured it"),
    })
      .optional()
      .describe("The time from one instant of a record to another"),
  },
);

/** A metric of the shelf completes in an editor; any other text is answered with the list. */
const metricName = text("the name of a metric").meta({
  anyOf: [...metrics.map(({ metric, description }) => ({ const: metric.id, description }))],
});

const bound = (expected: string) =>
  z.union([text(expected), z.number({ error: expected }).min(0, { error: expected })], { error: expected });
const limit = text("how long it may take, such as 4 business hours");
const expectedTarget = 'a promise such as "95% within 4 business hours" or "at least 20%"';

const target = z.union(
  [
    text(expectedTarget),
    mapping("a promise such as { share: 95%, within: 4 business hours } or { at-least: 20% }", {
      share: percent("a percentage with its sign, such as 95%")
        .optional()
        .describe("The share of records that must keep the limit"),
      within: limit.optional().describe("The limit"),
      by: text("the name of a field with each record's own due, such as dueAt")
        .optional()
        .describe("The field in which each record brings its own due"),
      percentile: word("a percentile such as 90")
        .optional()
        .describe("The percentile that must keep the limit, such as 90"),
      "average-within": limit.optional().describe("The limit that the average must keep"),
      "at-least": bound("the least that keeps the promise, such as 20%, 100 per month or 5000 USD")
        .optional()
        .describe("The smallest share or figure that keeps the promise"),
      "at-most": bound("the most that keeps the promise, such as 2%, 5 per month or 400 EUR")
        .optional()
        .describe("The largest share or figure that keeps the promise"),
    }),
  ],
  { error: expectedTarget },
);

const overrides = list(
  "a list of { when, target }",
  mapping("an override's keys: title, when, effective, target, calendar", {
    title: word("what people call these terms").optional().describe("What reports call these terms"),
    when: filterSchema
      .optional()
      .describe("The records that it is about; all of them where only dates are given"),
    effective: effectiveDates("the override"),
    target: target.optional().describe("The promise for these records; the objective's unless said"),
    calendar: text("the name of a calendar")
      .optional()
      .describe("The calendar for these records; the objective's unless said"),
    penalty: penaltiesSchema,
  }),
);

export const objectivesSchema = list(
  "a list of objectives",
  mapping("an objective's keys: id, metric, owner, target …", {
    id: word('a short name such as "first-response"').describe(
      "Identifies the objective in options and reports",
    ),
    title: word("the objective's title").optional().describe("What people call the objective"),
    metric: z
      .union([metricName, metricOfOwn], {
        error: "the name of a metric, or one of your own such as { ratio: { of, good } }",
      })
      .describe("What is measured: a metric by name, or one of your own"),
    of: text("the name of a source")
      .optional()
      .describe("The source, where several have the metric's kind of records"),
    owner: text("the name of a party").describe("The party that promises it"),
    calendar: text("the name of a calendar")
      .optional()
      .describe("The calendar on which business time runs; the agreement's unless said"),
    clock: choice("computed or vendor", ["computed", "vendor"])
      .optional()
      .describe(
        "Whose clock tells how long it took: computed from the export's instants, or the vendor's, as a column of the export has it",
      ),
    where: filterSchema.optional().describe("Which records it is about"),
    target: target.describe(
      "The promise: 95% within 4 business hours, 95% by dueAt, p90 within 3 business days, average within 8 hours, at least 20%, at most 2%, at least 100 per month by day 20, at most 400 EUR, at least 4.2, 90% with at least 6 within 10 business days, 100% by friday 17:00 each week",
    ),
    overrides: overrides
      .optional()
      .describe("Other terms for some customers, priorities or dates; the first that matches wins"),
    pauses: pausesSchema,
    "pause-while": filterSchema
      .optional()
      .describe("The events of the history after which the clock stands still until the next one"),
    reopen: reopenRule,
    "changing-values": changingValueRule,
    basis: choice("cohort or decided", ["cohort", "decided"])
      .optional()
      .describe("For ratios: among the records that entered in the period, or among those decided in it"),
    "at-risk-after": percent("a percentage with its sign, such as 80%")
      .optional()
      .describe("The share of the limit after which an open record is at risk; 80% unless said"),
    "warning-margin": percent("a percentage with its sign, such as 1%")
      .optional()
      .describe("How near to the target a figure that meets it is still called at risk; 0% unless said"),
    "minimum-records": wholeNumber("a whole number of records, such as 20")
      .optional()
      .describe("With fewer records than this there is no data"),
    "unless-reached": z
      .boolean({ error: "true or false" })
      .optional()
      .describe("For follow-up attempts: a lead that was reached needs no more of them"),
    "no-data": noDataRule,
    "attribute-to": attribution,
    using: named("constants by name, such as lifetime: 36 months", word("a constant such as 70%"))
      .optional()
      .describe(
        "Numbers that the metric needs from both sides, such as { lifetime: 36 months, margin: 70% }",
      ),
    effective: effectiveDates("the objective"),
    penalty: penaltiesSchema,
    escalation: escalationSchema,
  }),
)
  .min(1, { error: "at least one objective" })
  .describe("What was promised");
