import type { Preset } from "../model/preset.js";

export const zohoLeads: Preset = {
  id: "zoho-leads",
  title: "Zoho CRM leads",
  kind: "leads",
  recognizedBy: [["Lead Owner"], ["Created Time"], ["Lead Status", "CONVERTED"]],
  columns: {
    id: ["LEADID", "Record Id"],
    createdAt: ["Created Time"],
    updatedAt: ["Modified Time"],
    status: ["Lead Status"],
    source: ["Lead Source"],
    owner: ["Lead Owner"],
    account: ["Company"],
    priority: ["Rating"],
  },
  flags: { status: [{ headers: ["CONVERTED", "Is Converted"], means: "converted" }] },
  // The statuses that every account begins with.
  values: {
    status: {
      "attempted to contact": "open",
      "contact in future": "open",
      "not contacted": "open",
      "pre-qualified": "open",
      "lost lead": "disqualified",
    },
  },
  blanks: ["Select", "-None-", "None", "NA", "NS", "-"],
  zone: "not documented",
};
