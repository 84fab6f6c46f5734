import type { PlanInputName, PlanReport, PlanStep } from "../../model/plan.js";
import type { PeriodUnit } from "../../time/period.js";

/** What a definition says of the objectives that are to stand in it. */
export interface BlockContext {
  /** How long its measurement periods are. */
  readonly unit: PeriodUnit;
  /** Ids that are taken. */
  readonly taken: ReadonlySet<string>;
  /** Who promises a metric. */
  ownerOf(metric: string): string;
  /** The source of its leads. */
  readonly leads: string;
  /** Objectives stand under a key that is there already. */
  readonly isPart: boolean;
}

export const noContext: BlockContext = {
  unit: "month",
  taken: new Set(),
  ownerOf: () => "provider",
  leads: "leads",
  isPart: false,
};

/** Months in a measurement period; a week is no number of them. */
const monthsIn: Readonly<Partial<Record<PeriodUnit, number>>> = { month: 1, quarter: 3, year: 12 };

/**
 * The plan as objectives: its volumes, its rates and the goal, in the periods by which the agreement is measured.
 * Exactly what the plan needs keeps all of them: a rate is that of its whole records where they have less of it,
 * and cut down where no short percentage is equal to it. Empty for an agreement that is measured by the week.
 */
export function targetBlock(
  { steps, inputs, currency }: Pick<PlanReport, "steps" | "inputs" | "currency">,
  { unit, taken, ownerOf, leads, isPart }: BlockContext,
): string {
  const months = monthsIn[unit];
  if (months === undefined) return "";
  const lines: string[] = [];
  const add = (name: string, metric: string, target: string, more = "", remark = "") => {
    let id = `planned-${name}`;
    while (taken.has(id)) id = `${id}-2`;
    const owner = ownerOf(metric);
    lines.push(`  - { id: ${id}, metric: ${metric}, owner: ${owner}, target: ${target}${more} }${remark}`);
  };
  const volumes = {
    leads: `{ count: { of: ${leads} } }`,
    qualifiedLeads: "qualified-leads",
    deals: "sales-volume",
  };
  const names = { leads: "leads", qualifiedLeads: "qualified-leads", deals: "sales" };
  for (const step of ["leads", "qualifiedLeads", "deals"] as const) {
    const needed = steps.find((each) => each.step === step)?.needed;
    if (needed !== undefined) add(names[step], volumes[step], `at least ${needed * months} per ${unit}`);
  }
  const exactOf = (name: PlanInputName) => readQuotient(inputs.find((input) => input.name === name)?.exact);
  const neededOf = (step: PlanStep) => steps.find((each) => each.step === step)?.needed;
  const addRate = (
    metric: string,
    rate: Quotient | undefined,
    part: PlanStep,
    whole: PlanStep,
    more = "",
  ) => {
    if (rate === undefined) return;
    const [some, of] = [neededOf(part), neededOf(whole)];
    // Of records rounded up to whole ones the share may be a little less.
    const isLess = some !== undefined && of !== undefined && BigInt(some) * rate[1] < BigInt(of) * rate[0];
    const kept: Quotient = isLess ? [BigInt(some), BigInt(of)] : rate;
    const remark = isLess ? ` # ${some} of ${of}` : "";
    add(shortName[metric] ?? metric, metric, `at least ${percentText(kept)}`, more, remark);
  };
  addRate("lead-qualification-rate", exactOf("qualificationRate"), "qualifiedLeads", "leads");
  addRate("opportunity-conversion-rate", conversionOfLeads(inputs, exactOf), "opportunities", "leads");
  const close = inputs.find(({ name }) => name === "closeRate")?.origin;
  const isDecided = close?.kind === "measured" && close.basis === "decided";
  addRate("close-rate", exactOf("closeRate"), "deals", "opportunities", isDecided ? ", basis: decided" : "");
  const goal = exactOf("revenue")!;
  const amount = amountText([goal[0] * BigInt(months), goal[1]]);
  add("revenue", "revenue", `at least ${amount}${currency === null ? "" : ` ${currency}`} per ${unit}`);
  return `${isPart ? "  # below those under objectives:" : "objectives:"}\n${lines.join("\n")}\n`;
}

const shortName: Readonly<Record<string, string>> = {
  "lead-qualification-rate": "qualification-rate",
  "opportunity-conversion-rate": "conversion-rate",
};

type Quotient = readonly [numerator: bigint, denominator: bigint];

function readQuotient(text: string | undefined): Quotient | undefined {
  if (text === undefined) return undefined;
  const [numerator = "0", denominator = "1"] = text.split("/");
  return [BigInt(numerator), BigInt(denominator)];
}

/** The share of all leads, which is what the metric counts; unknown where nothing is known of how many qualify. */
function conversionOfLeads(
  inputs: PlanReport["inputs"],
  exactOf: (name: PlanInputName) => Quotient | undefined,
): Quotient | undefined {
  const rate = exactOf("conversionRate");
  const isOfLeads = inputs.some(({ name, of }) => name === "conversionRate" && of === "leads");
  if (rate === undefined || isOfLeads) return rate;
  const qualification = exactOf("qualificationRate");
  return qualification === undefined ? undefined : [rate[0] * qualification[0], rate[1] * qualification[1]];
}

const usualDecimals = 2;
const mostDecimals = 6;

/** Exact where few decimals are enough; else cut down to two, and to more where that would be nothing. */
function percentText([numerator, denominator]: Quotient): string {
  const cut = (decimals: number) => (numerator * 100n * 10n ** BigInt(decimals)) / denominator;
  const isExact = (decimals: number) =>
    cut(decimals) * denominator === numerator * 100n * 10n ** BigInt(decimals);
  const all = Array.from({ length: mostDecimals + 1 }, (_, decimals) => decimals);
  const decimals =
    all.find(isExact) ?? all.find((each) => each >= usualDecimals && cut(each) > 0n) ?? mostDecimals;
  return `${writeDecimals(cut(decimals), decimals).replace(/(\.\d*?)0+$/, "$1")}%`;
}

/** Rounded up to the hundredth, so that whoever keeps it keeps the goal. */
function amountText([numerator, denominator]: Quotient): string {
  return writeDecimals((numerator * 100n + denominator - 1n) / denominator, 2);
}

function writeDecimals(units: bigint, decimals: number): string {
  if (decimals === 0) return String(units);
  const digits = String(units).padStart(decimals + 1, "0");
  const part = digits.slice(-decimals);
  return /^0+$/.test(part) ? digits.slice(0, -decimals) : `${digits.slice(0, -decimals)}.${part}`;
}
