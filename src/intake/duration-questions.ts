import type { SourceSpec } from "../model/agreement.js";
import type { DurationForm } from "../model/notation.js";
import type { ColumnRequest } from "../model/record.js";
import type { MappedColumn } from "./map-columns.js";
import type { IntakeFinding } from "./problem-log.js";

/** What a header seems to say of its durations: proposed, and never assumed. */
const hints: readonly (readonly [pattern: RegExp, form: DurationForm])[] = [
  [/h+:mm/i, "h:m:s"],
  [/\b(in )?(hrs?|hours)\b/i, "hours"],
  [/\b(in )?(min|mins|minutes)\b/i, "minutes"],
  [/\b(in )?(sec|secs|seconds)\b/i, "seconds"],
  [/\b(in )?days\b/i, "days"],
  [/^custom field \(/i, "remaining"],
];

/** The columns of durations of which nothing says what they hold: each is a question, at its header. */
export function askForDurations(
  source: SourceSpec,
  requests: readonly ColumnRequest[],
  columns: ReadonlyMap<string, MappedColumn>,
): { readonly finding: IntakeFinding; readonly index: number }[] {
  const fields = new Set(requests.filter(({ as }) => as === "duration").map(({ field }) => field));
  return [...fields].flatMap((field) => {
    const column = columns.get(field);
    if (column === undefined || source.durations?.has(field)) return [];
    const { header, index } = column;
    const proposed = hints.find(([pattern]) => pattern.test(header))?.[1] ?? "minutes";
    return [
      {
        finding: { code: "duration-form-missing", args: { header, field, source: source.name, proposed } },
        index,
      },
    ];
  });
}
