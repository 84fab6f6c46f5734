import Big from "big.js";
import type { PeriodUnit } from "../time/period.js";

/**
 * An exact amount: decimal digits, with a minus sign in front where it is negative, and its ISO 4217 currency. It
 * is never a floating point number (semantics 29).
 */
export interface Money {
  readonly amount: string;
  readonly currency: string;
}

/** What is paid for each period of one length. */
export interface Fee extends Money {
  readonly per: PeriodUnit;
}

/** Divisions keep so many decimals before the amount is rounded to its currency's smallest unit. */
const decimalsOfDivision = 40;

const DecimalNumber = Big();
DecimalNumber.DP = decimalsOfDivision;
DecimalNumber.RM = Big.roundHalfUp;

/** The minor units of ISO 4217 that are not 2. They are written here because what Node knows changes with its build. */
const unusualDecimals: Readonly<Record<string, number>> = Object.fromEntries([
  ..."BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"
    .split(" ")
    .map((code) => [code, 0]),
  ..."BHD IQD JOD KWD LYD OMR TND".split(" ").map((code) => [code, 3]),
  ..."CLF UYW".split(" ").map((code) => [code, 4]),
]);

/** How many decimals the smallest unit of a currency has: 2 for EUR, 0 for JPY, 3 for KWD. */
export function decimalsOf(currency: string): number {
  return unusualDecimals[currency] ?? 2;
}

export function noMoney(currency: string): Money {
  return { amount: new DecimalNumber(0).toFixed(decimalsOf(currency)), currency };
}

/** @throws when the currencies differ: they are never added (semantics 29) */
export function addMoney(one: Money, other: Money): Money {
  assertSame(one, other);
  return written(new DecimalNumber(one.amount).plus(other.amount), one.currency);
}

/** @throws when the currencies differ */
export function subtractMoney(one: Money, other: Money): Money {
  assertSame(one, other);
  return written(new DecimalNumber(one.amount).minus(other.amount), one.currency);
}

export function sumMoney(amounts: readonly Money[], currency: string): Money {
  return amounts.reduce(addMoney, noMoney(currency));
}

/** Negative, zero or positive. @throws when the currencies differ */
export function compareMoney(one: Money, other: Money): number {
  assertSame(one, other);
  return new DecimalNumber(one.amount).cmp(other.amount);
}

export function isZero({ amount }: Money): boolean {
  return new DecimalNumber(amount).eq(0);
}

/** A share of an amount, exact, then rounded to the smallest unit of its currency, half away from zero. */
export function timesFraction({ amount, currency }: Money, numerator: bigint, denominator: bigint): Money {
  const exact = new DecimalNumber(amount).times(numerator.toString()).div(denominator.toString());
  return written(exact, currency);
}

/** For people: `1,200.00 EUR`. */
export function formatMoney({ amount, currency }: Money): string {
  const [whole, decimals] = amount.replace("-", "").split(".") as [string, string?];
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return `${amount.startsWith("-") ? "-" : ""}${grouped}${decimals === undefined ? "" : `.${decimals}`} ${currency}`;
}

function written(value: Big, currency: string): Money {
  const text = value.toFixed(decimalsOf(currency), Big.roundHalfUp);
  return { amount: /^-0(\.0*)?$/.test(text) ? text.slice(1) : text, currency };
}

function assertSame(one: Money, other: Money): void {
  if (one.currency !== other.currency)
    throw new Error(`${one.currency} and ${other.currency} can't be added or compared`);
}
