import type { Preset } from "../model/preset.js";

export const hubspotDeals: Preset = {
  id: "hubspot-deals",
  title: "HubSpot deals",
  kind: "opportunities",
  recognizedBy: [["Record ID"], ["Deal Stage"], ["Deal owner", "Deal Name"]],
  columns: {
    id: ["Record ID"],
    createdAt: ["Create Date"],
    closedAt: ["Close Date"],
    updatedAt: ["Last Modified Date"],
    stage: ["Deal Stage"],
    amount: ["Amount"],
    currency: ["Currency"],
    owner: ["Deal owner"],
    account: ["Associated Company", "Associated Company (Primary)"],
    source: ["Original Traffic Source", "Original Source"],
    leadId: ["Associated Contact IDs"],
  },
  // The stages of the pipeline that every account begins with.
  values: {
    stage: {
      "appointment scheduled": "open",
      "qualified to buy": "open",
      "presentation scheduled": "open",
      "decision maker bought-in": "open",
      "contract sent": "open",
    },
  },
  zone: "not documented",
};
