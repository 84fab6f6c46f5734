import type { DurationMetric, MetricEntry } from "../model/metric.js";

export const nextResponseTime: MetricEntry<DurationMetric> = {
  metric: {
    id: "next-response-time",
    title: "Next response time",
    shape: "duration",
    of: "messages",
    from: "at",
    to: "at",
    waits: {
      of: "ticketId",
      asks: { op: "means", field: "author", words: ["customer"] },
      answers: { op: "means", field: "author", words: ["agent"] },
      others: { op: "means", field: "author", words: ["other"] },
      hidden: { field: "public", words: ["private"] },
    },
  },
  description:
    "The time from a customer's message to the next public reply of an agent, for each wait of each ticket; `at` of the messages (`ticketId`, `author`, `public` where there is one). Messages written while one waits belong to its wait. A wait without a reply is open and its clock runs on.",
};
