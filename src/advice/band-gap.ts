import type { AdviceRule } from "../model/advice.js";
import { compareShare, type Fraction } from "../model/fraction.js";
import type { Band, Penalty } from "../model/penalty.js";
import { listPenalties, type PlacedPenalty } from "../model/placed-penalty.js";
import { promisedFigure } from "../model/promised-figure.js";

export const bandGap: AdviceRule = {
  id: "band-gap",
  group: "consequences",
  meaning: "Bands of credit that begin beyond the target, so that a breach between the two costs nothing",
  reads: "agreement",
  advise: ({ agreement, text }) =>
    listPenalties(agreement, text).flatMap((placed) => {
      const gap = gapOf(placed);
      if (gap === undefined) return [];
      const { band, goal, at } = gap;
      return {
        at: [...placed.at, ...at],
        mark: { part: band.edge.text },
        found: `A figure between ${goal.text} and ${band.edge.text} breaches ${placed.of} and costs nothing`,
        because:
          "The first band begins beyond the promise. Where that is meant as a tolerance, promise less.",
        better: `bands: [{ ${band.side}: ${goal.text}, credit: ${band.credit.text} }, …]`,
      };
    }),
};

interface Gap {
  /** The band that begins nearest to the promise. */
  readonly band: Band;
  readonly goal: Fraction;
  /** Below the penalty. */
  readonly at: readonly (string | number)[];
}

function gapOf({ penalty, target }: PlacedPenalty): Gap | undefined {
  const goal = promisedFigure(target).value;
  if (goal === undefined) return undefined;
  const [band] = bandsOf(penalty).toSorted((a, b) => distance(a, goal) - distance(b, goal));
  if (band === undefined || compareShare(band.edge.numerator, band.edge.denominator, goal) === 0)
    return undefined;
  return { band, goal, at: ["bands", bandsOf(penalty, true).indexOf(band), band.side] };
}

function bandsOf({ terms }: Penalty, withRewards = false): readonly Band[] {
  const bands = terms["bands"];
  if (bands?.type !== "bands") return [];
  return bands.value.filter(({ isReward }) => withRewards || !isReward);
}

function distance({ edge }: Band, goal: Fraction): number {
  return Math.abs(edge.numerator / edge.denominator - goal.numerator / goal.denominator);
}
