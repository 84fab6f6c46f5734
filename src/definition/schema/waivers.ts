import { z } from "zod";
import { date, filePattern, list, mapping, text, word } from "./parts.js";

const waiverList = list(
  "a list of waivers",
  mapping("a waiver's keys: record, objective, reason, approved-by, on, until, dispute, outcome", {
    record: word("the id of the record, as the export has it").describe(
      "The id of the record whose breach is excused",
    ),
    objective: text("the id of an objective")
      .optional()
      .describe("The objective whose breach is excused; every objective unless said"),
    reason: text("why the breach is excused; reports show it beside the record").describe(
      "Why the breach is excused; reports show it",
    ),
    "approved-by": word("who excused it; a breach is never excused without a name").describe(
      "Who excused it",
    ),
    on: date().describe("The day on which it was excused"),
    until: date().optional().describe("The last day on which the waiver holds; for good unless said"),
    dispute: word("what the dispute is called, such as D-17")
      .optional()
      .describe("The dispute that it came of, such as D-17; reports show it"),
    outcome: text("what came of the dispute")
      .optional()
      .describe("What came of the dispute; reports show it"),
  }),
);

const expectedWaivers = "a list of waivers, or the name of a file with them such as waivers.yaml";

export const waiversSchema = z
  .union([filePattern(), waiverList], { error: expectedWaivers })
  .optional()
  .describe("Breaches that were excused: a list, or the name of a file with one, relative to this file");

/** The shape of a file of waivers: the list, alone or under its name. */
export const waiverFileSchema = z.union(
  [waiverList, mapping("the key waivers, with a list of them", { waivers: waiverList })],
  { error: "a list of waivers, or waivers: with a list" },
);

export type WaiverInput = z.infer<typeof waiverList>[number];
