import type { FigureMetric, MetricEntry } from "../model/metric.js";

export const qualifiedLeads: MetricEntry<FigureMetric> = {
  metric: {
    id: "qualified-leads",
    title: "Qualified leads",
    shape: "figure",
    of: "leads",
    good: { op: "means", field: "status", words: ["qualified", "converted"] },
    at: "createdAt",
    stopAt: "qualifiedAt",
    top: [{ op: "count" }],
    yields: "count",
  },
  description:
    "How many leads have a `status` that means qualified or converted. A lead counts in the period in which it was created, or, with `attribute-to: stop`, in that of its `qualifiedAt`.",
};
