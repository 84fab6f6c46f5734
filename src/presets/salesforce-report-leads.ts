import type { Preset } from "../model/preset.js";

export const salesforceReportLeads: Preset = {
  id: "salesforce-report-leads",
  title: "Salesforce report of leads",
  kind: "leads",
  recognizedBy: [["Lead Owner"], ["Company / Account"]],
  columns: {
    id: ["Lead ID", "Lead ID (18)"],
    createdAt: ["Create Date", "Created Date"],
    closedAt: ["Converted Date"],
    updatedAt: ["Last Modified", "Last Modified Date"],
    status: ["Lead Status", "Status"],
    source: ["Lead Source"],
    owner: ["Lead Owner"],
    account: ["Company / Account"],
    priority: ["Rating"],
  },
  flags: { status: [{ headers: ["Converted"], means: "converted" }] },
  values: {
    status: {
      "open - not contacted": "open",
      "working - contacted": "open",
      "closed - converted": "converted",
      "closed - not converted": "disqualified",
    },
  },
  blanks: ["-"],
  zone: "user",
  zoneSetting: "Settings > Language & Time Zone",
};
