import type { Preset } from "../model/preset.js";

/** An event log has several rows of one incident: `keep: last by updatedAt` takes the newest. */
export const servicenow: Preset = {
  id: "servicenow",
  title: "ServiceNow incidents",
  kind: "tickets",
  recognizedBy: [["number"], ["opened_at"], ["incident_state", "made_sla", "sys_updated_at"]],
  columns: {
    id: ["number"],
    createdAt: ["opened_at"],
    resolvedAt: ["resolved_at"],
    closedAt: ["closed_at"],
    updatedAt: ["sys_updated_at"],
    status: ["incident_state", "state"],
    priority: ["priority"],
    source: ["contact_type"],
    owner: ["assigned_to"],
    team: ["assignment_group"],
    account: ["company"],
    reopens: ["reopen_count"],
    resolutionSla: ["made_sla"],
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
