import { currencyCodes, isCurrency } from "../model/currency.js";
import type { Fraction } from "../model/fraction.js";
import type { TargetFault } from "../model/problems/definition.js";
import { nearestName } from "../model/suggest.js";
import type { Threshold } from "../model/target.js";
import { parseDuration } from "../time/duration.js";
import { type PeriodUnit, periodUnits } from "../time/period.js";
import { parseAmount, parsePercent } from "./percent.js";

export type ThresholdResult =
  | { readonly ok: true; readonly target: Threshold }
  | { readonly ok: false; readonly part: string; readonly fault: TargetFault };

/** What stands behind the figure: its unit, the period that it is for, the day by which it is reached. */
type Behind = Pick<Threshold, "value" | "unit" | "currency" | "per" | "byDay">;

const figures = ["a percentage such as 20%", "a number such as 100"];

/**
 * Reads what follows `at least` or `at most`: `20%`, `100 per month by day 20`, `5000 USD`, `4.2`, `12 minutes`.
 *
 * @param sign as it was written
 * @param text the whole promise
 */
export function parseThreshold(sign: string, rest: string, text: string): ThresholdResult {
  if (rest === "") return fail(sign, { kind: "nothing-follows", expected: figures.join(" or ") });
  const isLeast = /least|>=|≥/i.test(sign);
  const make = (behind: Behind): ThresholdResult => ({
    ok: true,
    target: { kind: "threshold", bound: isLeast ? "at-least" : "at-most", ...behind, text },
  });

  const currencyFirst = /^([$€£¥]|[a-z]{3}(?=[\s\d]))\s*(\d[\d.,_]*)/i.exec(rest);
  if (currencyFirst !== null) {
    const [part, currency, amount] = currencyFirst as unknown as [string, string, string];
    const code = currencyOfSign[currency] ?? currency.toUpperCase();
    if (isCurrency(code))
      return fail(part, { kind: "currency-first", meant: `${plainDigits(amount)} ${code}` });
  }
  const [, number, percentSign, more] = /^(\d[\d.,_]*)?\s*(%?)\s*(.*)$/.exec(rest) as unknown as string[];
  if (number === undefined) return fail(rest, { kind: "expected-word", expected: figures });
  if (/[,_]/.test(number)) return fail(number, { kind: "grouped-digits", meant: plainDigits(number) });
  if (percentSign === "%") return parseShare(sign, number, more!, isLeast, text, make);
  const value = parseAmount(number);
  if (value === undefined) return fail(number, { kind: "too-many-digits" });
  const unit = readUnit(number, value, more!);
  return "fault" in unit ? { ok: false, ...unit } : parseTail(sign, unit.behind, unit.more, text, make);
}

function parseShare(
  sign: string,
  number: string,
  more: string,
  isLeast: boolean,
  text: string,
  make: (behind: Behind) => ThresholdResult,
): ThresholdResult {
  const value = parsePercent(`${number}%`);
  if (value === undefined) return fail(number, { kind: "too-many-digits" });
  if (value.numerator > value.denominator) return fail(number, { kind: "share-out-of-range", lowest: "0%" });
  if (/^(within|in|by)\b/i.test(more)) {
    const meant = isLeast ? { meant: `${number}% ${more}` } : {};
    return fail(text, { kind: "bound-with-limit", sign, rest: more, ...meant });
  }
  return more === "" ? make({ value, unit: "share" }) : fail(more, { kind: "left-over" });
}

interface Unit {
  readonly behind: Behind;
  readonly more: string;
}

/** `USD`, `minutes`, or nothing. */
function readUnit(
  number: string,
  value: Fraction,
  rest: string,
): Unit | { part: string; fault: TargetFault } {
  const plain: Unit = { behind: { value, unit: "number" }, more: rest };
  const word = /^([\p{L}]+)(?:\s+|$)(.*)$/u.exec(rest);
  if (word === null || /^(per|by|a|an|each|every|within|in)$/i.test(word[1]!)) return plain;
  const [, unit, more] = word as unknown as [string, string, string];
  const duration = parseDuration(`${number} ${unit}`);
  if (duration.ok && duration.duration.kind === "elapsed") {
    const ms = { numerator: duration.duration.ms, denominator: 1, text: `${number} ${unit}` };
    return { behind: { value: ms, unit: "ms" }, more };
  }
  const code = unit.toUpperCase();
  if (isCurrency(code)) return { behind: { value, unit: "number", currency: code }, more };
  if (unit.length !== 3 || unit !== code) return { part: unit, fault: { kind: "left-over" } };
  const near = nearestName(code, currencyCodes());
  return {
    part: unit,
    fault: near === undefined ? { kind: "unknown-currency" } : { kind: "unknown-currency", near },
  };
}

/** `per month`, `by day 20`. */
function parseTail(
  sign: string,
  behind: Behind,
  rest: string,
  text: string,
  make: (behind: Behind) => ThresholdResult,
): ThresholdResult {
  const period = /^(?:per|an?|each|every)\b\s*(\p{L}*)\s*(.*)$/iu.exec(rest);
  const per = periodUnits.find((unit) => unit === period?.[1]?.toLowerCase());
  if (period !== null && per === undefined) {
    return fail(period[1] || rest, { kind: "expected-word", expected: periodUnits });
  }
  const more = period?.[2] ?? rest;
  const whole: Behind = per === undefined ? behind : { ...behind, per: per as PeriodUnit };
  if (more === "") return make(whole);
  const day = /^by day (\d{1,9})$/i.exec(more)?.[1];
  if (day === undefined) {
    return /^(within|in)\b/i.test(more)
      ? fail(text, { kind: "bound-with-limit", sign, rest: more })
      : fail(more, { kind: "left-over" });
  }
  const byDay = Number(day);
  return byDay >= 1 && byDay <= 31 ? make({ ...whole, byDay }) : fail(`day ${day}`, { kind: "no-such-day" });
}

const currencyOfSign: Readonly<Record<string, string>> = { $: "USD", "€": "EUR", "£": "GBP", "¥": "JPY" };

/** The code that was probably meant. */
export function nearestCurrency(code: string): string | undefined {
  return nearestName(code.toUpperCase(), currencyCodes());
}

/** `5,000` without what parts its digits; a comma before one or two digits is a decimal point. */
function plainDigits(number: string): string {
  return number.replace(/^([^,]*),(\d{1,2})$/, "$1.$2").replace(/[,_]/g, "");
}

function fail(part: string, fault: TargetFault): ThresholdResult {
  return { ok: false, part, fault };
}
