import type { FigureMetric, MetricEntry } from "../model/metric.js";

export const revenue: MetricEntry<FigureMetric> = {
  metric: {
    id: "revenue",
    title: "Revenue",
    shape: "figure",
    of: "opportunities",
    good: { op: "means", field: "stage", words: ["won"] },
    at: "closedAt",
    begunAt: "createdAt",
    top: [{ op: "sum", field: "amount", isMoney: true }],
    yields: "money",
  },
  description:
    "The sum of the `amount` of opportunities won, in the period of their `closedAt`. A won one without an amount, or in another currency than the target's, is unmeasurable.",
};
