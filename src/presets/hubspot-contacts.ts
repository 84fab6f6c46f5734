import type { Preset } from "../model/preset.js";

/**
 * Contacts that are worked as leads. `Lifecycle Stage` comes first: it says qualified and converted, while
 * `Lead Status` says how the work on the contact goes.
 */
export const hubspotContacts: Preset = {
  id: "hubspot-contacts",
  title: "HubSpot contacts",
  kind: "leads",
  recognizedBy: [["Record ID"], ["Contact owner"], ["Lifecycle Stage", "Lead Status"]],
  columns: {
    id: ["Record ID"],
    createdAt: ["Create Date"],
    updatedAt: ["Last Modified Date"],
    status: ["Lifecycle Stage", "Lead Status"],
    owner: ["Contact owner"],
    account: ["Company Name", "Associated Company"],
    source: ["Original Traffic Source", "Original Source"],
  },
  values: {
    status: {
      subscriber: "open",
      lead: "open",
      "open deal": "qualified",
      connected: "open",
      "bad timing": "disqualified",
    },
  },
  zone: "not documented",
};
