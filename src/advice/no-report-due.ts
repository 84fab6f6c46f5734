import type { AdviceRule } from "../model/advice.js";
import { clockOfLimit } from "../model/target.js";

export const noReportDue: AdviceRule = {
  id: "no-report-due",
  group: "clauses",
  meaning: "No date by which the report of a measurement period is due, or one that no calendar can tell",
  reads: "agreement",
  advise({ agreement, text }) {
    const { within } = agreement.contract.reporting;
    const every = agreement.measurementUnit;
    const [calendar] = agreement.calendars.keys();
    if (within === undefined) {
      return [
        {
          at: text.has(["agreement", "reporting"]) ? ["agreement", "reporting"] : ["agreement"],
          mark: { on: "key" },
          found: "It does not say when the report is due",
          because: `A breach that is told a quarter later can't be mended. Each ${every} has its figures; agree who sees them by when.`,
          better: `agreement:\n  reporting: { every: ${every}, within: ${agreement.calendar === undefined ? "7 days" : "5 business days"} }`,
        },
      ];
    }
    if (clockOfLimit(within) === "real" || agreement.calendar !== undefined) return [];
    return [
      {
        at: ["agreement", "reporting", "within"],
        found: `${within.text} for the report, but the agreement names no calendar`,
        because: "Nobody can tell which days are business days, so no due is shown.",
        better: `agreement:\n  calendar: ${calendar ?? "office"}`,
      },
    ];
  },
};
