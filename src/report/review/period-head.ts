import type { PeriodReport } from "../../model/report.js";
import { monthName } from "../instant-text.js";

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
