import { z } from "zod";
import { metrics } from "../../metrics/index.js";
import { filterSchema } from "./filter.js";
import {
  attribution,
  choice,
  effectiveDates,
  list,
  mapping,
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

/** A metric of the shelf completes in an editor; any other text is answered with the list. */
const metricName = text("the name of a metric").meta({
  anyOf: [...metrics.map(({ metric, description }) => ({ const: metric.id, description }))],
});

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
      "at-least": percent("a percentage with its sign, such as 20%")
        .optional()
        .describe("The smallest share that keeps the promise"),
      "at-most": percent("a percentage with its sign, such as 2%")
        .optional()
        .describe("The largest share that keeps the promise"),
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
      .union(
        [
          metricName,
          mapping("a metric of your own: { ratio: { of, good } }", {
            ratio: ratio.describe("The share of records for which good holds"),
          }),
        ],
        {
          error: "the name of a metric, or { ratio: { of, good } }",
        },
      )
      .describe("What is measured: a metric by name, or a ratio of your own"),
    of: text("the name of a source")
      .optional()
      .describe("The source, where several have the metric's kind of records"),
    owner: text("the name of a party").describe("The party that promises it"),
    calendar: text("the name of a calendar")
      .optional()
      .describe("The calendar on which business time runs; the agreement's unless said"),
    where: filterSchema.optional().describe("Which records it is about"),
    target: target.describe(
      "The promise: 95% within 4 business hours, 95% by dueAt, p90 within 3 business days, average within 8 hours, at least 20%, at most 2%, 90% with at least 6 within 10 business days, 100% by friday 17:00 each week",
    ),
    overrides: overrides
      .optional()
      .describe("Other terms for some customers, priorities or dates; the first that matches wins"),
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
    effective: effectiveDates("the objective"),
  }),
)
  .min(1, { error: "at least one objective" })
  .describe("What was promised");
