import type { Preset } from "../model/preset.js";

/** `IsWon` and `IsClosed` hold for stages of any name; an opportunity that is closed and not won is lost. */
export const salesforceOpportunity: Preset = {
  id: "salesforce-opportunity",
  title: "Salesforce opportunities (API, Data Loader)",
  kind: "opportunities",
  recognizedBy: [["Id"], ["StageName"], ["CloseDate"]],
  columns: {
    id: ["Id"],
    createdAt: ["CreatedDate"],
    closedAt: ["CloseDate"],
    updatedAt: ["LastModifiedDate", "SystemModstamp"],
    stage: ["StageName"],
    amount: ["Amount"],
    currency: ["CurrencyIsoCode"],
    owner: ["Owner.Name", "OwnerId"],
    account: ["Account.Name", "AccountId"],
    source: ["LeadSource"],
  },
  flags: {
    stage: [
      { headers: ["IsWon"], means: "won" },
      { headers: ["IsClosed"], means: "lost" },
    ],
  },
  zone: "offset",
};
