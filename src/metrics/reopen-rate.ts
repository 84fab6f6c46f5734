import type { MetricEntry, RatioMetric } from "../model/metric.js";

export const reopenRate: MetricEntry<RatioMetric> = {
  metric: {
    id: "reopen-rate",
    title: "Reopen rate",
    shape: "ratio",
    of: "tickets",
    where: { op: "means", field: "status", words: ["solved", "closed"] },
    good: { op: "range", field: "reopens", type: "number", atLeast: 1 },
    enteredAt: "resolvedAt",
    begunAt: "createdAt",
  },
  description:
    "Tickets that were opened again (`reopens` of 1 or more; a blank is none) over the tickets solved in the period: those whose `status` means solved or closed, by `resolvedAt`. One without that instant is unmeasurable.",
};
