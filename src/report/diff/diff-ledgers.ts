import type { DiffReport, DiffResult, ObjectiveDiff, PeriodDiff, TermChange } from "../../model/diff.js";
import { formatMoney, isZero, type Money } from "../../model/money.js";
import {
  type Ledger,
  type LedgerCell,
  type LedgerLine,
  type LedgerRow,
  spaceBlocks,
  stackLines,
} from "../ledgers/ledger.js";
import { actualText, countsText, grossText } from "../objective-text.js";
import { verdictStyle } from "../paint.js";
import { listText, quantityText } from "../quantity-text.js";
import { verdictText } from "../verdict-text.js";
import { partyNameOf, periodDiffText, sideName, signedMoney } from "./change-text.js";
import { kindTexts } from "./flip-text.js";

const periodsShown = 6;

/** The objectives that differ, as both judge them, and how their records and credits change. */
export function composeDiffObjectives(diff: DiffReport): Ledger {
  return {
    columns: [
      { head: "Objective", fit: "wrap", atLeast: 14, atMost: 30 },
      { head: "OLD", fit: "wrap", atLeast: 16, atMost: 36 },
      { head: "NEW", fit: "wrap", atLeast: 16, atMost: 36 },
      { head: "What changes", fit: "wrap", atLeast: 16, atMost: 48 },
    ],
    rows: spaceBlocks(diff.objectives.filter(isOther).map((each) => [objectiveRow(each, diff)])),
  };
}

/** `31 objectives are the same in both: a, b and 29 more.`; empty where all differ. */
export function sameObjectivesText({ objectives }: DiffReport): string {
  const same = objectives.filter((each) => !isOther(each));
  if (same.length === 0) return "";
  const names = listText(
    same.map(({ id }) => id),
    12,
  );
  const verb = same.length === 1 ? "is" : "are";
  return `${quantityText(same.length, "objective")} ${verb} the same in both, record by record: ${names}.`;
}

function isOther({
  in: side,
  verdictDiffers,
  changes,
  periods,
  credits,
  flips,
  old,
  new: now,
}: ObjectiveDiff) {
  return (
    side !== "both" ||
    verdictDiffers ||
    changes.length > 0 ||
    periods.length > 0 ||
    credits.some(({ difference }) => !isZero(difference)) ||
    (flips?.total ?? 0) > 0 ||
    JSON.stringify([old?.actual, old?.counts]) !== JSON.stringify([now?.actual, now?.counts])
  );
}

function objectiveRow(objective: ObjectiveDiff, diff: DiffReport): LedgerCell[] {
  const { id, old, new: now } = objective;
  const owner = now?.owner ?? old?.owner ?? "";
  return [
    stackLines({ text: id, style: "strong" }, { text: partyNameOf(diff, owner), style: "quiet" }),
    resultCell(old),
    resultCell(now),
    stackLines(...changeLines(objective, diff)),
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

function changeLines(
  { periods, credits, flips, in: side }: ObjectiveDiff,
  { old, new: now }: DiffReport,
): LedgerLine[] {
  if (side !== "both") return [{ text: `only in ${sideName[side]}` }];
  // Where one measurement period is the whole span, its verdict stands beside it already.
  const isWhole = ({ label, override }: PeriodDiff) =>
    override === null && [old.period.label, now.period.label].includes(label);
  const telling = periods.filter((period) => !isWhole(period));
  const more = telling.length - periodsShown;
  const lines: LedgerLine[] = [
    ...(flips === undefined ? [] : kindTexts(flips).map((text) => ({ text }))),
    ...telling.slice(0, periodsShown).map((period) => ({ text: periodDiffText(period) })),
    { text: more > 0 ? `${quantityText(more, "more period")}` : "", style: "quiet" },
    ...credits
      .filter(({ difference }) => !isZero(difference))
      .map(({ difference }) => ({ text: `credit ${signedMoney(difference)}` })),
  ];
  return lines.some(({ text }) => text !== "") ? lines : [{ text: "nothing", style: "quiet" }];
}

/** What the definitions say differently: of each objective that both have, then beside them. */
export function composeDiffChanges({ objectives, changes }: DiffReport): Ledger {
  const told = (text: string | null): LedgerCell =>
    text === null ? { text: "not there", style: "quiet" } : text;
  const rowsOf = (all: readonly TermChange[]) =>
    all.map(({ key, old, new: now }): LedgerCell[] => {
      const isSameText = old !== null && old === now;
      return [
        { text: key, style: "strong" },
        isSameText ? "differs in detail" : told(old),
        isSameText ? "" : told(now),
      ];
    });
  const blocks = objectives
    .filter((each) => each.changes.length > 0)
    .map((each): LedgerRow[] => [{ heading: each.id }, ...rowsOf(each.changes)]);
  const beside = changes.length === 0 ? [] : [[{ heading: "The agreement" }, ...rowsOf(changes)]];
  return {
    columns: [
      { head: "Key", fit: "wrap", atLeast: 14, atMost: 36 },
      { head: "OLD", fit: "wrap", atLeast: 16, atMost: 60 },
      { head: "NEW", fit: "wrap", atLeast: 16, atMost: 60 },
    ],
    rows: spaceBlocks([...blocks, ...beside]),
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
    return `Under ${sideName[side]} only, the breaches of ${objective} by ${partyNameOf(diff, owner)} give the right to end the agreement since ${since} (${rule}).`;
  });
}
