import type { AdviceRule } from "../model/advice.js";

export const kindMismatch: AdviceRule = {
  id: "kind-mismatch",
  group: "sides",
  meaning: "A file of one party that is not called a commitment, or a commitment in which two promise",
  reads: "agreement",
  advise({ agreement }) {
    const { parties, objectives, contract } = agreement;
    const owners = [
      ...new Set([
        ...objectives.map(({ owner }) => owner),
        ...contract.responsibilities.map(({ party }) => party),
      ]),
    ];
    if (contract.kind === "commitment") {
      if (owners.length < 2) return [];
      return [
        {
          at: ["agreement", "kind"],
          found: `It is called a commitment, but ${owners.length} parties promise`,
          because:
            "A commitment is the promise of one side alone; where both owe something, both have to agree.",
          better: "agreement:\n  kind: customer # or internal, vendor",
        },
      ];
    }
    if (parties.length > 1) return [];
    return [
      {
        at: ["agreement", "parties"],
        found: "It names one party only, so it is a commitment and no agreement",
        because:
          "Nobody has agreed to it, and nobody owes anything in return. That may be all you want: then say so.",
        better: "agreement:\n  kind: commitment",
      },
    ];
  },
};
