import type { FigureMetric, MetricEntry } from "../model/metric.js";

export const customerLifetimeValue: MetricEntry<FigureMetric> = {
  metric: {
    id: "customer-lifetime-value",
    title: "Customer lifetime value",
    shape: "figure",
    of: "opportunities",
    good: { op: "means", field: "stage", words: ["won"] },
    at: "closedAt",
    begunAt: "createdAt",
    top: [{ op: "sum", field: "amount", isMoney: true }],
    bottom: { op: "distinct", field: "account" },
    constants: [
      { name: "lifetime", kind: "periods", example: "36 months" },
      { name: "margin", kind: "share", example: "70%" },
    ],
    yields: "money",
  },
  description:
    "The revenue of the period per customer won in it × margin × lifetime: the average of a measurement period, earned for as many of them as `using: { lifetime: 36 months, margin: 70% }` says. Customers are the different `account`s of opportunities won.",
};
