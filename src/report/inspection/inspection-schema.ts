import { z } from "zod";
import { delimiters } from "../../model/delimiter.js";
import { encodings } from "../../model/encoding.js";
import { fieldsOfKind } from "../../model/fields.js";
import type { FileReport, InspectionReport } from "../../model/inspection.js";
import type { RecordKind } from "../../model/record.js";
import { publishSchema } from "../publish-schema.js";
import { reportModel } from "../report-schema.js";

const text = (description: string) => z.string().describe(description);
const count = (description: string) => z.int().min(0).describe(description);
const fromOne = (description: string) => z.int().min(1).describe(description);
const flag = (description: string) => z.boolean().describe(description);

const recordKind = z.enum(Object.keys(fieldsOfKind) as [RecordKind, ...RecordKind[]]);

const cell = z
  .strictObject({ value: text("What it holds, trimmed"), line: fromOne("The line on which its row begins") })
  .meta({ id: "Cell", description: "A cell as evidence" });

const valueCount = z
  .strictObject({
    value: text("The value, trimmed; a long one in part"),
    count: count("How often it stands"),
  })
  .meta({ id: "ValueCount", description: "A value and how often it stands in the column" });

const dates = z
  .strictObject({
    form: z
      .enum(["iso", "y/m/d", "d/m/y", "m/d/y", "month-name", "epoch-s", "epoch-ms"])
      .nullable()
      .describe("How they are written; null where day and month can't be told apart"),
    holds: z.enum(["dates", "dates-and-times", "both"]).describe("Whether times of day stand with them"),
    zones: z.enum(["all", "some", "none"]).describe("How many carry an offset from UTC"),
    decidedBy: cell
      .nullable()
      .describe("A cell that can be read in this form only; null where none had to decide"),
    ambiguous: count("How many can be read as day/month and as month/day"),
    firstAmbiguous: cell.nullable().describe("The first of those"),
    from: z.string().nullable().describe("The earliest, as wall time; with Z where all carry an offset"),
    to: z.string().nullable().describe("The latest"),
  })
  .meta({ id: "Dates", description: "How a column writes its dates" });

const numbers = z
  .strictObject({
    form: z
      .string()
      .nullable()
      .describe(
        "An example of how groups and decimals are set, such as 1,234.56; null where nothing shows it",
      ),
    isWhole: flag("Whether none has decimals"),
    isPercent: flag("Whether they are percentages"),
    currencies: z.array(z.string()).describe("Signs and codes of currencies that stand with them"),
    decidedBy: cell
      .nullable()
      .describe("A cell that can be read in this form only; null where none had to decide"),
    ambiguous: count("How many can be read with a decimal point and a decimal comma, where no cell decides"),
    firstAmbiguous: cell.nullable().describe("The first of those"),
    from: z.number().nullable().describe("The least; null where the form is open"),
    to: z.number().nullable().describe("The greatest"),
  })
  .meta({ id: "Numbers", description: "How a column writes its numbers" });

const durations = z
  .strictObject({
    from: text("The shortest, as the file writes it"),
    to: text("The longest"),
  })
  .meta({ id: "Durations", description: "Lengths of time that are written in parts, such as 1:23:45" });

const column = z
  .strictObject({
    position: fromOne("Its place in a row"),
    header: text("Its header"),
    field: z.string().nullable().describe("The field that an audit reads from it; null where it reads none"),
    mappedBy: z
      .enum(["preset", "header"])
      .nullable()
      .describe("Why that field: the preset says so, or its usual headers"),
    zone: z.string().nullable().describe("The zone that its header says its stamps are in"),
    filled: count("Cells with a value"),
    blank: count("Cells without one"),
    blankWords: z.array(valueCount).describe("Words that stand for a blank"),
    kind: z
      .enum(["instant", "number", "duration", "word", "text", "blank"])
      .describe("What most of its values are; word has few different ones, text many"),
    dates: dates.nullable().describe("Of instants"),
    numbers: numbers.nullable().describe("Of numbers"),
    durations: durations.nullable().describe("Of lengths of time in parts"),
    distinct: count("How many different values it has; a lower bound where isDistinctCapped"),
    isDistinctCapped: flag("Whether there are more than could be kept"),
    isUnique: z
      .boolean()
      .nullable()
      .describe("Whether every value stands once; null where that is not known"),
    unknownWords: z
      .array(valueCount)
      .describe("Of a state: the commonest words of which it is not known what they mean"),
    examples: z.array(valueCount).describe("The commonest words, or the first different values"),
    misfits: count("Cells that do not fit the kind or the form"),
    firstMisfit: cell.nullable().describe("The first of those"),
  })
  .meta({ id: "Column", description: "What is in one column" });

