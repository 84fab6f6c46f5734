import type { Preset } from "../model/preset.js";

/** `(in hrs)` cells hold `h:m:s` or decimals; `Initial response time` is a stamp. */
export const freshdesk: Preset = {
  id: "freshdesk",
  title: "Freshdesk tickets",
  kind: "tickets",
  recognizedBy: [
    ["Ticket ID"],
    ["Created time"],
    ["Resolution status", "First response status", "Due by Time"],
  ],
  columns: {
    id: ["Ticket ID"],
    createdAt: ["Created time"],
    firstResponseAt: ["Initial response time"],
    firstResponseDuration: ["First response time (in hrs)"],
    resolvedAt: ["Resolved time"],
    resolutionDuration: ["Resolution time (in hrs)"],
    closedAt: ["Closed time"],
    updatedAt: ["Last update time"],
    dueAt: ["Due by Time"],
    status: ["Status"],
    priority: ["Priority"],
    source: ["Source"],
    owner: ["Agent"],
    team: ["Group"],
    account: ["Company Name", "Company"],
    rating: ["Survey results"],
    firstResponseSla: ["First response status"],
    resolutionSla: ["Resolution status"],
  },
  durations: { firstResponseDuration: "hours", resolutionDuration: "hours" },
  values: {
    status: { "waiting on customer": "pending", "waiting on third party": "pending" },
    rating: {
      "extremely happy": "good",
      "very happy": "good",
      "extremely unhappy": "bad",
      "very unhappy": "bad",
    },
  },
  zone: "not documented",
};
