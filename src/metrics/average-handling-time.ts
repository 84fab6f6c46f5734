import type { FigureMetric, MetricEntry } from "../model/metric.js";

export const averageHandlingTime: MetricEntry<FigureMetric> = {
  metric: {
    id: "average-handling-time",
    title: "Average handling time",
    shape: "figure",
    of: "tickets",
    good: { op: "exists", field: "handlingMinutes", exists: true },
    at: "createdAt",
    stopAt: "resolvedAt",
    top: [{ op: "sum", field: "handlingMinutes" }],
    bottom: { op: "count" },
    yields: "minutes",
  },
  description:
    "The mean of `handlingMinutes`, which a column of the export holds as a number of minutes. Tickets without it take no part. The target is a time: `at most 12 minutes`.",
};
