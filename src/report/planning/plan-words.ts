import type { PlanInput, PlanInputName, PlanMend, PlanReport, PlanStep } from "../../model/plan.js";
import { formatDuration } from "../../time/duration.js";
import { numberText, quantityText } from "../quantity-text.js";

/** What each figure of a plan is called at the beginning of a line. */
export const planInputTitle: Readonly<Record<PlanInputName, string>> = {
  revenue: "Revenue goal",
  dealValue: "Deal value",
  closeRate: "Close rate",
  conversionRate: "Conversion rate",
  qualificationRate: "Qualification rate",
  reps: "Reps",
  marketingShare: "Time for leads of marketing",
  hoursPerDay: "Hours a day",
  workingDays: "Working days a month",
  minutesPerAttempt: "Minutes an attempt",
  attemptsPerLead: "Attempts on a lead",
};

/** The same within a sentence. */
export const planInputNoun: Readonly<Record<PlanInputName, string>> = {
  revenue: "the revenue goal of a month",
  dealValue: "the value of a deal",
  closeRate: "the share of opportunities that are won",
  conversionRate: "the share of leads that become opportunities",
  qualificationRate: "the share of leads that qualify",
  reps: "how many people follow leads up",
  marketingShare: "the share of their time for leads of marketing",
  hoursPerDay: "the hours a day that each has for it",
  workingDays: "working days a month",
  minutesPerAttempt: "the minutes of an attempt",
  attemptsPerLead: "the attempts on each lead",
};

const stepNouns: Readonly<Record<PlanStep, readonly [one: string, many: string]>> = {
  deals: ["deal won", "deals won"],
  opportunities: ["opportunity", "opportunities"],
  qualifiedLeads: ["qualified lead", "qualified leads"],
  leads: ["lead", "leads"],
};

/** `1 opportunity`, `334 leads`. */
export function volumeText(count: number, step: PlanStep): string {
  return quantityText(count, ...stepNouns[step]);
}

/** `Qualified leads`. */
export function stepTitle(step: PlanStep): string {
  const [, many] = stepNouns[step];
  return many.slice(0, 1).toUpperCase() + many.slice(1);
}

/** `5,000 USD`, `99.50 USD`, and `5,000` where nobody said the currency. */
export function moneyText(value: number, currency: string | null): string {
  const decimals = Number.isInteger(value) ? 0 : 2;
  const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  return `${value.toLocaleString("en-US", digits)}${currency === null ? "" : ` ${currency}`}`;
}

/** `29.33%`; what a rate was measured over stands beside it. */
export function rateText(value: number): string {
  return `${decimalText(value * 100)}%`;
}

/** `20.83`, `3`. */
export function decimalText(value: number): string {
  return value.toLocaleString("en-US", { maximumFractionDigits: 2 });
}

/** `5 h 34 min`. */
export function hoursText(hours: number): string {
  return formatDuration(Math.round(hours * 60) * 60_000, "business");
}

/** A figure of the plan as it is said. */
export function inputText(
  { name, value, of }: Pick<PlanInput, "name" | "value" | "of">,
  currency: string | null,
): string {
  switch (name) {
    case "revenue":
      return `${moneyText(value, currency)} a month`;
    case "dealValue":
      return moneyText(value, currency);
    case "conversionRate":
      return `${rateText(value)} of ${of === "qualifiedLeads" ? "qualified leads" : "leads"}`;
    case "closeRate":
    case "qualificationRate":
    case "marketingShare":
      return rateText(value);
    case "hoursPerDay":
      return hoursText(value);
    default:
      return decimalText(value);
  }
}

/** What mends a step, with what it is now: `3`, `5`. */
export function mendTexts(mend: PlanMend, report: PlanReport): { what: string; now: string; mended: string } {
  const { currency } = report;
  const nowOf = (name: PlanInputName) => {
    const input = report.inputs.find((each) => each.name === name);
    return input === undefined ? "" : inputText(input, currency);
  };
  switch (mend.kind) {
    case "more":
      return { what: "Further leads a month", now: "", mended: numberText(mend.value) };
    case "revenue":
      return {
        what: "A lower goal",
        now: nowOf("revenue"),
        mended: `${moneyText(mend.value, currency)} a month`,
      };
    default:
      return {
        what: planInputTitle[mend.kind],
        now: nowOf(mend.kind),
        mended: inputText({ name: mend.kind, value: mend.value }, currency),
      };
  }
}
