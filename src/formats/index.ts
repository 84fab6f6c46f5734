import type { Format } from "../model/format.js";

/** The shelf: every format that a report can be written in. */
export const formats: readonly Format[] = [
  {
    id: "table",
    extension: "txt",
    tellsProblems: true,
    load: async () => (await import("./table.js")).renderTable,
    loadReview: async () => (await import("./review-table.js")).renderReviewTable,
  },
  {
    id: "json",
    extension: "json",
    tellsProblems: false,
    load: async () => (await import("./json.js")).renderJson,
    loadReview: async () => (await import("./json.js")).renderReviewJson,
  },
];
