import type { Format } from "../model/format.js";

/** The shelf: every format that a report can be written in. */
export const formats: readonly Format[] = [
  {
    id: "table",
    extension: "txt",
    tellsProblems: true,
    load: async () => (await import("./table.js")).renderTable,
    loadReview: async () => (await import("./review-table.js")).renderReviewTable,
    loadDiff: async () => (await import("./diff-table.js")).renderDiffTable,
  },
  {
    id: "json",
    extension: "json",
    tellsProblems: false,
    load: async () => (await import("./json.js")).renderJson,
    loadReview: async () => (await import("./json.js")).renderReviewJson,
    loadDiff: async () => (await import("./json.js")).renderDiffJson,
  },
  {
    id: "csv",
    extension: "csv",
    tellsProblems: false,
    load: async () => (await import("./csv.js")).renderCsv,
    loadReview: async () => (await import("./csv.js")).renderReviewCsv,
  },
  {
    id: "markdown",
    extension: "md",
    otherExtensions: ["markdown"],
    tellsProblems: true,
    load: async () => (await import("./markdown.js")).renderMarkdown,
    loadReview: async () => (await import("./markdown/review.js")).renderReviewMarkdown,
    loadDiff: async () => (await import("./markdown/diff.js")).renderDiffMarkdown,
  },
  {
    id: "html",
    extension: "html",
    otherExtensions: ["htm"],
    tellsProblems: true,
    load: async () => (await import("./html.js")).renderHtml,
    loadReview: async () => (await import("./html/review.js")).renderReviewHtml,
    loadDiff: async () => (await import("./html/diff.js")).renderDiffHtml,
  },
  {
    id: "xlsx",
    extension: "xlsx",
    tellsProblems: true,
    tellsMeasurements: true,
    isBinary: true,
    load: async () => (await import("./xlsx.js")).renderXlsx,
    loadReview: async () => (await import("./xlsx/review.js")).renderReviewXlsx,
  },
  {
    id: "junit",
    extension: "xml",
    tellsProblems: false,
    load: async () => (await import("./junit.js")).renderJunit,
    loadReview: async () => (await import("./junit/review.js")).renderReviewJunit,
  },
  {
    id: "github",
    tellsProblems: false,
    companion: { variable: "GITHUB_STEP_SUMMARY", format: "markdown" },
    load: async () => (await import("./github.js")).renderGithub,
    loadReview: async () => (await import("./github/review.js")).renderReviewGithub,
  },
];
