import type { MetricEntry, RatioMetric } from "../model/metric.js";

export const closeRate: MetricEntry<RatioMetric> = {
  metric: {
    id: "close-rate",
    title: "Close rate",
    shape: "ratio",
    of: "opportunities",
    good: { op: "means", field: "stage", words: ["won"] },
    decided: { op: "means", field: "stage", words: ["won", "lost"] },
    enteredAt: "createdAt",
    decidedAt: "closedAt",
  },
  description:
    "Opportunities won over opportunities created in the period (`basis: cohort`), or over those won or lost in it (`basis: decided`). In a cohort, an opportunity that is neither won nor lost is undecided.",
};