const metric = z
  .strictObject({
    metric: text("The id of the metric"),
    title: text("What it is called"),
    missing: z.array(z.string()).describe("Fields that no column carries; empty where it can be fed"),
    vendorClock: z
      .array(z.string())
      .describe("Fields that are there in which the vendor's own clock tells the time (clock: vendor)"),
    alsoNeeds: z
      .array(
        z.strictObject({
          kind: recordKind.describe("Which records"),
          fields: z.array(z.string()).describe("With which fields"),
        }),
      )
      .describe("Exports of other records that it needs beside this one"),
  })
  .meta({ id: "Metric", description: "Whether a file can feed a metric" });

const file = z
  .strictObject({
    file: text("The file as it was named"),
    bytes: z.int().min(0).nullable().describe("Its size; null where that is not known"),
    compression: z.literal("gzip").nullable().describe("How it is packed"),
    encoding: z.enum(encodings).describe("How its text is encoded"),
    hasByteOrderMark: flag("Whether a byte order mark stands before the text"),
    delimiter: z.enum(delimiters).describe("What stands between cells"),
    lineEnds: z.enum(["lf", "crlf", "cr", "mixed"]).describe("How its lines end"),
    headerLine: fromOne("The line of the header"),
    needsHeaderLine: flag("Whether titles stand above it, so that the SLA file must say where it is"),
    rows: z
      .strictObject({
        lookedAt: count("Rows that were looked at"),
        isAll: flag("Whether these are all of the file"),
        estimate: z
          .int()
          .min(0)
          .nullable()
          .describe("About how many there are, where not all were looked at"),
        ignored: z
          .strictObject({
            blank: count("Lines without anything on them"),
            title: count("Lines above the header"),
            footer: count("Lines behind the data, such as totals"),
            header: count("The header once more"),
          })
          .describe("Lines that are no records"),
        ragged: count("Rows with more or fewer cells than the header"),
        damaged: count("Rows with a quote where none may stand, or with a NUL"),
      })
      .describe("How many rows there are"),
    kind: z
      .strictObject({
        kind: recordKind.nullable().describe("What its records are; null where nothing fits"),
        by: z
          .enum(["option", "preset", "headers", "none"])
          .describe("Who says so: --kind, a preset, or its headers"),
        candidates: z
          .array(
            z.strictObject({
              kind: recordKind.describe("Which records"),
              fields: count("How many fields the headers carry"),
            }),
          )
          .describe("What the headers fit, best first"),
        isClear: flag("False where several fit as well as the first"),
      })
      .describe("Which records it holds"),
    preset: z
      .strictObject({
        id: text("Its id in the SLA file"),
        title: text("What it is called"),
        because: z.array(z.string()).describe("The headers by which it was found"),
      })
      .nullable()
      .describe("What the file is known to be an export of; null where usual headers are looked for"),
    nearPreset: z
      .strictObject({
        id: text("Its id in the SLA file"),
        title: text("What it is called"),
        lacks: z.array(z.array(z.string())).describe("Headers that are not there, each by its spellings"),
      })
      .nullable()
      .describe("What the file would be but for some headers"),
    columns: z.array(column).describe("In the order of the file"),
    metrics: z.array(metric).describe("Every metric of these records"),
    questions: reportModel.shape.problems.describe(
      "What the SLA file has to answer before an audit reads the file",
    ),
    problems: reportModel.shape.problems.describe("What an audit would say of the rows that were looked at"),
  } satisfies { [K in keyof FileReport]: z.ZodType })
  .meta({ id: "File", description: "What is in one export" });

/** The inspection as a zod schema, for the JSON Schema and for the order of its keys. */
export const inspectionModel = z.strictObject({
  schema: z.literal("sla-audit/inspect@1").describe("The format of this file"),
  tool: reportModel.shape.tool,
  files: z.array(file).describe("Those that could be read, in the order in which they were named"),
  sources: z
    .array(
      z.strictObject({
        name: text("What the block calls it"),
        kind: recordKind.nullable().describe("What its records are"),
        files: z.array(z.string()).describe("Its files: their headers are the same"),
      }),
    )
    .describe("Which files belong together"),
  block: text("YAML to paste into the SLA file"),
  problems: reportModel.shape.problems.describe("Why files could not be read"),
} satisfies { [K in keyof InspectionReport]: z.ZodType });

/** The JSON Schema (draft 2020-12) of `sla-audit/inspect@1`. */
export function inspectionSchema(): object {
  return publishSchema(inspectionModel, {
    name: "inspect:1",
    title: "sla-audit inspection, version 1",
    description:
      "What is in some exports, and what an SLA file has to say of them. Lines and positions count from 1.",
  });
}
