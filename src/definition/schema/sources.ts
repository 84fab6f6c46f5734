import { z } from "zod";
import { delimiters, delimiterWords } from "../../model/delimiter.js";
import { type EncodingName, encodingNames } from "../../model/encoding.js";
import type { DateForm } from "../../model/notation.js";
import type { RecordKind } from "../../model/record.js";
import { filterSchema } from "./filter.js";
import { durationsSchema, numbersSchema } from "./notations.js";
import {
  choice,
  filePattern,
  lineNumber,
  list,
  mapping,
  named,
  oneOrMore,
  text,
  wholeNumber,
  word,
} from "./parts.js";

export const recordKinds = [
  "leads",
  "opportunities",
  "tickets",
  "accounts",
  "expenses",
  "ticket-history",
  "messages",
  "activities",
  "escalations",
  "deliveries",
  "outages",
] as const satisfies readonly RecordKind[];
export const dateForms = [
  "iso",
  "d/m/y",
  "m/d/y",
  "y/m/d",
  "month-name",
  "epoch-s",
  "epoch-ms",
] as const satisfies readonly DateForm[];

const dateForm = choice("iso, d/m/y, m/d/y, y/m/d, month-name, epoch-s or epoch-ms", dateForms);
const dateRule = z.union(
  [
    dateForm,
    mapping("{ form, date-only }", {
      form: dateForm.optional().describe("How the column writes its dates"),
      "date-only": choice("start or end", ["start", "end"])
        .optional()
        .describe("What a date without a time means: the start or the end of that day"),
    }),
  ],
  { error: "d/m/y, m/d/y, y/m/d, iso, month-name, epoch-s, epoch-ms, or { form, date-only }" },
);
const separator = 'comma, semicolon, tab or pipe, or the sign itself, such as ";"';
export const dateRules = z
  .union([dateForm, named("fields with the form of their dates, such as createdAt: d/m/y", dateRule)], {
    error: "d/m/y, m/d/y, y/m/d, iso, month-name, epoch-s, epoch-ms, or one of them for each field",
  })
  .optional()
  .describe("How dates are written, where the cells alone do not say so");
const linkField = "the name of a field, such as leadId";
const allowance = 'a number of rows such as 3, or a share such as "1%"';

export const sourcesSchema = named(
  "sources by name",
  mapping("a source's keys: file, kind, timezone, columns …", {
    file: oneOrMore("a file, a pattern such as exports/leads-*.csv, or a list of them", filePattern())
      .optional()
      .describe("The export, relative to this file; the command line may name another"),
    kind: choice(
      "leads, opportunities, tickets, accounts, expenses, ticket-history, messages, activities, escalations, deliveries or outages",
      recordKinds,
    )
      .optional()
      .describe("What its records are; the source's name unless said"),
    preset: text("a preset such as hubspot-deals, generic, or a file with one such as presets/acme.yaml")
      .optional()
      .describe(
        "What kind of export it is: a preset, generic for none, or a file with one of your own; its headers decide unless said",
      ),
    timezone: text("a zone such as America/New_York")
      .optional()
      .describe("The IANA zone of time stamps that carry none"),
    currency: text("a currency such as EUR")
      .optional()
      .describe("The ISO 4217 currency of amounts whose row names none"),
    encoding: choice(
      "utf-8, utf-16le, utf-16be, windows-1252, iso-8859-1, iso-8859-15 or macintosh",
      Object.keys(encodingNames) as [EncodingName, ...EncodingName[]],
    )
      .optional()
      .describe("How the bytes of the file are text; found where it is not said. A byte order mark wins"),
    delimiter: z
      .union([choice(separator, delimiterWords), choice(separator, delimiters)], { error: separator })
      .optional()
      .describe("What separates the cells; found where it is not said"),
    "header-line": lineNumber("the number of a line, from 1")
      .optional()
      .describe("The line of the headers, where titles stand above it; the first line is 1"),
    footers: list('a list of beginnings such as "Summe"', word("how a line behind the data begins"))
      .optional()
      .describe("How the first cell of the lines behind the data begins, beside the usual ways"),
    columns: named(
      "fields with their headers, such as createdAt: Create Date",
      word("the header of a column"),
    )
      .optional()
      .describe(
        "Field to header, for columns that are not found by their usual names, and for fields of your own",
      ),
    values: named(
      "fields with the meaning of their words, such as stage: { Closed Won: won }",
      named("words of the file with their meaning, such as Closed Won: won", word("what the word means")),
    )
      .optional()
      .describe("What the words of a column mean"),
    dates: dateRules,
    numbers: numbersSchema,
    durations: durationsSchema,
    blanks: list('a list of words such as "n/a"', word("a word that stands for a blank"))
      .optional()
      .describe("Further spellings of a blank cell"),
    keep: text("newest, one, all, first, last, or last by a field such as last by updatedAt")
      .optional()
      .describe(
        "Which of several rows with one id is the record: newest (of several files, by updatedAt or the order of the files; several in one file are a problem), one (several are a problem), all, first, last, or last by a field",
      ),
    "history-of": text("the name of a source, such as tickets")
      .optional()
      .describe("Of a ticket history: the source of its tickets; the only one unless said"),
    link: named(
      "sources with the field that names their records, such as leads: leadId",
      z.union(
        [
          word("the field that holds the id of the other record"),
          mapping("the keys field and to", {
            field: text(linkField).describe("The field of this source that names the other record"),
            to: text(linkField)
              .optional()
              .describe("The field of the other source that it names; id unless said"),
          }),
        ],
        { error: "a field such as leadId, or { field, to }" },
      ),
    )
      .optional()
      .describe("The sources whose records this one names; filters then ask of the linked records"),
    complete: z
      .boolean({ error: "true or false" })
      .optional()
      .describe(
        "It lists all that happened, so that nothing in it means that nothing happened; uptime needs it",
      ),
    maintenance: filterSchema
      .optional()
      .describe("Of outages, those that were agreed: they are none, and their time is not agreed time"),
    "allow-rejects": z
      .union([wholeNumber(allowance), text(allowance)], { error: allowance })
      .optional()
      .describe(
        "Rejected rows and unmeasurable records that the audit may leave out and still count as complete",
      ),
  }),
)
  .optional()
  .describe("The exports that are audited");
