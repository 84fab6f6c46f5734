import { isCurrency } from "../model/currency.js";
import { decimalsOf, type Fee, type Money } from "../model/money.js";
import type { Credit } from "../model/penalty.js";
import type { AmountFault } from "../model/problems/consequence.js";
import { type PeriodUnit, periodUnits } from "../time/period.js";
import { parsePercent } from "./percent.js";
import type { Reading } from "./reading.js";
import type { Path } from "./tree.js";

type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly fault: AmountFault };

/** `50.00 EUR`: digits with a dot, and the code of the currency behind them (semantics 29). */
export function parseMoney(text: string): Parsed<Money> {
  const match = /^([-+−–]?)\s*([\d.,_' ]*\d)\s*(\S.*)?$/.exec(text.trim());
  if (match === null) return { ok: false, fault: { kind: "form" } };
  const [, sign, digits, code = ""] = match as unknown as [string, string, string, string?];
  if (sign !== "" && sign !== "+") return { ok: false, fault: { kind: "negative" } };
  if (!/^\d+(\.\d+)?$/.test(digits)) return { ok: false, fault: { kind: "digits" } };
  if (code === "") return { ok: false, fault: { kind: "no-currency" } };
  const currency = code.toUpperCase();
  if (!isCurrency(currency)) return { ok: false, fault: { kind: "unknown-currency", code } };
  const [whole, decimals = ""] = digits.split(".") as [string, string?];
  const kept = decimals.replace(/0+$/, "");
  const most = decimalsOf(currency);
  if (kept.length > most) return { ok: false, fault: { kind: "decimals", currency, most } };
  const amount = most === 0 ? "" : `.${kept.padEnd(most, "0")}`;
  return { ok: true, value: { amount: `${whole.replace(/^0+(?=\d)/, "")}${amount}`, currency } };
}

/** `12000.00 EUR per month`. */
export function parseFee(text: string): Parsed<Fee> {
  const match = /^(.*\S)\s+(?:per|a|an|each|every)\s+([a-z]+)$/i.exec(text.trim());
  const unit = match?.[2]?.toLowerCase().replace(/s$/, "");
  const per = periodUnits.find((each): each is PeriodUnit => each === unit);
  if (match === null || per === undefined) return { ok: false, fault: { kind: "no-period" } };
  const money = parseMoney(match[1] as string);
  return money.ok ? { ok: true, value: { ...money.value, per } } : money;
}

/** `5%`, `5% of fee`, or an amount. A share may be more than the whole. */
export function parseCredit(text: string): Parsed<Credit> {
  const trimmed = text.trim();
  const share = /^([\d.,]+\s*%)(?:\s+of\s+(?:the\s+)?fee)?$/i.exec(trimmed);
  if (share !== null) {
    const fraction = parsePercent(share[1] as string);
    if (fraction === undefined) return { ok: false, fault: { kind: "digits" } };
    return { ok: true, value: { kind: "share", share: fraction, text: `${fraction.text} of the fee` } };
  }
  if (/^[\d.,]+\s*%/.test(trimmed)) return { ok: false, fault: { kind: "other-share" } };
  if (/^[-−–]/.test(trimmed)) return { ok: false, fault: { kind: "negative" } };
  if (/^[\d.]+$/.test(trimmed)) return { ok: false, fault: { kind: "no-currency" } };
  const money = parseMoney(trimmed);
  if (!money.ok) return money;
  return { ok: true, value: { kind: "money", money: money.value, text: trimmed } };
}

type AmountKind = "amount" | "fee" | "credit";

/** What stands at a path as an amount, a fee or a credit; its problem where it is none. */
export function readAmount<T>(
  path: Path,
  expected: AmountKind,
  parse: (text: string) => Parsed<T>,
  reading: Reading,
): T | undefined {
  const text = reading.textAt(path);
  if (text === undefined) return undefined;
  const parsed = parse(text);
  if (parsed.ok) return parsed.value;
  reading.report("amount-not-understood", path, { value: text, expected, fault: parsed.fault });
  return undefined;
}
