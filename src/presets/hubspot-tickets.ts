import type { Preset } from "../model/preset.js";

/** HubSpot knows one end of a ticket, its close, which is when it was resolved as well. */
export const hubspotTickets: Preset = {
  id: "hubspot-tickets",
  title: "HubSpot tickets",
  kind: "tickets",
  recognizedBy: [["Ticket ID"], ["Ticket name"], ["Ticket owner"]],
  columns: {
    id: ["Ticket ID"],
    createdAt: ["Create date"],
    firstResponseAt: ["First Agent Email Response Date"],
    firstResponseDuration: ["Time to first agent email reply (HH:mm:ss)"],
    resolvedAt: ["Close date"],
    closedAt: ["Close date"],
    resolutionDuration: ["Time to close (HH:mm:ss)"],
    updatedAt: ["Last modified date"],
    status: ["Ticket status"],
    priority: ["Priority"],
    owner: ["Ticket owner"],
    account: ["Associated Company", "Associated Company (Primary)"],
    source: ["Source"],
    rating: ["Last CSAT Survey Rating"],
  },
  durations: { firstResponseDuration: "h:m:s", resolutionDuration: "h:m:s" },
  values: { status: { "waiting on contact": "pending", "waiting on us": "open" } },
  zone: "not documented",
};
