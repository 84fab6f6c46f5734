import type { AdviceRule } from "../model/advice.js";

export const noExclusions: AdviceRule = {
  id: "no-exclusions",
  group: "clauses",
  meaning: "Nothing is left out by agreement: no test records, no outage of the CRM",
  reads: "agreement",
  advise({ agreement }) {
    if (agreement.exclusions.length > 0) return [];
    const source = agreement.objectives[0]?.source ?? "leads";
    return [
      {
        at: ["agreement"],
        mark: { on: "key" },
        found: "Nothing is excluded",
        because:
          "Test records, duplicates and days on which the CRM was down will be in the data. What is left out should be agreed before it is needed.",
        better: ["exclusions:", `  - { of: ${source}, where: { source: test }, reason: Test records }`].join(
          "\n",
        ),
      },
    ];
  },
};
