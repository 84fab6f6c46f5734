import type { AdviceRule } from "../model/advice.js";

export const notSigned: AdviceRule = {
  id: "not-signed",
  group: "sides",
  meaning: "A party for which nobody signed",
  reads: "agreement",
  advise({ agreement, text }) {
    const { contract, parties } = agreement;
    const missing = parties.filter(({ id }) => !contract.signatures.some(({ party }) => party === id));
    if (missing.length === 0) return [];
    const from = agreement.effective.from ?? "2025-01-01";
    const isNobody = contract.signatures.length === 0;
    return [
      {
        at: text.has(["agreement", "signed-by"]) ? ["agreement", "signed-by"] : ["agreement", "parties"],
        found: isNobody
          ? "Nobody signed it"
          : `Nobody signed it for ${missing.map(({ name }) => name).join(" and ")}`,
        because: "Without the name of who agreed, and when, it is a draft.",
        better: [
          "agreement:",
          "  signed-by:",
          ...missing.map(({ id }) => `    - { party: ${id}, name: <who signs>, on: ${from} }`),
        ].join("\n"),
      },
    ];
  },
};
