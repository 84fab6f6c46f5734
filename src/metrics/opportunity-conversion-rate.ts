import type { MetricEntry, RatioMetric } from "../model/metric.js";

export const opportunityConversionRate: MetricEntry<RatioMetric> = {
  metric: {
    id: "opportunity-conversion-rate",
    title: "Opportunity conversion rate",
    shape: "ratio",
    of: "leads",
    good: { op: "means", field: "status", words: ["converted"] },
    decided: { op: "means", field: "status", words: ["converted", "disqualified"] },
    enteredAt: "createdAt",
    decidedAt: "closedAt",
  },
  description:
    "Leads that became an opportunity over leads created. A lead whose `status` means converted counts as good, a disqualified one as decided; every other lead of the cohort is undecided.",
};
