import type { Preset } from "../model/preset.js";

/** Zoho exports no stamp of the close, only how many days it took. */
export const zohoCases: Preset = {
  id: "zoho-cases",
  title: "Zoho CRM cases",
  kind: "tickets",
  recognizedBy: [["Case Owner"], ["Case Origin"], ["Created Time"]],
  columns: {
    id: ["CASEID", "Case Number", "Record Id"],
    createdAt: ["Created Time"],
    updatedAt: ["Modified Time"],
    resolutionDuration: ["Days to Closed"],
    status: ["Status"],
    priority: ["Priority"],
    source: ["Case Origin"],
    owner: ["Case Owner"],
    account: ["Account Name"],
  },
  durations: { resolutionDuration: "days" },
  values: { status: { escalated: "open" } },
  blanks: ["Select", "-None-", "None", "NA", "NS", "-"],
  zone: "not documented",
};
