import type { Preset } from "../model/preset.js";

/** Deals were called potentials, and in older accounts still are. */
export const zohoDeals: Preset = {
  id: "zoho-deals",
  title: "Zoho CRM deals",
  kind: "opportunities",
  recognizedBy: [["Potential Name", "Deal Name"], ["Potential Owner", "Deal Owner"], ["Closing Date"]],
  columns: {
    id: ["POTENTIALID", "Deal Id", "Record Id"],
    createdAt: ["Created Time"],
    closedAt: ["Closing Date"],
    updatedAt: ["Modified Time"],
    stage: ["Stage"],
    amount: ["Amount"],
    currency: ["Currency"],
    owner: ["Potential Owner", "Deal Owner"],
    account: ["Account Name"],
    source: ["Lead Source"],
    leadId: ["LEADID"],
  },
  // The stages that every account begins with.
  values: {
    stage: {
      "identify decision makers": "open",
      "proposal/price quote": "open",
      "closed lost to competition": "lost",
      "closed-lost to competition": "lost",
    },
  },
  blanks: ["Select", "-None-", "None", "NA", "NS", "-"],
  zone: "not documented",
};
