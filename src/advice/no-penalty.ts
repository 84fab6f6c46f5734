import type { AdviceRule } from "../model/advice.js";

export const noPenalty: AdviceRule = {
  id: "no-penalty",
  group: "consequences",
  meaning: "No penalty and no remedies; internal agreements and commitments need none",
  reads: "agreement",
  advise({ agreement }) {
    const { contract, objectives, remedies } = agreement;
    if (contract.kind === "internal" || contract.kind === "commitment") return [];
    const penalties = objectives.flatMap((each) => [
      ...each.penalties,
      ...each.overrides.flatMap((override) => override.penalties ?? []),
    ]);
    if (penalties.length > 0 || remedies !== undefined) return [];
    const isShare = objectives[0] !== undefined && "share" in objectives[0].target;
    return [
      {
        at: ["objectives", 0, "id"],
        found: "A breach has no consequence",
        because:
          "A promise that costs nothing to break is a wish. It need not be money: a right to leave is one, too.",
        better: [
          ...(isShare
            ? [
                "# under an objective:",
                "    penalty: { kind: flat-credit, credit: 500.00 EUR }",
                "# or for the agreement:",
              ]
            : []),
          "remedies: { terminate-after: 3 breached months in a row }",
        ]
          .join("\n")
          .replace("months", `${agreement.measurementUnit}s`),
      },
    ];
  },
};
