import type { PeriodReport } from "../../model/report.js";
import type { ReviewReport } from "../../model/review.js";
import { monthName } from "../instant-text.js";
import { periodText } from "../period-text.js";

/** A period in lines short enough for the head of a column: `Mar`, `2025`. */
export function periodHead({ label, partial }: PeriodReport): string[] {
  const month = /^(\d{4})-(\d\d)$/.exec(label);
  const part = /^((?:FY)?\d{4})-(Q[1-4]|W\d\d)$/.exec(label);
  const range = /^(.+)\.\.(.+)$/.exec(label);
  const lines =
    month !== null
      ? [monthName(Number(month[2])).slice(0, 3), month[1] as string]
      : part !== null
        ? [part[2] as string, part[1] as string]
        : range !== null
          ? [`${range[1]} to`, range[2] as string]
          : [label];
  return partial ? [...lines, "so far"] : lines;
}

/** A quarter has its name, several periods are together the total. */
export function totalHead({ period, timezone }: ReviewReport): string[] {
  return period.label.includes("..") ? ["Total"] : periodText(period, timezone).split(/ (?=\S+$)/);
}
