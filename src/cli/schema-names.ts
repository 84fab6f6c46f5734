/** What `sla-audit schema` can print. */
export const schemaNames = [
  "definition",
  "report",
  "review",
  "diff",
  "explain",
  "inspect",
  "validate",
  "plan",
] as const;
