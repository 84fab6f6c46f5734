import type { ColumnInspection, NumberFinding } from "../../model/inspection.js";
import { numberText, quantityText } from "../quantity-text.js";

/** How much of a column is filled: `100%` and `0%` are never rounded to. */
export function filledText({ filled, blank }: ColumnInspection): string {
  const all = filled + blank;
  if (all === 0) return "";
  const percent = Math.round((filled / all) * 100);
  if (percent === 100 && blank > 0) return ">99%";
  return percent === 0 && filled > 0 ? "<1%" : `${percent}%`;
}

/** What a column holds, in a few words. */
export function kindText(column: ColumnInspection): string {
  const { kind, dates, numbers } = column;
  if (kind === "blank") return column.blank === 0 ? "" : "blank";
  if (dates !== null) {
    const form = dates.form ?? "d/m/y or m/d/y?";
    const what = { dates: "date", "dates-and-times": "date and time", both: "date, some with time" }[
      dates.holds
    ];
    const zone =
      column.zone !== null
        ? `, ${column.zone}`
        : { all: ", with offset", some: ", some with offset", none: "" }[dates.zones];
    return `${what}, ${form}${zone}`;
  }
  if (numbers !== null) return withDistinct(numberKind(numbers), column);
  if (column.durations !== null) return withDistinct("length of time", column);
  return kind === "word" ? quantityText(column.distinct, "word") : withDistinct("text", column);
}

/** `whole number`, `percent, 1.234,56`, `amount in $, 1,234.56`. */
function numberKind({ isWhole, isPercent, currencies, form, ambiguous }: NumberFinding): string {
  const what = isPercent ? "percent" : isWhole ? "whole number" : "number";
  const kind = currencies.length === 0 ? what : `amount in ${currencies.join(" and ")}`;
  if (ambiguous > 0) return `${kind}, 1,234.56 or 1.234,56?`;
  return form === null || form === "1234.56" ? kind : `${kind}, ${form}`;
}

function withDistinct(
  what: string,
  { distinct, isDistinctCapped, isUnique, filled }: ColumnInspection,
): string {
  if (isUnique === true && filled > 1) return `${what}, all different`;
  if (isDistinctCapped) return `${what}, over ${numberText(distinct)} different`;
  return `${what}, ${numberText(distinct)} different`;
}

/** The values of a column: their range, the commonest words, or the first few. */
export function valuesText({ kind, dates, numbers, durations, examples }: ColumnInspection): string {
  if (dates !== null && dates.from !== null && dates.to !== null) return rangeText(dates.from, dates.to);
  if (numbers !== null && numbers.from !== null && numbers.to !== null) {
    return rangeText(figureText(numbers.from), figureText(numbers.to));
  }
  if (durations !== null) return rangeText(durations.from, durations.to);
  if (kind === "word")
    return examples.map(({ value, count }) => `${value} (${numberText(count)})`).join(", ");
  return examples.map(({ value }) => value).join(", ");
}

function rangeText(from: string, to: string): string {
  return from === to ? from : `${from} … ${to}`;
}

/** Without signs between the digits: an id is a number too, and must be found in the file as it is shown. */
function figureText(value: number): string {
  return String(value);
}

/** What is worth knowing beside that: which cell decided, which do not fit, what stands for a blank. */
export function remarkTexts(column: ColumnInspection): string[] {
  const { dates, numbers, misfits, firstMisfit, blankWords } = column;
  const remarks: string[] = [];
  // A decimal point is what a plain number has anyway.
  const decided = dates?.decidedBy ?? (numbers?.form === "1234.56" ? null : numbers?.decidedBy);
  if (decided != null) remarks.push(`decided by ${decided.value} on line ${decided.line}`);
  const open = dates?.form === null ? dates.firstAmbiguous : numbers?.firstAmbiguous;
  if (open != null) remarks.push(`such as ${open.value} on line ${open.line}`);
  if (misfits > 0 && firstMisfit !== null) {
    const others = quantityText(misfits, "other cell");
    remarks.push(`${others}, the first ${firstMisfit.value} on line ${firstMisfit.line}`);
  }
  if (blankWords.length > 0) {
    const words = blankWords.map(({ value, count }) => `${value} (${numberText(count)})`);
    remarks.push(`blank: ${words.join(", ")}`);
  }
  return remarks;
}
