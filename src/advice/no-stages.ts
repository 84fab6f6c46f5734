import type { AdviceRule } from "../model/advice.js";

export const noStages: AdviceRule = {
  id: "no-stages",
  group: "clauses",
  meaning: "Leads and opportunities are both measured, and their stages are not named",
  reads: "agreement",
  advise({ agreement, text }) {
    const kinds = new Set(
      agreement.objectives.map(({ source }) => agreement.sources.get(source)?.kind ?? source),
    );
    if (!kinds.has("leads") || !kinds.has("opportunities") || text.has(["agreement", "stages"])) return [];
    return [
      {
        at: ["agreement"],
        mark: { on: "key" },
        found: "Leads and opportunities are measured, but no stages are named",
        because: "A handover happens between two stages; both sides have to mean the same ones.",
        better: "agreement:\n  stages: [New, Contacted, Qualified, Opportunity, Won, Lost]",
      },
    ];
  },
};
