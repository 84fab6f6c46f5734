import { listWords } from "../../model/list-words.js";
import type { DefinitionProblems } from "../../model/problems/definition.js";
import type { Wording } from "./wording.js";

type ClockCode = "vendor-clock-unusable" | "not-a-measured-time" | "pauses-unknown-to-vendor";

/** What can be wrong about an objective that is judged by its vendor's clock. */
export const clockWording: Wording<Pick<DefinitionProblems, ClockCode>> = {
  "vendor-clock-unusable": ({ objective, metric, reason, limit, known }) => {
    const context = `objective ${objective}`;
    switch (reason) {
      case "nothing-measured":
        return {
          message: `no export is known to tell what a vendor's clock measured for ${metric}`,
          context,
          help: `Remove clock. It can be asked for ${listWords(known, "and")}, or name the column yourself: metric: { duration: { of: tickets, from: createdAt, measured: firstResponseDuration } }.`,
        };
      case "real-time-only":
        return {
          message: `exports tell ${metric} in real time, and "${limit}" is business time`,
          context,
          help: "Leave out the word business, or name a column that counts business hours: metric: { duration: { of: leads, from: createdAt, measured: its field } }.",
        };
      case "own-due":
        return {
          message: `"${limit}" needs to know when the clock stopped, and a vendor's clock tells only how long it ran`,
          context,
          help: "Remove clock: vendor, or promise a time, such as 95% within 4 hours.",
        };
      case "no-stop":
        return {
          message: "nothing says when this duration ends, so there is nothing to compute",
          context,
          help: "Add to: resolvedAt or the like to the duration, or write clock: vendor.",
        };
    }
  },
  "not-a-measured-time": ({ field, type, source, durations }) => ({
    message:
      type === undefined
        ? `nothing says how ${field} counts time`
        : `${field} holds ${held[type] ?? type}, not a length of time`,
    help:
      type === undefined
        ? `Say it under sources.${source}: durations: { ${field}: minutes }.`
        : durations.length === 0
          ? `Map the column to a field of your own and say how it counts, under sources.${source}: columns: { took: its header } and durations: { took: minutes }.`
          : `Fields with lengths of time are ${listWords(durations, "and")}.`,
  }),
  "pauses-unknown-to-vendor": ({ objective, reasons }) => ({
    message: `the vendor's clock of ${objective} knows nothing of ${listWords(reasons.map(quote), "and")}`,
    help: "What it measured counts whole; the agreed time is left out only for records that are still open. Leave such records out with started-between, or judge by stamps.",
  }),
};

const held: Readonly<Record<string, string>> = {
  instant: "an instant",
  number: "a number",
  word: "words",
  text: "text",
};

function quote(text: string): string {
  return `"${text}"`;
}
