import type { Preset } from "../model/preset.js";

/** Zammad knows one end of a ticket, its close, which is when it was resolved as well. */
export const zammad: Preset = {
  id: "zammad",
  title: "Zammad tickets",
  kind: "tickets",
  recognizedBy: [["#"], ["Created At"], ["First Response In Min", "Close In Min", "Article Count"]],
  columns: {
    id: ["#"],
    createdAt: ["Created At"],
    firstResponseAt: ["First Response At"],
    firstResponseBusinessDuration: ["First Response In Min"],
    resolvedAt: ["Closed At"],
    closedAt: ["Closed At"],
    resolutionBusinessDuration: ["Close In Min"],
    updatedAt: ["Updated At"],
    status: ["State"],
    priority: ["Priority"],
    owner: ["Owner"],
    team: ["Group"],
    account: ["Organization", "Customer"],
  },
  durations: { firstResponseBusinessDuration: "minutes", resolutionBusinessDuration: "minutes" },
  values: {
    status: { "pending reminder": "pending", "pending close": "pending", merged: "closed" },
    priority: { "1 low": "low", "2 normal": "normal", "3 high": "high" },
  },
  zone: "user",
};
