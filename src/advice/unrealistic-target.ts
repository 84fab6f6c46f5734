import type { AdviceRule } from "../model/advice.js";
import { attainableTarget } from "../model/attainable-target.js";
import { findPastTarget, listPastPeriods } from "../model/past-periods.js";

const fewestPeriods = 3;

export const unrealisticTarget: AdviceRule = {
  id: "unrealistic-target",
  group: "data",
  meaning: `With --data: a target that fewer than half of the last periods would have met, of at least ${fewestPeriods}`,
  reads: "agreement",
  advise: ({ agreement, history }) =>
    (history?.objectives ?? []).flatMap((report) => {
      const index = agreement.objectives.findIndex(({ id }) => id === report.id);
      const objective = agreement.objectives[index]!;
      return listPastPeriods(report).flatMap((past) => {
        const { periods, metCount, target, override } = past;
        if (periods.length < fewestPeriods || metCount * 2 >= periods.length) return [];
        const better = attainableTarget(objective, past);
        const { at, indent } = findPastTarget(objective, past);
        const unit = agreement.measurementUnit;
        return {
          at: ["objectives", index, ...at],
          found: `${override ?? report.id}: ${metCount} of the last ${periods.length} ${unit}s would have met ${target}`,
          because: `A target that is missed more often than met moves nobody. ${better === undefined ? "" : `${better} would have been met 9 times in 10. `}Agree on what it takes to get there, or on less.`,
          // Where nothing was reached there is no figure to promise, only a later begin.
          better:
            better === undefined
              ? `${indent}effective: { from: <when it can be kept> }`
              : `${indent}target: ${better}`,
        };
      });
    }),
};
