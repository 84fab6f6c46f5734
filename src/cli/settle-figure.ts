import { currenciesOf } from "../model/currency.js";
import type { ExactNumber } from "../model/exact-number.js";
import { refuse, type Settled, settled } from "./settle.js";

/** An amount of money, or of something that nobody said what it is. */
export interface Amount {
  readonly value: ExactNumber;
  readonly currency?: string;
  /** The months that it is for; 1 unless it says `per quarter` or `per year`. */
  readonly months: number;
}

const amountPattern =
  /^(?<sign>[^\s\d.,+-]+)?\s*(?<number>\d[\d.,_'’]*(?:[ \u00a0\u202f]\d{3})*(?:[.,]\d+)?)\s*(?<scale>[km](?![a-z]))?\s*(?<unit>[^\s\d.,/]+)?(?:\s*(?:per|an?|each|every|\/)\s*(?<per>month|quarter|year))?$/iu;
const monthsOf: Readonly<Record<string, number>> = { month: 1, quarter: 3, year: 12 };
const scaleOf: Readonly<Record<string, bigint>> = { k: 1000n, m: 1_000_000n };
const mostDigits = 12;
const mostDecimals = 4;

/** `5000`, `5k`, `1.2M`, `5000 USD`, `€5000`, and where `takesPeriod` `60000 USD per year`. Above zero. */
export function settleAmount(option: string, text: string, takesPeriod: boolean): Settled<Amount> {
  const example = { example: `${option} "${takesPeriod ? "5000" : "100"} USD"` };
  if (/^\s*[-−]/u.test(text)) return refuse(option, text, "is less than nothing", example);
  const found = amountPattern.exec(text.trim())?.groups;
  if (found === undefined) return refuse(option, text, "is no amount of money", example);
  const { sign, number = "", scale = "", unit, per } = found;
  const isBeside = sign !== undefined && unit !== undefined;
  const written = sign ?? unit;
  const currencies = written === undefined ? [] : currenciesOf(written);
  if (currencies === undefined || isBeside) {
    return refuse(option, text, `holds "${isBeside ? unit : written}", which is no currency`, example);
  }
  const rewrite = (digits: string, code = currencies[0]) =>
    `${option} ${quoted([`${digits}${scale}`, code, per === undefined ? undefined : `per ${per}`])}`;
  if (currencies.length > 1) {
    const reason = `does not say which currency "${written}" is`;
    return refuse(option, text, reason, { example: rewrite(number) });
  }
  if (isGrouped(number) || (scale === "" && /^[1-9]\d{0,2}\.\d{3}$/.test(number))) {
    const near = rewrite(plainDigits(number));
    return refuse(option, text, "has a sign between its digits, which countries read differently", {
      ...example,
      near,
    });
  }
  const value = parseExact(number, mostDigits, mostDecimals);
  if (value === undefined) {
    return refuse(option, text, `has more than ${mostDigits} digits or ${mostDecimals} decimals`, example);
  }
  if (value.numerator === 0n) return refuse(option, text, "is nothing", example);
  if (per !== undefined && !takesPeriod) {
    return refuse(option, text, "is for a time, but a deal is worth the same at all times", example);
  }
  return settled({
    value: { ...value, numerator: value.numerator * (scaleOf[scale.toLowerCase()] ?? 1n) },
    ...(currencies[0] === undefined ? {} : { currency: currencies[0] }),
    months: monthsOf[per?.toLowerCase() ?? "month"] as number,
  });
}

/** Whether something but one point parts the digits of a number. */
function isGrouped(number: string): boolean {
  return /[^\d.]|\..*\./u.test(number);
}

/** `5.000,50` without what parts its digits; the last sign before one or two digits is a decimal point. */
function plainDigits(number: string): string {
  const decimals = /[.,](\d{1,2})$/.exec(number);
  const whole = (decimals === null ? number : number.slice(0, decimals.index)).replace(/\D/g, "");
  return decimals === null ? whole : `${whole}.${decimals[1]}`;
}

/** The words as one argument of a shell. */
function quoted(words: readonly (string | undefined)[]): string {
  const text = words.filter((word) => word !== undefined).join(" ");
  return text.includes(" ") ? `"${text}"` : text;
}

const fewestPercent = { numerator: 1n, denominator: 10_000n };

/**
 * `20%`, `12.5%`: above nothing, unless `mayBeNone`, and at most all.
 *
 * @param usual an example of what the option takes
 */
export function settleShare(
  option: string,
  text: string,
  usual: string,
  mayBeNone = false,
): Settled<ExactNumber> {
  const mend = { example: `${option} ${usual}` };
  const match = /^([-−]?)(\d+)(?:([.,])(\d+))?\s*(%?)$/u.exec(text.trim());
  if (match === null) return refuse(option, text, "is no percentage", mend);
  const [, minus, digits = "", mark, decimals = "", percent] = match;
  if (minus !== "") return refuse(option, text, "is less than none of them", mend);
  if (mark === "," || percent === "") {
    const isShare = percent === "" && digits === "0" && decimals !== "";
    const [units, parts] = isShare
      ? [decimals.padEnd(2, "0").slice(0, 2), decimals.slice(2)]
      : [digits, decimals];
    const points = `${Number(units)}${parts === "" ? "" : `.${parts}`}`;
    const near = Number(points) > 0 && Number(points) <= 100 ? `${option} ${points}%` : undefined;
    return refuse(option, text, percent === "" ? "has no percent sign" : "has a comma", { ...mend, near });
  }
  const value = parseExact(`${digits}${decimals === "" ? "" : `.${decimals}`}`, mostDigits, mostDecimals);
  if (value === undefined) return refuse(option, text, `has more than ${mostDecimals} decimals`, mend);
  const share = { numerator: value.numerator, denominator: value.denominator * 100n };
  if (share.numerator > share.denominator) return refuse(option, text, "is more than all of them", mend);
  if (share.numerator === 0n && mayBeNone) return settled(share);
  if (share.numerator === 0n)
    return refuse(option, text, "is none of them, so that no number is enough", mend);
  if (share.numerator * fewestPercent.denominator < fewestPercent.numerator * share.denominator) {
    return refuse(option, text, "is below 0.01%, too little to plan with", mend);
  }
  return settled(share);
}

export interface NumberRange {
  /** At least, or above it where it is 0. */
  readonly from: number;
  readonly to: number;
  readonly decimals: number;
  readonly example: string;
}

/** `3`, `2.5`: above zero and in a range. */
export function settleNumber(option: string, text: string, range: NumberRange): Settled<ExactNumber> {
  const { from, to, decimals } = range;
  const mend = { example: `${option} ${range.example}` };
  const value = parseExact(text.trim(), mostDigits, decimals);
  const between = from === 0 ? `above 0 and at most ${to}` : `from ${from} to ${to}`;
  if (value === undefined) {
    const kind = decimals === 0 ? "whole number" : "number";
    return refuse(option, text, `is no ${kind} ${between}`, mend);
  }
  const number = Number(value.numerator) / Number(value.denominator);
  if (number > to || number < from || number === 0) return refuse(option, text, `is not ${between}`, mend);
  return settled(value);
}

/** Plain digits with a point before their decimals; undefined for anything else. */
function parseExact(text: string, digits: number, decimals: number): ExactNumber | undefined {
  const match = /^(\d+)(?:\.(\d+))?$/.exec(text);
  if (match === null) return undefined;
  const kept = (match[2] ?? "").replace(/0+$/, "");
  const whole = match[1]!.replace(/^0+(?=\d)/, "");
  if (kept.length > decimals || whole.length + kept.length > digits) return undefined;
  return { numerator: BigInt(whole + kept), denominator: 10n ** BigInt(kept.length) };
}
