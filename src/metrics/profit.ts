import type { FigureMetric, MetricEntry } from "../model/metric.js";

export const profit: MetricEntry<FigureMetric> = {
  metric: {
    id: "profit",
    title: "Profit",
    shape: "figure",
    of: "opportunities",
    good: { op: "means", field: "stage", words: ["won"] },
    at: "closedAt",
    begunAt: "createdAt",
    other: { of: "expenses", at: "spentAt" },
    top: [
      { op: "sum", field: "amount", isMoney: true },
      { op: "sum", field: "amount", isMoney: true, ofOther: true, isTakenOff: true },
    ],
    yields: "money",
  },
  description:
    "Revenue less expenses: the `amount` of opportunities won in the period (`closedAt`) without the `amount` of the `expenses` in it (`spentAt`). A period in which the expenses have no row at all has no data.",
};
