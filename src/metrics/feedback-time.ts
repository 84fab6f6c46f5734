import type { DurationMetric, MetricEntry } from "../model/metric.js";

export const feedbackTime: MetricEntry<DurationMetric> = {
  metric: {
    id: "feedback-time",
    title: "Feedback time",
    shape: "duration",
    of: "leads",
    where: { op: "exists", field: "handedOverAt", exists: true },
    from: "handedOverAt",
    to: "feedbackAt",
  },
  description:
    "The time from the handover of a lead (`handedOverAt`) to the other party's word on its quality (`feedbackAt`). A lead that was not handed over is out of scope; one without feedback is open and its clock runs on, unless it was converted or disqualified: then it is unmeasurable.",
};
