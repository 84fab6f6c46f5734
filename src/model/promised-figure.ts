import type { Fraction } from "./fraction.js";
import type { Target } from "./target.js";

/** What a target promises of its figure, exactly: of `95% within 4 hours` the share. */
export interface PromisedFigure {
  readonly bound: "at-least" | "at-most";
  readonly unit: "share" | "number" | "ms";
  /** Undefined for a limit whose length is not known, as one in business days depends on the calendar. */
  readonly value: Fraction | undefined;
}

/** @param limitMs the limit in force, for targets over all elapsed times; without it only an amount of time is known */
export function promisedFigure(target: Target, limitMs?: number): PromisedFigure {
  switch (target.kind) {
    case "threshold":
      return { bound: target.bound, unit: target.unit, value: target.value };
    case "percentile-within":
    case "average-within": {
      const { limit } = target;
      const ms = limitMs ?? (limit.kind === "elapsed" ? limit.ms : undefined);
      const value = ms === undefined ? undefined : { numerator: ms, denominator: 1, text: limit.text };
      return { bound: "at-most", unit: "ms", value };
    }
    default:
      return { bound: "at-least", unit: "share", value: target.share };
  }
}
