import type { Preset } from "../model/preset.js";

export const salesforceLead: Preset = {
  id: "salesforce-lead",
  title: "Salesforce leads (API, Data Loader)",
  kind: "leads",
  recognizedBy: [["Id"], ["CreatedDate"], ["IsConverted", "ConvertedOpportunityId"]],
  columns: {
    id: ["Id"],
    createdAt: ["CreatedDate"],
    closedAt: ["ConvertedDate"],
    updatedAt: ["LastModifiedDate", "SystemModstamp"],
    status: ["Status"],
    source: ["LeadSource"],
    owner: ["Owner.Name", "OwnerId"],
    account: ["Company"],
    priority: ["Rating"],
  },
  flags: { status: [{ headers: ["IsConverted"], means: "converted" }] },
  // The statuses that every org begins with.
  values: {
    status: {
      "open - not contacted": "open",
      "working - contacted": "open",
      "closed - converted": "converted",
      "closed - not converted": "disqualified",
    },
  },
  zone: "offset",
};
