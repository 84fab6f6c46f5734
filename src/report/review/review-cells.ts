import type { ReviewObjective, ReviewResult } from "../../model/review.js";
import { type LedgerCell, type LedgerLine, stackLines } from "../ledgers/ledger.js";
import { actualText, countsText } from "../objective-text.js";
import { verdictStyle } from "../paint.js";
import { verdictSymbol } from "../verdict-text.js";
import type { NamedLine } from "./named-line.js";
import { trendStyle, trendText, undecidedText } from "./trend-text.js";

/** A figure with its verdict, how it stands to the one before, and how much of it is open. */
export function periodCell(result: ReviewResult | null, objective: ReviewObjective): LedgerCell {
  if (result === null) return { text: "–", style: "quiet" };
  return stackLines(
    figureLine(result),
    {
      text: trendText(result, objective),
      style: result.trend ? trendStyle[result.trend.direction] : undefined,
    },
    { text: undecidedText(result), style: "doubtful" },
  );
}

/** The same over all periods, with the records that it is of. */
export function totalCell({ line: { total }, objective }: Pick<NamedLine, "line" | "objective">): LedgerCell {
  return stackLines(
    figureLine(total),
    { text: trendText(total, objective), style: total.trend ? trendStyle[total.trend.direction] : undefined },
    { text: undecidedText(total), style: "doubtful" },
    { text: countsText(total, objective), style: "quiet" },
  );
}

export function figureLine({ verdict, actual }: ReviewResult): LedgerLine {
  return { text: `${verdictSymbol[verdict]} ${actualText(actual)}`, style: verdictStyle[verdict] };
}
