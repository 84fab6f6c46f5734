import type { DiffReport, PeriodDiff, Side } from "../../model/diff.js";
import { formatMoney, isZero, type Money } from "../../model/money.js";
import { verdictWord } from "../verdict-text.js";

/** How the two are called wherever one of them is meant. */
export const sideName: Readonly<Record<Side, string>> = { old: "OLD", new: "NEW" };

/** `2025-02 of Globex: met 95.0% → breached 80.0%`. */
export function periodDiffText({ label, override, old, new: now }: PeriodDiff): string {
  const name = override === null ? label : `${label} of ${override}`;
  const told = (each: PeriodDiff["old"]) =>
    each === null ? "not judged" : `${verdictWord(each.verdict)} ${each.actual}`.trim();
  return `${name}: ${told(old)} → ${told(now)}`;
}

/** `+150.00 EUR`, `-20.00 EUR`, `no change`. */
export function signedMoney(money: Money): string {
  if (isZero(money)) return "no change";
  return `${money.amount.startsWith("-") ? "" : "+"}${formatMoney(money)}`;
}

/** A party by its name in the newer definition, else in the older one. */
export function partyNameOf({ old, new: now }: Pick<DiffReport, "old" | "new">, id: string): string {
  const parties = [...now.agreement.parties, ...old.agreement.parties];
  const name = parties.find((party) => party.id === id)?.name ?? id;
  return name === id ? id : `${name} (${id})`;
}
