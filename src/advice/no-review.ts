import type { AdviceRule } from "../model/advice.js";

export const noReview: AdviceRule = {
  id: "no-review",
  group: "clauses",
  meaning: "No date on which both sides go over it again",
  reads: "text",
  advise(text) {
    if (text.has(["agreement", "review"])) return [];
    const owner = text.keysAt(["agreement", "parties"]).at(-1) ?? "client";
    return [
      {
        at: ["agreement"],
        mark: { on: "key" },
        found: "No review is agreed",
        because: "Targets that nobody looks at again are soon too easy or too hard, and then ignored.",
        better: `agreement:\n  review: { every: quarter, owner: ${owner} }`,
      },
    ];
  },
};
