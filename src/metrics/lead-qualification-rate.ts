import type { MetricEntry, RatioMetric } from "../model/metric.js";

export const leadQualificationRate: MetricEntry<RatioMetric> = {
  metric: {
    id: "lead-qualification-rate",
    title: "Lead qualification rate",
    shape: "ratio",
    of: "leads",
    good: { op: "means", field: "status", words: ["qualified", "converted"] },
    decided: { op: "means", field: "status", words: ["qualified", "converted", "disqualified"] },
    enteredAt: "createdAt",
  },
  description:
    "Qualified leads over leads created. A lead whose `status` means qualified or converted counts as good, a disqualified one as decided; every other lead of the cohort is undecided.",
};
