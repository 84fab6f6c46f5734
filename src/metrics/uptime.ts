import type { MetricEntry, UptimeMetric } from "../model/metric.js";

export const uptime: MetricEntry<UptimeMetric> = {
  metric: {
    id: "uptime",
    title: "Uptime",
    shape: "uptime",
    of: "outages",
    startedAt: "startedAt",
    endedAt: "endedAt",
  },
  description:
    "One minus the time covered by outages (`startedAt` to `endedAt`) over the agreed time of the period. Overlapping outages count once, one without an end lasts until as-of, and agreed maintenance (`maintenance` of the source) is neither. The agreed time is all of it, or the open hours of the objective's own calendar. A period without an outage has data only where the source is declared `complete: true`.",
};
