import type { DurationMetric, MetricEntry } from "../model/metric.js";

export const firstResponseTime: MetricEntry<DurationMetric> = {
  metric: {
    id: "first-response-time",
    title: "First response time",
    shape: "duration",
    of: "tickets",
    from: "createdAt",
    to: "firstResponseAt",
    measured: { real: "firstResponseDuration", business: "firstResponseBusinessDuration" },
  },
  description:
    "The time from a ticket's creation (`createdAt`) to the first answer by a person (`firstResponseAt`). A ticket without an answer is open and its clock runs on; one that was solved or closed without a recorded answer is unmeasurable.",
};
