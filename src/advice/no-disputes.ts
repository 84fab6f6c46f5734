import type { AdviceRule } from "../model/advice.js";

export const noDisputes: AdviceRule = {
  id: "no-disputes",
  group: "clauses",
  meaning: "No time in which a breach can be disputed; commitments need none",
  reads: "text",
  advise(text) {
    if (text.has(["agreement", "disputes"]) || text.textAt(["agreement", "kind"]) === "commitment") return [];
    const days = text.has(["agreement", "calendar"]) ? "10 business days" : "14 days";
    return [
      {
        at: ["agreement"],
        mark: { on: "key" },
        found: "It does not say how breaches are disputed",
        because: "Without a last day a figure is never settled, and neither is what it costs.",
        better: `agreement:\n  disputes: { raise-within: ${days}, contact: <whom to write to> }`,
      },
    ];
  },
};
