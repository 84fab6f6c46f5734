import type { Preset } from "../model/preset.js";

/** Zendesk exports no stamp of the first reply, only how many minutes it took. */
export const zendesk: Preset = {
  id: "zendesk",
  title: "Zendesk tickets",
  kind: "tickets",
  recognizedBy: [["Id"], ["Requester"], ["Solved at"], ["First reply time in minutes", "Satisfaction Score"]],
  columns: {
    id: ["Id"],
    createdAt: ["Created at"],
    firstResponseDuration: ["First reply time in minutes"],
    firstResponseBusinessDuration: ["First reply time in minutes within business hours"],
    resolvedAt: ["Solved at"],
    resolutionDuration: ["Full resolution time in minutes"],
    resolutionBusinessDuration: ["Full resolution time in minutes within business hours"],
    updatedAt: ["Updated at"],
    dueAt: ["Due date"],
    onHoldMinutes: ["On hold time in minutes"],
    status: ["Status"],
    priority: ["Priority"],
    source: ["Via"],
    owner: ["Assignee"],
    team: ["Group"],
    account: ["Organization"],
    rating: ["Satisfaction Score"],
    reopens: ["Reopens"],
  },
  durations: {
    firstResponseDuration: "minutes",
    firstResponseBusinessDuration: "minutes",
    resolutionDuration: "minutes",
    resolutionBusinessDuration: "minutes",
  },
  zone: "account",
  zoneSetting: "Admin Center > Account > Appearance > Localization",
};
