import { z } from "zod";
import { periodUnits } from "../../time/period.js";
import { changingValueRule, reopenRule } from "./clock-rules.js";
import { contractKeys } from "./contract.js";
import { attribution, choice, effectiveDates, mapping, named, noDataRule, text, word } from "./parts.js";

const monthNames = "the month that begins the fiscal year: 1 to 12 or its name";

export const agreementSchema = mapping("the agreement's keys: id, title, parties, timezone …", {
  id: word('a short name such as "northwind-2025"').describe("Identifies the agreement in reports"),
  title: word("the agreement's title").describe("What people call the agreement"),
  parties: named(
    "the parties by name, such as provider and client",
    mapping("a party's name and contact", {
      name: word("the party's name").describe("What people call the party"),
      contact: word("how to reach the party").optional().describe("How to reach the party"),
    }),
  ).describe("Both sides promise: every objective has one of these as its owner"),
  effective: effectiveDates("the agreement"),
  timezone: text("a zone such as Europe/Berlin").describe("The IANA zone in which periods begin and end"),
  calendar: text("the name of a calendar")
    .optional()
    .describe("The calendar of every objective that names none"),
  reporting: mapping("how often and how soon: { every: month, within: 5 business days }", {
    every: choice("week, month, quarter or year", periodUnits)
      .optional()
      .describe("How long a measurement period is; every objective is judged for each of them"),
    within: text("a length of time such as 5 business days")
      .optional()
      .describe("How soon after a measurement period its report is due"),
  })
    .optional()
    .describe("The measurement period; month unless said"),
  "fiscal-year-start": z
    .union(
      [
        z.int({ error: monthNames }).min(1, { error: monthNames }).max(12, { error: monthNames }),
        text(monthNames),
      ],
      {
        error: monthNames,
      },
    )
    .optional()
    .describe("The month that begins the fiscal year, 1 to 12 or its name; January unless said"),
  ...contractKeys,
}).describe("Who agreed, for how long, and in which zone");

export const conventionsSchema = mapping("the conventions' keys: attribute-to, percentile …", {
  "attribute-to": attribution,
  percentile: choice("nearest-rank or linear", ["nearest-rank", "linear"])
    .optional()
    .describe("nearest-rank gives a duration that someone had; linear interpolates"),
  "business-day": choice("end-of-day or elapsed", ["end-of-day", "elapsed"])
    .optional()
    .describe(
      "end-of-day: due at the last close of the N-th later working day; elapsed: that much open time",
    ),
  "no-data": noDataRule,
  "stop-before-start": choice("unmeasurable or zero", ["unmeasurable", "zero"])
    .optional()
    .describe("What a record whose stop lies before its start is"),
  reopen: reopenRule,
  "changing-values": changingValueRule,
})
  .optional()
  .describe(
    "Choices where respected systems differ; the defaults are start, nearest-rank, end-of-day, fail, unmeasurable, last-close, at-end",
  );
