import type { NamedLine } from "./named-line.js";
import { drawSparkline } from "./sparkline.js";
import { scaleText, valuesOf } from "./value-scale.js";

/** The figures as a small line with its scale, `▂▄▆ 85–100%`; one alone has no course. */
export function courseText({ line, scale, objective }: NamedLine): string {
  const values = valuesOf(line);
  if (values.filter((value) => value !== null).length < 2) return "";
  return `${drawSparkline(values, scale)} ${scaleText(scale, line.total.actual.unit, objective)}`;
}
