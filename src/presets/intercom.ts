import type { Preset } from "../model/preset.js";

/** The zone of its stamps stands in their headers: `Conversation started at (America/New_York)`. */
export const intercom: Preset = {
  id: "intercom",
  title: "Intercom conversations",
  kind: "tickets",
  recognizedBy: [["Conversation ID"], ["Conversation started at"], ["Current conversation state"]],
  columns: {
    id: ["Conversation ID"],
    createdAt: ["Conversation started at"],
    firstResponseDuration: ["First response time (seconds)"],
    updatedAt: ["Updated at"],
    status: ["Current conversation state"],
    owner: ["Teammate currently assigned"],
    team: ["Team currently assigned"],
    rating: ["Conversation rating"],
  },
  durations: { firstResponseDuration: "seconds" },
  values: { status: { snoozed: "pending" } },
  zone: "header",
};
