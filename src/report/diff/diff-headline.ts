import type { DiffReport, ObjectiveDiff } from "../../model/diff.js";
import { formatMoney, isZero } from "../../model/money.js";
import type { Style } from "../paint.js";
import { periodText } from "../period-text.js";
import { listText, numberText, quantityText } from "../quantity-text.js";
import { verdictWord } from "../verdict-text.js";
import { partyNameOf } from "./change-text.js";

/** What a reader needs if nothing else is read. */
export interface DiffHeadline {
  /** `≠ verdicts differ`. */
  readonly outcome: string;
  readonly style: Style;
  /** `sla.yaml → draft.yaml, March 2025`. */
  readonly subject: string;
  readonly reason: string;
}

const outcomes: Readonly<Record<DiffReport["outcome"], { readonly text: string; readonly style: Style }>> = {
  same: { text: "= same verdicts", style: "good" },
  differs: { text: "≠ verdicts differ", style: "doubtful" },
  incomplete: { text: "? incomplete", style: "bad" },
};

export function composeDiffHeadline(diff: DiffReport): DiffHeadline {
  const { text, style } = outcomes[diff.outcome];
  const period = periodText(diff.new.period, diff.new.timezone);
  const files = `${diff.old.agreement.file} → ${diff.new.agreement.file}`;
  return {
    outcome: text,
    style,
    subject: [files, period].filter((part) => part !== "").join(", "),
    reason: [incompleteSentence(diff), verdictSentence(diff), flipSentence(diff), ...owedSentences(diff)]
      .filter((sentence) => sentence !== "")
      .join(" "),
  };
}

function incompleteSentence({ old, new: now }: DiffReport): string {
  const sides = [
    ...(old.verdict === "incomplete" ? ["OLD"] : []),
    ...(now.verdict === "incomplete" ? ["NEW"] : []),
  ];
  if (sides.length === 0) return "";
  return `The ${sides.length === 1 ? "audit" : "audits"} by ${listText(sides)} ${sides.length === 1 ? "is" : "are"} incomplete; what could be compared is below.`;
}

/** `2 of 4 objectives have another verdict: response (met → breached) and uptime (only in NEW, met).` */
function verdictSentence({ objectives }: DiffReport): string {
  const differing = objectives.filter(({ verdictDiffers }) => verdictDiffers);
  if (objectives.length === 0) return "";
  if (differing.length === 0) {
    return objectives.length === 1
      ? "The one objective has the same verdict in both."
      : `All ${numberText(objectives.length)} objectives have the same verdicts in both.`;
  }
  const [all, has] =
    objectives.length === 1
      ? ["The one objective", "has"]
      : [
          `${numberText(differing.length)} of ${numberText(objectives.length)} objectives`,
          differing.length === 1 ? "has" : "have",
        ];
  return `${all} ${has} another verdict: ${listText(differing.map(verdictChange))}.`;
}

function verdictChange({ id, old, new: now }: ObjectiveDiff): string {
  if (old === null || now === null) {
    const [side, verdict] = old === null ? ["NEW", now?.verdict] : ["OLD", old.verdict];
    return `${id} (only in ${side}, ${verdictWord(verdict ?? "no-data")})`;
  }
  const change =
    old.verdict === now.verdict
      ? `${verdictWord(now.verdict)} in both, by other periods or parts`
      : `${verdictWord(old.verdict)} → ${verdictWord(now.verdict)}`;
  return `${id} (${change})`;
}

function flipSentence({ objectives }: DiffReport): string {
  const total = objectives.reduce((sum, { flips }) => sum + (flips?.total ?? 0), 0);
  if (total === 0) return "No record is judged otherwise.";
  return `${quantityText(total, "record")} ${total === 1 ? "is" : "are"} judged otherwise.`;
}

function owedSentences(diff: DiffReport): string[] {
  return diff.credits
    .filter(({ owed }) => !isZero(owed.difference))
    .map(({ party, owed: { difference } }) => {
      const isLess = difference.amount.startsWith("-");
      const amount = formatMoney({ ...difference, amount: difference.amount.replace("-", "") });
      return `${partyNameOf(diff, party)} owes ${amount} ${isLess ? "less" : "more"}.`;
    });
}
