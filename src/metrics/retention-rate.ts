import type { MetricEntry, RetentionMetric } from "../model/metric.js";

export const retentionRate: MetricEntry<RetentionMetric> = {
  metric: {
    id: "retention-rate",
    title: "Retention rate",
    shape: "retention",
    of: "accounts",
    from: "startedAt",
    until: "endedAt",
    good: "kept",
  },
  description:
    "Of the accounts at the start of the period (`startedAt` before it, not ended by then) those that were still there at its end (`endedAt` blank or later). While the period runs, they are undecided.",
};
