import type { EscalationLevel } from "../../model/escalation.js";
import { type Fee, formatMoney } from "../../model/money.js";
import type { Band, Penalty, PenaltyValue } from "../../model/penalty.js";

/** A share as the definition writes it: `80%`. */
export function percentText(share: number): string {
  return `${Number((share * 100).toFixed(6))}%`;
}

/** `from 2025-01-01 until 2025-12-31`; empty where no date is set. */
export function sayDates({ from, until }: { readonly from?: string; readonly until?: string }): string {
  return [from === undefined ? "" : `from ${from}`, until === undefined ? "" : `until ${until}`]
    .filter((text) => text !== "")
    .join(" ");
}

/** `tiered-credit: below 95%: 5%, below 90%: 10%; at most 20%`. */
export function sayPenalty({ kind, terms, of, cap, carriesOver, forgiveFirst }: Penalty): string {
  const values = Object.entries(terms).map(([key, value]) =>
    value.type === "bands" ? value.value.map(sayBand).join(", ") : `${key} ${sayValue(value)}`,
  );
  const beside = [
    ...(of === undefined ? [] : [`of ${sayFee(of)}`]),
    ...(cap === undefined ? [] : [`at most ${cap.text}`]),
    ...(carriesOver ? ["the rest carried over"] : []),
    ...(forgiveFirst === 0 ? [] : [`the first ${forgiveFirst} forgiven`]),
  ];
  return `${kind.id}: ${[...values, ...beside].join(", ")}`;
}

export function sayFee(fee: Fee): string {
  return `${formatMoney(fee)} per ${fee.per}`;
}

function sayBand({ text, credit, isReward }: Band): string {
  return `${text}: ${isReward ? "+" : ""}${credit.text}`;
}

function sayValue(value: Exclude<PenaltyValue, { type: "bands" }>): string {
  switch (value.type) {
    case "credit":
    case "level":
      return value.value.text;
    case "money":
      return formatMoney(value.value);
    case "choice":
      return value.value;
  }
}

/** `80%: lead owner, within 30 business minutes`. */
export function sayEscalation({ text, tell, actWithin }: EscalationLevel): string {
  return `${text}: ${tell}${actWithin === undefined ? "" : `, within ${actWithin.text}`}`;
}
