import type { DurationMetric, MetricEntry } from "../model/metric.js";

export const resolutionTime: MetricEntry<DurationMetric> = {
  metric: {
    id: "resolution-time",
    title: "Resolution time",
    shape: "duration",
    of: "tickets",
    from: "createdAt",
    to: "resolvedAt",
    measured: { real: "resolutionDuration", business: "resolutionBusinessDuration" },
    stopsWhenFinal: true,
  },
  description:
    "The time from a ticket's creation (`createdAt`) to its solution (`resolvedAt`). A ticket that is not solved is open and its clock runs on; one that a history shows reopened follows the convention `reopen`, and one whose status is final without the instant of its solution is unmeasurable.",
};
