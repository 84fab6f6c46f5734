import type { DurationMetric, MetricEntry } from "../model/metric.js";

export const escalationTime: MetricEntry<DurationMetric> = {
  metric: {
    id: "escalation-time",
    title: "Escalation time",
    shape: "duration",
    of: "tickets",
    where: { op: "exists", field: "escalationDueAt", exists: true },
    from: "escalationDueAt",
    to: "escalatedAt",
    mayStopEarly: true,
  },
  description:
    "The time from the instant at which a ticket had to be escalated (`escalationDueAt`, such as the breach of its limit) to its escalation (`escalatedAt`). A ticket without the first is out of scope; one that was escalated before it took no time. Without an escalation the clock of an open ticket runs on, and a solved or closed one is unmeasurable.",
};
