import type { DiffReport, DiffResult, ObjectiveDiff } from "../../model/diff.js";
import { formatMoney, isZero, type Money } from "../../model/money.js";
import { type Ledger, type LedgerCell, type LedgerLine, spaceBlocks, stackLines } from "../ledgers/ledger.js";
import { actualText, countsText, grossText } from "../objective-text.js";
import { verdictStyle } from "../paint.js";
import { verdictText } from "../verdict-text.js";
import { changeText, moneyDiffText, partyNameOf, periodDiffText, signedMoney } from "./change-text.js";
import { kindsText } from "./flip-text.js";

const periodsShown = 6;

/** Every objective with what both say of it, and what the definitions say differently. */
export function composeDiffObjectives(diff: DiffReport): Ledger {
  return {
    columns: [
      { head: "Objective", fit: "wrap", atLeast: 14, atMost: 26 },
      { head: "OLD", fit: "wrap", atLeast: 15, atMost: 32 },
      { head: "NEW", fit: "wrap", atLeast: 15, atMost: 32 },
      { head: "What differs", fit: "wrap", atLeast: 18, atMost: 60 },
    ],
    rows: spaceBlocks(diff.objectives.map((each) => [objectiveRow(each, diff)])),
  };
}

function objectiveRow(objective: ObjectiveDiff, diff: DiffReport): LedgerCell[] {
  const { id, old, new: now } = objective;
  const owner = now?.owner ?? old?.owner ?? "";
  return [
    stackLines({ text: id, style: "strong" }, { text: partyNameOf(diff, owner), style: "quiet" }),
    resultCell(old),
    resultCell(now),
    stackLines(...differenceLines(objective)),
  ];
}

function resultCell(result: DiffResult | null): LedgerCell {
  if (result === null) return { text: "not there", style: "quiet" };
  return stackLines(
    { text: verdictText(result.verdict), style: verdictStyle[result.verdict] },
    { text: actualText(result.actual) },
    { text: countsText(result, result), style: "quiet" },
    { text: grossText(result), style: "quiet" },
    { text: result.target, style: "quiet" },
  );
}

function differenceLines({ changes, periods, credits, flips, in: side }: ObjectiveDiff): LedgerLine[] {
  if (side !== "both") return [{ text: `only in ${side === "new" ? "NEW" : "OLD"}` }];
  const kinds = flips === undefined ? "" : kindsText(flips);
  const told = periods.slice(0, periodsShown);
  const lines: LedgerLine[] = [
    ...changes.map((change) => ({ text: changeText(change) })),
    // One measurement period is the whole: its verdict stands beside it already.
    ...(told.length > 1 || told.some(({ override }) => override !== null)
      ? told.map((period) => ({ text: periodDiffText(period), style: "quiet" as const }))
      : []),
    { text: periods.length > told.length ? `${periods.length - told.length} more periods differ` : "" },
    ...credits
      .filter(({ difference }) => !isZero(difference))
      .map((credit) => ({ text: moneyDiffText("credit", credit) })),
    { text: kinds === "" ? "" : `records: ${kinds}` },
  ];
  return lines.some(({ text }) => text !== "") ? lines : [{ text: "nothing", style: "quiet" }];
}

/** What the definitions say differently beside their objectives. */
export function composeDiffChanges({ changes }: DiffReport): Ledger {
  const told = (text: string | null): LedgerCell =>
    text === null ? { text: "not there", style: "quiet" } : text;
  return {
    columns: [
      { head: "Key", fit: "wrap", atLeast: 14, atMost: 36 },
      { head: "OLD", fit: "wrap", atLeast: 16, atMost: 60 },
      { head: "NEW", fit: "wrap", atLeast: 16, atMost: 60 },
    ],
    rows: changes.map(({ key, old, new: now }) => {
      const isSameText = old !== null && old === now;
      return [
        { text: key, style: "strong" },
        isSameText ? "differs in detail" : told(old),
        isSameText ? "" : told(now),
      ];
    }),
  };
}

/** What each party owes and earns by both. */
export function composeDiffCredits(diff: DiffReport): Ledger {
  const told = (money: Money | null): LedgerCell =>
    money === null ? { text: "none", style: "quiet" } : formatMoney(money);
  const rows = diff.credits.flatMap(({ party, owed, rewards }) => {
    const hasRewards = [rewards.old, rewards.new].some((money) => money !== null && !isZero(money));
    return [{ what: "owes", money: owed }, ...(hasRewards ? [{ what: "earns", money: rewards }] : [])].map(
      ({ what, money }): LedgerCell[] => [
        `${partyNameOf(diff, party)} ${what}`,
        told(money.old),
        told(money.new),
        { text: signedMoney(money.difference), style: "strong" },
      ],
    );
  });
  return {
    columns: [
      { head: "Party", fit: "wrap", atLeast: 14 },
      { head: "OLD", align: "right", fit: "end", atLeast: 12 },
      { head: "NEW", align: "right", fit: "end", atLeast: 12 },
      { head: "Difference", align: "right", fit: "end", atLeast: 12 },
    ],
    rows,
  };
}

/** One sentence for each right to end the agreement that is gained or lost. */
export function terminationSentences(diff: DiffReport): string[] {
  return diff.termination.map(({ objective, owner, rule, in: side, since }) => {
    const only = side === "new" ? "NEW" : "OLD";
    return `Under ${only} only, the breaches of ${objective} by ${partyNameOf(diff, owner)} give the right to end the agreement since ${since} (${rule}).`;
  });
}
