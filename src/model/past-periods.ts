import type { Objective } from "./agreement.js";
import type { Actual, Goal, ObjectiveReport, PeriodResult } from "./report.js";
import type { Target } from "./target.js";

/** What one target would have come to in the measurement periods that have ended. */
export interface PastPeriods {
  /** The override that sets the target; null for the objective's own. */
  readonly override: string | null;
  readonly target: string;
  readonly goal: Goal | undefined;
  /** Those with data, oldest first. */
  readonly periods: readonly (PeriodResult & { readonly actual: Actual & { readonly value: number } })[];
  readonly metCount: number;
  /** A figure that nine in ten of the periods reached, in their unit; undefined where there are fewer than three. */
  readonly nineInTen: number | undefined;
}

/** Each target of an objective over the periods that its exports show. */
export function listPastPeriods({ target, goal, periods, parts }: ObjectiveReport): readonly PastPeriods[] {
  const lines = parts.length > 0 ? parts : [{ override: null, target, goal, periods }];
  return lines.map((line) => {
    const past = line.periods.filter(isJudged);
    return {
      override: line.override,
      target: line.target,
      goal: line.goal,
      periods: past,
      metCount: past.filter(({ verdict }) => verdict === "met" || verdict === "at-risk").length,
      nineInTen: reachedNineInTen(
        past.map(({ actual }) => actual.value),
        // Only a limit in business days may have no one figure.
        line.goal?.bound ?? "at-most",
      ),
    };
  });
}

/** The target that periods were held against, and where in the definition of its objective it stands. */
export interface PastTarget {
  readonly target: Target;
  /** Below the objective; of an override that has no target of its own, where one would stand. */
  readonly at: readonly (string | number)[];
  /** What a line is indented by that is pasted beside it. */
  readonly indent: string;
}

export function findPastTarget({ target, overrides }: Objective, past: PastPeriods): PastTarget {
  const index = overrides.findIndex(
    (override) => override.label === past.override && (override.target ?? target).text === past.target,
  );
  if (index < 0) return { target, at: ["target"], indent: "    " };
  const own = overrides[index]?.target ?? target;
  return { target: own, at: ["overrides", index, "target"], indent: "        " };
}

function isJudged(period: PeriodResult): period is PastPeriods["periods"][number] {
  return !period.partial && period.verdict !== "no-data" && period.actual.value !== null;
}

/** Fewer periods show no habit. */
const fewestPeriods = 3;

/** From the side on which a figure breaks its promise, the first one that at most a tenth lie beyond. */
function reachedNineInTen(values: readonly number[], bound: Goal["bound"]): number | undefined {
  if (values.length < fewestPeriods) return undefined;
  const fromWorst = values.toSorted((a, b) => (bound === "at-least" ? a - b : b - a));
  return fromWorst[Math.floor(values.length / 10)];
}
