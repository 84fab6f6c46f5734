import type { BeginField } from "../model/metric.js";
import type { Batch, NumberColumn } from "../model/record.js";
import type { PassPlan } from "./pass-plan.js";

/**
 * When the records of a batch began, which is what exclusions by their start ask (semantics 28): a deal that
 * counts by its close began when it was created. Where the file, or the row, does not say so, the instant by
 * which it counts stands for it. The column is read only where an exclusion asks for it.
 */
export function planRecordStarts(
  { columns, exclusions }: Pick<PassPlan, "columns" | "exclusions">,
  field: BeginField | undefined,
): (batch: Batch, counted: Float64Array) => Float64Array {
  if (field === undefined || !exclusions.asksStart) return (_batch, counted) => counted;
  const index = columns.want(field, "instant");
  let starts = new Float64Array(0);
  return (batch, counted) => {
    const begun = (batch.columns[index] as NumberColumn | undefined)?.values;
    if (begun === undefined) return counted;
    if (starts.length < batch.length) starts = new Float64Array(batch.length);
    for (let row = 0; row < batch.length; row++) {
      const at = begun[row]!;
      starts[row] = Number.isNaN(at) ? counted[row]! : at;
    }
    return starts;
  };
}
