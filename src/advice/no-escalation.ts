import type { AdviceRule } from "../model/advice.js";

export const noEscalation: AdviceRule = {
  id: "no-escalation",
  group: "consequences",
  meaning: "No objective with a limit says whom to tell as it is about to be missed",
  reads: "agreement",
  advise({ agreement }) {
    const { objectives } = agreement;
    const index = objectives.findIndex(
      ({ target, metric }) => "limit" in target && metric.shape === "duration",
    );
    if (index < 0 || objectives.some(({ escalation }) => escalation.length > 0)) return [];
    return [
      {
        at: ["objectives", index, "id"],
        found: "Nobody is told before or after a limit is missed",
        because:
          "An audit comes a month later; somebody who can act has to hear of it while there is time left.",
        better: [
          "    escalation:",
          `      - { after: 80%, tell: ${agreement.sources.get(objectives[index]!.source)?.kind === "tickets" ? "ticket owner" : "lead owner"} }`,
          "      - { after: due, tell: Sales Manager, act-within: 4 hours }",
        ].join("\n"),
      },
    ];
  },
};
