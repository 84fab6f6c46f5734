import type { AdviceRule } from "../model/advice.js";

export const noScope: AdviceRule = {
  id: "no-scope",
  group: "clauses",
  meaning: "No words on what is provided, or on what is not",
  reads: "text",
  advise(text) {
    const says = (key: string) => text.has(["agreement", key]);
    if (says("services") && says("not-covered")) return [];
    const lines = [
      ...(says("services") ? [] : ["  services: [100 qualified leads a month]"]),
      ...(says("not-covered") ? [] : ["  not-covered: [What has an agreement of its own]"]),
    ];
    return [
      {
        at: says("services") ? ["agreement", "services"] : ["agreement"],
        mark: { on: "key" },
        found: `It does not say what is ${says("services") ? "not covered" : says("not-covered") ? "provided" : "provided, nor what is not"}`,
        because: "Most quarrels are about what was never part of it. Figures can't settle those.",
        better: ["agreement:", ...lines].join("\n"),
      },
    ];
  },
};
