import type { FigureMetric, MetricEntry } from "../model/metric.js";

export const customerAcquisitionCost: MetricEntry<FigureMetric> = {
  metric: {
    id: "customer-acquisition-cost",
    title: "Customer acquisition cost",
    shape: "figure",
    of: "opportunities",
    good: { op: "means", field: "stage", words: ["won"] },
    at: "closedAt",
    begunAt: "createdAt",
    other: { of: "expenses", at: "spentAt" },
    top: [{ op: "sum", field: "amount", isMoney: true, ofOther: true }],
    bottom: { op: "distinct", field: "account" },
    yields: "money",
  },
  description:
    "The `expenses` of the period (`spentAt`) over the customers won in it: the different `account`s of opportunities won (`closedAt`); one without an account is a customer of its own. Without a customer, or without a row of expenses, the period has no data.",
};
