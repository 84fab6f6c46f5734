import type { DiffReport, Flip, FlipSide } from "../../model/diff.js";
import { instantText } from "../instant-text.js";
import { type Ledger, type LedgerCell, spaceBlocks, stackLines } from "../ledgers/ledger.js";
import type { Style } from "../paint.js";
import { quantityText } from "../quantity-text.js";
import { flipName, reasonTexts, standingText, tookText } from "./flip-text.js";

export interface ObjectiveFlip {
  readonly objective: string;
  readonly flip: Flip;
}

/** The worst flipped records of all objectives: new misses, those that are none any more, the others. */
export function listFlips({ objectives }: DiffReport, limit: number): ObjectiveFlip[] {
  const all = objectives.flatMap(({ id, flips }) =>
    (flips?.records ?? []).map((flip) => ({ objective: id, flip })),
  );
  const order = (one: ObjectiveFlip, other: ObjectiveFlip) =>
    rankOf(one.flip) - rankOf(other.flip) || overrunOf(other.flip) - overrunOf(one.flip);
  return all.sort(order).slice(0, limit);
}

function rankOf({ old, new: now }: Flip): number {
  return now.standing === "missed" ? 0 : old.standing === "missed" ? 1 : 2;
}

function overrunOf({ old, new: now }: Flip): number {
  return (now.standing === "missed" ? now.overrunMs : old.overrunMs) ?? 0;
}

export function flipCount({ objectives }: DiffReport): number {
  return objectives.reduce((sum, { flips }) => sum + (flips?.total ?? 0), 0);
}

/** `The 10 worst of 24 records judged otherwise`. */
export function flipsTitle(total: number, shown: number): string {
  const records = `${quantityText(total, "record")} judged otherwise`;
  return total > shown ? `The ${shown} worst of ${records}` : records;
}

/** Flipped records with both verdicts and why. */
export function composeFlips(flips: readonly ObjectiveFlip[], diff: DiffReport): Ledger {
  return {
    columns: [
      { head: ["Record", "Account, owner"], fit: "wrap", atLeast: 10, atMost: 28 },
      { head: ["Objective", "Found at, started"], fit: "wrap", atLeast: 14, atMost: 34 },
      { head: "OLD", fit: "wrap", atLeast: 12, atMost: 28 },
      { head: "NEW", fit: "wrap", atLeast: 12, atMost: 28 },
      { head: "Why", fit: "wrap", atLeast: 18, atMost: 60 },
    ],
    rows: spaceBlocks(flips.map((each) => [flipRow(each, diff)])),
  };
}

function flipRow({ objective, flip }: ObjectiveFlip, { new: { timezone } }: DiffReport): LedgerCell[] {
  const { account, owner, startedAt, file, line } = flip;
  return [
    stackLines(
      { text: flipName(flip), style: "strong" },
      { text: account ?? "", style: "quiet" },
      { text: owner ?? "", style: "quiet" },
    ),
    stackLines(
      { text: objective },
      { text: `${file}:${line}`, style: "quiet" },
      { text: startedAt === null ? "" : instantText(startedAt, timezone), style: "quiet" },
    ),
    sideCell(flip.old),
    sideCell(flip.new),
    stackLines(...reasonTexts(flip, timezone).map((text) => ({ text }))),
  ];
}

const styles: Readonly<Partial<Record<FlipSide["standing"], Style>>> = {
  met: "good",
  missed: "bad",
  unmeasurable: "doubtful",
};

function sideCell(side: FlipSide): LedgerCell {
  return stackLines(
    { text: standingText(side), style: styles[side.standing] ?? "quiet" },
    { text: tookText(side) },
  );
}
