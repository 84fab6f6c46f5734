import type { Preset } from "../model/preset.js";

/** Salesforce knows one end of a case, its close, which is when it was resolved as well. */
export const salesforceReportCases: Preset = {
  id: "salesforce-report-cases",
  title: "Salesforce report of cases",
  kind: "tickets",
  recognizedBy: [["Case Number"], ["Date/Time Opened", "Opened Date"]],
  columns: {
    id: ["Case Number"],
    createdAt: ["Date/Time Opened", "Opened Date"],
    resolvedAt: ["Date/Time Closed", "Closed Date"],
    closedAt: ["Date/Time Closed", "Closed Date"],
    updatedAt: ["Case Last Modified Date", "Last Modified Date"],
    status: ["Status"],
    priority: ["Priority"],
    source: ["Case Origin"],
    owner: ["Case Owner"],
    account: ["Account Name"],
  },
  flags: { status: [{ headers: ["Closed"], means: "closed" }] },
  blanks: ["-"],
  zone: "user",
  zoneSetting: "Settings > Language & Time Zone",
};
