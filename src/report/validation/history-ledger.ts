import type { HistoryReport, PastTarget } from "../../model/validation.js";
import type { Ledger } from "../ledgers/ledger.js";

/** What each target would have come to, period by period, on one line. */
export function composeHistory({ targets }: HistoryReport): Ledger {
  return {
    columns: [
      { head: "Objective", fit: "wrap", atLeast: 12 },
      { head: "Target", fit: "wrap", atLeast: 16 },
      { head: "Met", align: "right" },
      { head: "Lowest to highest", fit: "wrap", atLeast: 12 },
      { head: "Met 9 times in 10", fit: "wrap", atLeast: 16 },
    ],
    rows: targets.map((each) => [
      each.override === null ? each.objective : `${each.objective}: ${each.override}`,
      each.target,
      each.periods.length === 0 ? "no data" : `${each.metCount} of ${each.periods.length}`,
      rangeText(each),
      each.nineInTen ?? "",
    ]),
  };
}

export function rangeText({ periods }: PastTarget): string {
  const sorted = periods.toSorted((a, b) => a.value - b.value);
  const [lowest] = sorted;
  const highest = sorted.at(-1);
  if (lowest === undefined || highest === undefined) return "";
  return lowest.text === highest.text ? lowest.text : `${lowest.text} to ${highest.text}`;
}
