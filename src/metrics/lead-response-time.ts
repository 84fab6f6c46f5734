import type { DurationMetric, MetricEntry } from "../model/metric.js";

export const leadResponseTime: MetricEntry<DurationMetric> = {
  metric: {
    id: "lead-response-time",
    title: "Lead response time",
    shape: "duration",
    of: "leads",
    from: "createdAt",
    to: "firstResponseAt",
    measured: { real: "firstResponseDuration" },
  },
  description:
    "The time from a lead's creation (`createdAt`) to the first answer by a person (`firstResponseAt`). A lead without an answer is open and its clock runs on; one that was converted or disqualified without a recorded answer is unmeasurable.",
};
