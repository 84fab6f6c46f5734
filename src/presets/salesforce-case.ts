import type { Preset } from "../model/preset.js";

/** Salesforce knows one end of a case, its close, which is when it was resolved as well. */
export const salesforceCase: Preset = {
  id: "salesforce-case",
  title: "Salesforce cases (API, Data Loader)",
  kind: "tickets",
  recognizedBy: [["CaseNumber"], ["CreatedDate"]],
  columns: {
    id: ["CaseNumber"],
    createdAt: ["CreatedDate"],
    resolvedAt: ["ClosedDate"],
    closedAt: ["ClosedDate"],
    updatedAt: ["LastModifiedDate", "SystemModstamp"],
    status: ["Status"],
    priority: ["Priority"],
    source: ["Origin"],
    owner: ["Owner.Name", "OwnerId"],
    account: ["Account.Name", "AccountId"],
    resolutionSla: ["MilestoneStatus"],
  },
  flags: { status: [{ headers: ["IsClosed"], means: "closed" }] },
  values: {
    resolutionSla: { compliant: "met", "open violation": "breached", "closed violation": "breached" },
  },
  zone: "offset",
};
