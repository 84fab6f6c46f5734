import type { Filter } from "../model/filter.js";
import type { FigureMetric, MetricEntry } from "../model/metric.js";

const isRated: Filter = {
  op: "all",
  of: [
    { op: "exists", field: "rating", exists: true },
    { op: "not", of: { op: "means", field: "rating", words: ["unrated"] } },
  ],
};

export const customerSatisfaction: MetricEntry<FigureMetric> = {
  metric: {
    id: "customer-satisfaction",
    title: "Customer satisfaction",
    shape: "figure",
    of: "tickets",
    good: isRated,
    at: "createdAt",
    stopAt: "resolvedAt",
    top: [{ op: "sum", field: "rating" }],
    bottom: { op: "count" },
    yields: "number",
  },
  asShare: {
    id: "customer-satisfaction",
    title: "Customer satisfaction",
    shape: "ratio",
    of: "tickets",
    where: isRated,
    good: {
      op: "any",
      of: [
        { op: "means", field: "rating", words: ["good"] },
        { op: "range", field: "rating", type: "word", atLeast: 4 },
      ],
    },
    enteredAt: "createdAt",
  },
  description:
    "The average `rating` of the tickets that have one (`at least 4.2`), or the share of satisfied ones (`at least 90%`): those whose rating means good or is 4 or more. For other scales, and for an average over words, `values: { rating: { Great: 5, Poor: 1 } }` says what they mean. Tickets without a rating take no part.",
};
