import type { Preset } from "../model/preset.js";

export const salesforceReportOpportunities: Preset = {
  id: "salesforce-report-opportunities",
  title: "Salesforce report of opportunities",
  kind: "opportunities",
  recognizedBy: [["Opportunity Owner"], ["Opportunity Name"], ["Stage"]],
  columns: {
    id: ["Opportunity ID", "Opportunity ID (18)"],
    createdAt: ["Created Date", "Create Date"],
    closedAt: ["Close Date"],
    updatedAt: ["Last Modified Date"],
    stage: ["Stage"],
    amount: ["Amount"],
    currency: ["Amount Currency"],
    owner: ["Opportunity Owner"],
    account: ["Account Name"],
    source: ["Lead Source"],
  },
  flags: {
    stage: [
      { headers: ["Won"], means: "won" },
      { headers: ["Closed"], means: "lost" },
    ],
  },
  blanks: ["-"],
  zone: "user",
  zoneSetting: "Settings > Language & Time Zone",
};
