import { compareExact } from "../model/exact-number.js";
import type { Band, PenaltyKind, Standing } from "../model/penalty.js";

/** Bands of credit: the one furthest from the promise that the figure satisfies applies (semantics 30). */
export const tieredCredit: PenaltyKind = {
  id: "tiered-credit",
  description: "A credit by bands: the lowest one that the figure falls in applies",
  example: "{ kind: tiered-credit, bands: [{ below: 95%, credit: 5% }, { below: 90%, credit: 10% }] }",
  needs: "figure",
  keys: {
    bands: { type: "bands", isNeeded: true, description: "The bands, each with its credit or its reward" },
  },
  assess(terms, standing) {
    const bands = terms["bands"]?.type === "bands" ? terms["bands"].value : [];
    const satisfied = bands.filter(
      (band) => band.isReward === (standing.verdict === "met") && contains(band, standing),
    );
    const furthest = satisfied.reduce<Band | undefined>(
      (far, band) => (far === undefined || isFurther(band, far) ? band : far),
      undefined,
    );
    if (furthest === undefined) return undefined;
    const { credit, isReward, text } = furthest;
    return { credit, times: { numerator: 1n, denominator: 1n }, isReward, because: text };
  },
};

function contains({ side, edge, until }: Band, { figure }: Standing): boolean {
  const toEdge = compareExact(figure, edge);
  const toEnd = until === undefined ? undefined : compareExact(figure, until);
  switch (side) {
    case "below":
      return toEdge < 0 && (toEnd === undefined || toEnd >= 0);
    case "above":
      return toEdge > 0 && (toEnd === undefined || toEnd <= 0);
    case "at-least":
      return toEdge >= 0 && (toEnd === undefined || toEnd < 0);
    case "at-most":
      return toEdge <= 0 && (toEnd === undefined || toEnd > 0);
  }
}

/** Further on its own side: the lower one of two that lie below their edges. */
function isFurther(band: Band, other: Band): boolean {
  const left = BigInt(band.edge.numerator) * BigInt(other.edge.denominator);
  const right = BigInt(other.edge.numerator) * BigInt(band.edge.denominator);
  return band.side === "below" || band.side === "at-most" ? left < right : left > right;
}
