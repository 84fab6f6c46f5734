import type { AdviceRule } from "../model/advice.js";

const fewest = 2;
const most = 15;

export const objectiveCount: AdviceRule = {
  id: "objective-count",
  group: "promises",
  meaning: `Fewer than ${fewest} objectives or more than ${most}: one figure can be kept at the cost of all others, and of too many none is looked at`,
  reads: "text",
  advise(text) {
    const count = text.countAt(["objectives"]);
    if (count === 0 || (count >= fewest && count <= most)) return [];
    const isFew = count < fewest;
    return [
      {
        at: ["objectives"],
        mark: { on: "key" },
        found: isFew ? "It has one objective" : `It has ${count} objectives`,
        because: isFew
          ? `One figure can be kept at the cost of everything else: fast replies that solve nothing. From ${fewest} on they hold each other.`
          : `Of more than ${most} nobody knows which one matters today. Keep those with a consequence; watch the others in a report.`,
        better: isFew
          ? [
              "objectives:",
              "  - { id: satisfaction, metric: customer-satisfaction, owner: provider, target: at least 4.2 }",
            ].join("\n")
          : "# What has no consequence goes into a file of its own, such as watch.yaml, that is checked beside this one.",
      },
    ];
  },
};
