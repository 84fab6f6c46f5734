import { z } from "zod";
import type { DiffReport } from "../model/diff.js";
import type { AuditReport } from "../model/report.js";
import type { ReviewReport } from "../model/review.js";
import { diffModel } from "../report/diff/diff-schema.js";
import { readKeyOrder } from "../report/key-order.js";
import { reportModel } from "../report/report-schema.js";
import { reviewModel } from "../report/review/review-schema.js";

/** A chunk is given away when it has grown to about this many characters. */
const chunkLength = 65_536;

/** JSON (`sla-audit/report@1`), for programs: the text of `JSON.stringify(report, null, 2)` and a newline, with the keys in the schema's order. */
export function renderJson(report: AuditReport): Iterable<string> {
  return writeJson(report, reportModel.shape);
}

/** The same of a review, `sla-audit/review@1`. */
export function renderReviewJson(review: ReviewReport): Iterable<string> {
  return writeJson(review, reviewModel.shape);
}

/** The same of a comparison, `sla-audit/diff@1`. */
export function renderDiffJson(diff: DiffReport): Iterable<string> {
  return writeJson(diff, diffModel.shape);
}

function* writeJson(report: object, shape: Readonly<Record<string, z.ZodType>>): Iterable<string> {
  let chunk = "{";
  let separator = "\n";
  for (const [key, field] of Object.entries(shape)) {
    const value = (report as Readonly<Record<string, unknown>>)[key];
    if (value === undefined) continue;
    chunk += `${separator}  ${JSON.stringify(key)}: `;
    separator = ",\n";
    if (!Array.isArray(value)) {
      chunk += indentedJson(readKeyOrder(field)(value), "  ");
      continue;
    }
    const list = field instanceof z.ZodExactOptional ? field.unwrap() : field;
    const order = readKeyOrder((list as z.ZodArray).element);
    for (const [index, item] of value.entries()) {
      chunk += `${index === 0 ? "[" : ","}\n    ${indentedJson(order(item), "    ")}`;
      if (chunk.length >= chunkLength) {
        yield chunk;
        chunk = "";
      }
    }
    chunk += value.length === 0 ? "[]" : "\n  ]";
  }
  yield `${chunk}\n}\n`;
}

/** JSON has no raw newline inside a string, so every newline is one of the layout. */
function indentedJson(value: unknown, indent: string): string {
  return JSON.stringify(value, null, 2).replaceAll("\n", `\n${indent}`);
}
