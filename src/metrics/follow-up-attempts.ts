import type { AttemptsMetric, MetricEntry } from "../model/metric.js";

export const followUpAttempts: MetricEntry<AttemptsMetric> = {
  metric: {
    id: "follow-up-attempts",
    title: "Follow-up attempts",
    shape: "attempts",
    of: "leads",
    from: "createdAt",
    reachedAt: "reachedAt",
    count: "attempts",
    attempts: {
      of: "activities",
      link: "leadId",
      at: "at",
      reached: { field: "outcome", words: ["reached"] },
    },
  },
  description:
    "Leads on which enough attempts were made in time, over leads whose limit has passed or that had enough. The attempts are the rows of a source of activities (`leadId`, `at`) from the lead's creation (`createdAt`) on; without such a source their number is read (`attempts` of leads), which does not prove when they were made. With `unless-reached: true` a lead that was reached (`reachedAt`, or an activity whose `outcome` means reached) needs no more attempts.",
};
