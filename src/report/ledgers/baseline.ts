import type { BaselineReport, BaselineResult } from "../../model/baseline-report.js";
import { noveltyText } from "../baseline-text.js";
import { verdictText } from "../verdict-text.js";
import type { Ledger, LedgerCell } from "./ledger.js";

/** The results that fail or failed in the baseline, new ones first. */
export function composeBaseline(baseline: BaselineReport): Ledger {
  return {
    columns: [
      { head: "Baseline" },
      { head: "Objective", fit: "middle", atLeast: 14 },
      { head: "Period", fit: "end", atLeast: 7 },
      { head: "Now", fit: "wrap", atLeast: 12 },
      { head: "Before", fit: "wrap", atLeast: 12 },
      { head: "Why new", fit: "wrap", atLeast: 14 },
    ],
    rows: [
      ...baseline.new.map((each) => rowOf({ text: "new", style: "bad" }, each, noveltyText(each))),
      ...baseline.known.map((each) => rowOf({ text: "known", style: "quiet" }, each, "")),
      ...baseline.resolved.map((each) => rowOf("resolved", each, "")),
    ],
  };
}

function rowOf(standing: LedgerCell, result: BaselineResult, why: string): LedgerCell[] {
  const { objective, override, period, verdict, actual, before } = result;
  const name = override === null ? objective : `${objective}, ${override}`;
  const was = before === null ? "" : `${verdictText(before.verdict)}, ${before.actual}`;
  return [standing, name, period, `${verdictText(verdict)}, ${actual}`, was, why];
}

/** Misses of the baseline that are none any more. */
export function composeResolved({ misses }: BaselineReport, limit: number): Ledger {
  return {
    columns: [
      { head: "Record", fit: "middle", atLeast: 8 },
      { head: "Objective", fit: "middle", atLeast: 14 },
      { head: "Period", fit: "end", atLeast: 7 },
    ],
    rows: misses.resolved
      .slice(0, limit)
      .map(({ record, cycle, objective, period }) => [
        cycle === undefined ? record : `${record}, cycle ${cycle}`,
        objective,
        period,
      ]),
  };
}
