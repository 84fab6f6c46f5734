import type { Preset } from "../model/preset.js";

/** The rows of an incident's event log, read as what happened to it. */
export const servicenowHistory: Preset = {
  id: "servicenow-history",
  title: "ServiceNow incident event log",
  kind: "ticket-history",
  recognizedBy: [["number"], ["sys_updated_at"], ["incident_state", "state"]],
  columns: {
    id: ["number"],
    at: ["sys_updated_at"],
    status: ["incident_state", "state"],
    priority: ["priority"],
    team: ["assignment_group"],
  },
  values: {
    status: { "awaiting vendor": "pending", "awaiting problem": "pending", "awaiting evidence": "pending" },
    priority: {
      "1 - critical": "critical",
      "2 - high": "high",
      "3 - moderate": "moderate",
      "4 - low": "low",
      "5 - planning": "planning",
    },
  },
  blanks: ["?"],
  zone: "not documented",
};
