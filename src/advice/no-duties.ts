import type { AdviceRule } from "../model/advice.js";

export const noDuties: AdviceRule = {
  id: "no-duties",
  group: "clauses",
  meaning: "No duty beside the figures, where every party owns an objective",
  reads: "agreement",
  advise({ agreement }) {
    const { parties, objectives, contract } = agreement;
    const owners = new Set(objectives.map(({ owner }) => owner));
    if (parties.length < 2 || contract.responsibilities.length > 0) return [];
    // Where a party owes nothing at all, that is asked for first.
    if (parties.some(({ id }) => !owners.has(id))) return [];
    return [
      {
        at: ["agreement"],
        mark: { on: "key" },
        found: "It names no duty beside its figures",
        because:
          "Who talks to the customer, who grants access and who may decide is measured by nothing, and missed first.",
        better: [
          "agreement:",
          "  responsibilities:",
          ...parties.map(({ id }) => `    ${id}: [Names one contact for disputes]`),
        ].join("\n"),
      },
    ];
  },
};
