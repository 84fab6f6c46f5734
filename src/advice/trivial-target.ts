import type { AdviceRule } from "../model/advice.js";
import { attainableTarget } from "../model/attainable-target.js";
import { findPastTarget, listPastPeriods } from "../model/past-periods.js";
import type { Goal, ObjectiveReport } from "../model/report.js";

const fewestPeriods = 3;

export const trivialTarget: AdviceRule = {
  id: "trivial-target",
  group: "data",
  meaning: `With --data: a target that none of the last periods came near, of at least ${fewestPeriods}: never more than half of the misses that it allows, or a figure half as far again beyond it`,
  reads: "agreement",
  advise: ({ agreement, history }) =>
    (history?.objectives ?? []).flatMap((report) => {
      const index = agreement.objectives.findIndex(({ id }) => id === report.id);
      const objective = agreement.objectives[index]!;
      return listPastPeriods(report).flatMap((past) => {
        const { periods, metCount, target, goal, override } = past;
        if (goal === undefined || periods.length < fewestPeriods || metCount < periods.length) return [];
        if (!periods.every(({ actual }) => isFarFrom(goal, actual.value, isShare(report)))) return [];
        const better = attainableTarget(objective, past);
        const { at, indent } = findPastTarget(objective, past);
        if (better === undefined || better === target) return [];
        return {
          at: ["objectives", index, ...at],
          found: `${override ?? report.id}: no ${agreement.measurementUnit} of the last ${periods.length} came near ${target}`,
          because: `A target that can't be missed promises nothing. ${better} would have been met 9 times in 10.`,
          better: `${indent}target: ${better}`,
        };
      });
    }),
};

function isShare({ actual }: ObjectiveReport): boolean {
  return actual.unit === "share";
}

function isFarFrom({ bound, value: goal }: Goal, value: number, ofShares: boolean): boolean {
  if (bound === "at-most") return value <= goal / 2;
  return ofShares && goal > 0.5 ? (1 - value) * 2 <= 1 - goal : value >= goal * 1.5;
}
