import type { Preset } from "../model/preset.js";

export const pipedrive: Preset = {
  id: "pipedrive",
  title: "Pipedrive deals",
  kind: "opportunities",
  recognizedBy: [["Deal - ID"], ["Deal - Title"], ["Deal - Status"]],
  columns: {
    id: ["Deal - ID"],
    createdAt: ["Deal - Deal created", "Deal - Add time"],
    closedAt: ["Deal - Deal closed on", "Deal - Close time"],
    updatedAt: ["Deal - Update time"],
    stage: ["Deal - Status"],
    amount: ["Deal - Value"],
    currency: ["Deal - Currency of Value", "Deal - Currency"],
    owner: ["Deal - Owner"],
    account: ["Deal - Organization"],
    source: ["Deal - Source channel"],
  },
  values: { stage: { deleted: "lost" } },
  zone: "not documented",
};
