import { parseCredit, parseFee } from "./money.js";
import type { Reading } from "./reading.js";
import type { Path } from "./tree.js";

/** Consequences are added up, so all their amounts are in one currency: that of the first (semantics 29). */
export function checkOneCurrency(reading: Reading): void {
  let first: { readonly currency: string; readonly line: number } | undefined;
  for (const path of amountPaths(reading)) {
    const text = reading.textAt(path) ?? "";
    const currency = currencyOf(text);
    if (currency === undefined) continue;
    const line = reading.place(path).line ?? 0;
    if (first === undefined) first = { currency, line };
    else if (currency !== first.currency)
      reading.report("two-currencies", path, { currency, other: first.currency, otherLine: first.line });
  }
}

function currencyOf(text: string): string | undefined {
  const fee = parseFee(text);
  if (fee.ok) return fee.value.currency;
  const credit = parseCredit(text);
  return credit.ok && credit.value.kind === "money" ? credit.value.money.currency : undefined;
}

/** In the order of importance: the fee decides, where there is one. */
function amountPaths(reading: Reading): Path[] {
  const objectives = reading.nodeAt(["objectives"]);
  const count = objectives?.kind === "list" ? objectives.items.length : 0;
  return [
    ["agreement", "fee"],
    ["remedies", "cap"],
    ...Array.from({ length: count }, (_, index) => ["objectives", index] as Path).flatMap((objective) => [
      ...penaltyPaths([...objective, "penalty"], reading),
      ...itemsAt([...objective, "overrides"], reading).flatMap((override) =>
        penaltyPaths([...override, "penalty"], reading),
      ),
    ]),
  ];
}

function penaltyPaths(path: Path, reading: Reading): Path[] {
  const isList = reading.nodeAt(path)?.kind === "list";
  return (isList ? itemsAt(path, reading) : [path]).flatMap((penalty) => [
    ...["of", "credit", "fee", "cap"].map((key) => [...penalty, key]),
    ...itemsAt([...penalty, "bands"], reading).flatMap((band) => [
      [...band, "credit"],
      [...band, "reward"],
    ]),
  ]);
}

function itemsAt(path: Path, reading: Reading): Path[] {
  const node = reading.nodeAt(path);
  return node?.kind === "list" ? node.items.map((_, index) => [...path, index]) : [];
}
