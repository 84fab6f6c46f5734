import type { AdviceRule } from "../model/advice.js";
import { listWords, quoteName } from "../model/list-words.js";

export const unfedMetric: AdviceRule = {
  id: "unfed-metric",
  group: "data",
  meaning: "With --data: an objective whose exports lack a column that its metric needs",
  reads: "agreement",
  advise({ agreement, history }) {
    const unfed = history?.unfed ?? [];
    return agreement.objectives.flatMap(({ id, metric }, index) => {
      const lacks = unfed.filter(({ objective }) => objective === id);
      const [first] = lacks;
      if (first === undefined) return [];
      const fields = lacks.map(({ field }) => field);
      return {
        at: ["objectives", index, metric.id === "custom" ? "id" : "metric"],
        found: `${first.file} has no column for ${listWords(fields.map(quoteName), "and")}, which ${id} needs`,
        because:
          "What no export shows can't be held against anybody. Export the column, map the one that has it, or take the objective out until there is one.",
        better: [
          "sources:",
          `  ${first.source}:`,
          `    columns: { ${fields.map((field) => `${field}: <its header>`).join(", ")} }`,
        ].join("\n"),
      };
    });
  },
};
