import type { PlanInput, PlanMeasurement, PlanReport } from "../../model/plan.js";
import { periodText } from "../period-text.js";
import { numberText, quantityText } from "../quantity-text.js";
import { moneyText } from "./plan-words.js";

/** Where a figure comes from: `--close-rate`, `measured: 22 of 75 leads, …`, `attempts in line 40`. */
export function originText({ name, origin }: PlanInput, report: PlanReport): string {
  switch (origin.kind) {
    case "option":
      return (
        origin.option +
        (name === "revenue" && /per|\/|\ba\b/.test(origin.written) ? ` "${origin.written}"` : "")
      );
    case "measured":
      return `measured: ${measuredText(origin, name === "dealValue" ? report.currency : undefined)}`;
    case "promised":
      return `promised by ${origin.objective}${origin.line === null ? "" : `, line ${origin.line}`}: ${origin.target}`;
    case "calendar":
      return `calendar ${origin.calendar}: ${quantityText(origin.days, "day")}, ${periodText(origin.period, report.timezone ?? "UTC")}`;
    case "assumed":
      return "all of it, unless --marketing-share says less";
  }
}

/** @param currency of money that was added; undefined of records that were counted */
function measuredText(
  { objective, source, basis, counted, of, undecided }: PlanMeasurement,
  currency: string | null | undefined,
): string {
  const records =
    currency === undefined
      ? `${numberText(counted)} of ${numberText(of)} ${source}${basis === "decided" ? " decided" : ""}`
      : `${moneyText(counted, currency)} from ${quantityText(of, "deal won", "deals won")}`;
  const open = undecided === 0 ? "" : `, ${numberText(undecided)} of them still open`;
  const by = objective === null ? "" : `, as ${objective} counts`;
  return `${records}${open}${by}`;
}
