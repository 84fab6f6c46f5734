import type { AdviceContext, AdviceRule } from "../model/advice.js";
import { allowedMisses } from "../model/fraction.js";

export const shareOfFewRecords: AdviceRule = {
  id: "share-of-few-records",
  group: "promises",
  meaning:
    "A percentage below 100% that allows no miss on the volume to be expected: that of the data, or minimum-records; 95% of 8 records is 100%",
  reads: "agreement",
  advise: (context) =>
    context.agreement.objectives.flatMap((objective, index) => {
      const { target } = objective;
      if (!("share" in target) || target.share.numerator >= target.share.denominator) return [];
      const expected = expectedRecords(context, index);
      if (expected === undefined || allowedMisses(expected.count, target.share) > 0) return [];
      const { numerator, denominator } = target.share;
      const enough = Math.ceil(denominator / (denominator - numerator));
      const all = target.text.replace(target.share.text, "100%");
      return {
        at: ["objectives", index, "target"],
        mark: { part: target.share.text },
        found: `${target.share.text} of ${expected.count} records (${expected.by}) is all of them`,
        because: `One miss is a breach already, so it promises 100% without saying so. ${target.share.text} means something from ${enough} records on.`,
        better: [
          `    target: ${all}`,
          "# or, judged only where there are enough:",
          `    minimum-records: ${enough}`,
        ].join("\n"),
      };
    }),
};

/** The usual number of records in a measurement period, else the fewest that are judged. */
function expectedRecords(
  { agreement, history }: AdviceContext,
  index: number,
): { readonly count: number; readonly by: string } | undefined {
  const { id, minimumRecords } = agreement.objectives[index]!;
  const totals = (history?.objectives.find((each) => each.id === id)?.periods ?? [])
    .filter(({ partial, counts }) => !partial && counts.total > 0)
    .map(({ counts }) => counts.total)
    .sort((a, b) => a - b);
  const usual = totals[Math.floor(totals.length / 2)];
  if (usual !== undefined)
    return {
      count: Math.max(usual, minimumRecords),
      by: `the usual ${agreement.measurementUnit} of the exports`,
    };
  return minimumRecords > 0 ? { count: minimumRecords, by: "minimum-records" } : undefined;
}
