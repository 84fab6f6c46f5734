import type { FigureMetric, MetricEntry } from "../model/metric.js";

export const salesVolume: MetricEntry<FigureMetric> = {
  metric: {
    id: "sales-volume",
    title: "Sales volume",
    shape: "figure",
    of: "opportunities",
    good: { op: "means", field: "stage", words: ["won"] },
    at: "closedAt",
    begunAt: "createdAt",
    top: [{ op: "count" }],
    yields: "count",
  },
  description:
    "How many opportunities were won: those whose `stage` means won, in the period of their `closedAt`. One that is won without that instant is unmeasurable.",
};
