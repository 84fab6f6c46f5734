import type { CadenceMetric, MetricEntry } from "../model/metric.js";

export const deliveryCadence: MetricEntry<CadenceMetric> = {
  metric: {
    id: "delivery-cadence",
    title: "Delivery cadence",
    shape: "cadence",
    of: "deliveries",
    deliveredAt: "deliveredAt",
    dueAt: "dueAt",
  },
  description:
    "Dates of a schedule by which something was delivered (`deliveredAt`), over dates that have passed. A delivery counts for the date that its `dueAt` falls on; without one for the next date, or for the one before while that is still missing and nearer. A date without a delivery is overdue.",
};
