import type { z } from "zod";
import { durationsSchema, numbersSchema } from "./notations.js";
import { choice, list, mapping, named, oneOrMore, text, word } from "./parts.js";
import { dateRules, recordKinds } from "./sources.js";

const header = word("the header of a column");

/** The shape of a preset of the user's own, in a file of its own. */
export const presetFileSchema = mapping("a preset's keys: title, kind, columns …", {
  title: text("what the export is called, such as Acme CRM leads")
    .optional()
    .describe("What the export is called in reports; the file's name unless said"),
  kind: choice(`${recordKinds.slice(0, -1).join(", ")} or ${recordKinds.at(-1)}`, recordKinds)
    .optional()
    .describe("What its records are; that of the preset that it extends unless said"),
  extends: text("the id of a preset, such as salesforce-report-leads")
    .optional()
    .describe("The preset whose columns, words and blanks hold where this file says nothing"),
  columns: named(
    "fields with their headers, such as createdAt: Create Date",
    oneOrMore("the header of a column, or a list of headers of which the first that is there counts", header),
  )
    .optional()
    .describe("Field to header, or to several of which the first that a file has counts"),
  values: named(
    "fields with the meaning of their words, such as stage: { Signed: won }",
    named("words of the file with their meaning, such as Signed: won", word("what the word means")),
  )
    .optional()
    .describe("What the words of a column mean"),
  flags: named(
    "fields with the columns that settle them, such as stage: { Is Won: won, Is Closed: lost }",
    named("headers with what a yes in them means, such as Is Won: won", word("what a yes means")),
  )
    .optional()
    .describe("Columns of yes and no that settle what a word means; the first that says yes counts"),
  dates: dateRules,
  numbers: numbersSchema,
  durations: durationsSchema,
  blanks: list('a list of words such as "n/a"', word("a word that stands for a blank"))
    .optional()
    .describe("Further spellings of a blank cell"),
  footers: list("a list of beginnings such as Grand Totals", word("how a line behind the data begins"))
    .optional()
    .describe("How the first cell of lines behind the data begins"),
  timezone: text("a zone such as America/New_York")
    .optional()
    .describe("The IANA zone of time stamps that carry none, where the source does not say"),
});

export type PresetFileInput = z.infer<typeof presetFileSchema>;
