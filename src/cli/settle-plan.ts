import type { ExactNumber } from "../model/exact-number.js";
import type { ConversionBase, FollowedStep, PlanInputName, PlanOrigin } from "../model/plan.js";
import type { PlanFigure } from "../planning/compose-plan.js";
import { type collectSettled, refuse, type Settled, settled, settleName } from "./settle.js";
import { type Amount, type NumberRange, settleAmount, settleNumber, settleShare } from "./settle-figure.js";

/** The options of `sla-audit plan` that give a figure, as commander hands them over. */
export interface PlanFigureOptions {
  readonly revenue?: string;
  readonly dealValue?: string;
  readonly closeRate?: string;
  readonly conversionRate?: string;
  readonly qualificationRate?: string;
  readonly reps?: string;
  readonly marketingShare?: string;
  readonly hoursPerDay?: string;
  readonly workingDays?: string;
  readonly minutesPerAttempt?: string;
  readonly attempts?: string;
  readonly followUp?: string;
  readonly step: string;
}

/** The option that gives a figure, and what one would write behind it. */
export const planOptions: Readonly<Record<PlanInputName, { option: string; example: string }>> = {
  revenue: { option: "--revenue", example: '"5000 USD"' },
  dealValue: { option: "--deal-value", example: "100" },
  closeRate: { option: "--close-rate", example: "20%" },
  conversionRate: { option: "--conversion-rate", example: "5%" },
  qualificationRate: { option: "--qualification-rate", example: "30%" },
  reps: { option: "--reps", example: "3" },
  marketingShare: { option: "--marketing-share", example: "60%" },
  hoursPerDay: { option: "--hours-per-day", example: "4" },
  workingDays: { option: "--working-days", example: "21" },
  minutesPerAttempt: { option: "--minutes-per-attempt", example: "10" },
  attemptsPerLead: { option: "--attempts", example: "6" },
};

const ranges = {
  reps: { from: 0, to: 100_000, decimals: 2 },
  hoursPerDay: { from: 0, to: 24, decimals: 2 },
  workingDays: { from: 0, to: 31, decimals: 2 },
  minutesPerAttempt: { from: 0, to: 1440, decimals: 2 },
  attempts: { from: 1, to: 1000, decimals: 2 },
} as const;

export const followedNames = ["leads", "qualified-leads"] as const;

/** What the command line says of the plan; figures that it says nothing of are absent. */
export interface GivenPlan {
  readonly figures: Map<PlanInputName, PlanFigure>;
  /** As it was written; its `value` is the goal of `months` together. */
  readonly goal?: Amount;
  readonly currency?: string;
  readonly followed?: FollowedStep;
  readonly step?: ExactNumber;
}

/** Holds every figure of the command line against what it may be, and keeps all that is wrong. */
export function settlePlan(
  options: PlanFigureOptions,
  { take }: ReturnType<typeof collectSettled>,
): GivenPlan {
  const figures = new Map<PlanInputName, PlanFigure>();
  const give = (
    name: PlanInputName,
    written: string,
    value: ExactNumber | undefined,
    of?: ConversionBase,
  ) => {
    if (value === undefined) return;
    const origin: PlanOrigin = { kind: "option", option: planOptions[name].option, written };
    figures.set(name, { value, origin, ...(of === undefined ? {} : { of }) });
  };
  const whole = <T>(text: string | undefined, settle: (text: string) => Settled<T>): T | undefined =>
    text === undefined ? undefined : take(settle(text));

  const goal = whole(options.revenue, (text) => settleAmount("--revenue", text, true));
  if (goal !== undefined) {
    const { numerator, denominator } = goal.value;
    give("revenue", options.revenue!, { numerator, denominator: denominator * BigInt(goal.months) });
  }
  const deal = whole(options.dealValue, (text) => settleDealValue(text, goal));
  give("dealValue", options.dealValue ?? "", deal?.value);
  for (const name of ["closeRate", "qualificationRate"] as const) {
    const { option, example } = planOptions[name];
    give(
      name,
      options[name] ?? "",
      whole(options[name], (text) => settleShare(option, text, example)),
    );
  }
  const conversion = whole(options.conversionRate, settleConversion);
  give("conversionRate", options.conversionRate ?? "", conversion?.rate, conversion?.of);
  give("marketingShare", options.marketingShare ?? "", whole(options.marketingShare, settleMarketingShare));
  for (const [key, range] of Object.entries(ranges) as [keyof typeof ranges, NumberRange][]) {
    const name = key === "attempts" ? "attemptsPerLead" : key;
    const { option, example } = planOptions[name];
    const settle = (text: string) => settleNumber(option, text, { ...range, example });
    give(name, options[key] ?? "", whole(options[key], settle));
  }
  const followed = whole(options.followUp, (text) =>
    settleName("--follow-up", text.toLowerCase(), followedNames, "kind of leads"),
  );
  const step = whole(options.step, settleStep);
  const currency = goal?.currency ?? deal?.currency;
  return {
    figures,
    ...(goal === undefined ? {} : { goal }),
    ...(currency === undefined ? {} : { currency }),
    ...(followed === undefined
      ? {}
      : { followed: followed === "leads" ? ("leads" as const) : ("qualifiedLeads" as const) }),
    ...(step === undefined ? {} : { step }),
  };
}

function settleDealValue(text: string, goal: Amount | undefined): Settled<Amount> {
  const deal = settleAmount("--deal-value", text, false);
  if (!deal.ok || goal?.currency === undefined || deal.value.currency === undefined) return deal;
  if (deal.value.currency === goal.currency) return deal;
  return refuse("--deal-value", text, `is in another currency than --revenue, ${goal.currency}`, {
    example: `--deal-value "100 ${goal.currency}"`,
  });
}

/** `5%` is of all leads, as the metric counts; `40% of qualified` of those that qualify. */
function settleConversion(text: string): Settled<{ rate: ExactNumber; of: ConversionBase }> {
  const match = /^(.*?)\s*(?:\bof\s+(?:all\s+)?(qualified\s+leads|qualified|leads))?$/i.exec(text.trim());
  const rate = settleShare("--conversion-rate", match?.[1] ?? text, "5%");
  if (!rate.ok) return rate;
  const isOfQualified = match?.[2]?.toLowerCase().startsWith("qualified") === true;
  return settled({ rate: rate.value, of: isOfQualified ? "qualifiedLeads" : "leads" });
}

function settleMarketingShare(text: string): Settled<ExactNumber> {
  return settleShare("--marketing-share", text, planOptions.marketingShare.example, true);
}

/** A figure that is all of itself worse is nothing. */
function settleStep(text: string): Settled<ExactNumber> {
  const step = settleShare("--step", text, "10%");
  if (!step.ok || step.value.numerator * 2n <= step.value.denominator) return step;
  return refuse("--step", text, "is more than half of a figure", { example: "--step 10%" });
}
