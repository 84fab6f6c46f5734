import type { MetricEntry, RetentionMetric } from "../model/metric.js";

export const churnRate: MetricEntry<RetentionMetric> = {
  metric: {
    id: "churn-rate",
    title: "Churn rate",
    shape: "retention",
    of: "accounts",
    from: "startedAt",
    until: "endedAt",
    good: "lost",
  },
  description:
    "Accounts lost in the period (`endedAt`) over the accounts at its start (`startedAt` before it, not ended by then). Accounts that were won within the period are not in it. While the period runs, an account that is still there is undecided.",
};
