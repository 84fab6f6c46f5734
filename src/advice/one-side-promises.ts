import type { AdviceRule } from "../model/advice.js";

/** Ids of the parties that have an objective or a duty. */
function promising(
  objectives: readonly { owner: string }[],
  duties: readonly { party: string }[],
): Set<string> {
  return new Set([...objectives.map(({ owner }) => owner), ...duties.map(({ party }) => party)]);
}

export const oneSidePromises: AdviceRule = {
  id: "one-side-promises",
  group: "sides",
  meaning:
    "A party that neither owns an objective nor has a duty; a commitment is the promise of one side alone",
  reads: "agreement",
  advise({ agreement }) {
    const { parties, objectives, contract } = agreement;
    if (contract.kind === "commitment" || parties.length < 2) return [];
    const owners = promising(objectives, contract.responsibilities);
    return parties
      .filter(({ id }) => !owners.has(id))
      .map(({ id, name }) => ({
        at: ["agreement", "parties", id],
        found: `${name} promises nothing`,
        because:
          "Service depends on what the other side does: its feedback, its answers, its access. Where it owes nothing, every delay of its own becomes the other's breach.",
        better: [
          "agreement:",
          "  responsibilities:",
          `    ${id}: [Gives feedback on every lead within 2 business days, Names one contact]`,
        ].join("\n"),
      }));
  },
};
