import type { AdviceRule } from "../model/advice.js";
import type { Credit } from "../model/penalty.js";
import { listPenalties } from "../model/placed-penalty.js";

const isOver = (cap: Credit | undefined) =>
  cap?.kind === "share" && cap.share.numerator > cap.share.denominator;

export const capOverFee: AdviceRule = {
  id: "cap-over-fee",
  group: "consequences",
  meaning: "A cap of more than the whole fee",
  reads: "agreement",
  advise({ agreement, text }) {
    const { remedies } = agreement;
    const because =
      "More can't be owed than is paid without being damages, which belong into the contract on liability.";
    const own = listPenalties(agreement, text).flatMap(({ penalty: { cap }, of, at }) =>
      isOver(cap)
        ? [{ at: [...at, "cap"], found: `The cap of ${of} is ${cap?.text}`, because, better: "cap: 20%" }]
        : [],
    );
    if (!isOver(remedies?.cap)) return own;
    return [
      ...own,
      {
        at: ["remedies", "cap"],
        found: `All credits together may come to ${remedies?.cap?.text}`,
        because,
        better: "remedies: { cap: 20% of fee }",
      },
    ];
  },
};
