import { formatMoney } from "../../model/money.js";
import type { CreditStep, RemedyReport, RemedySum } from "../../model/remedy-report.js";
import type { AuditReport } from "../../model/report.js";
import { partyText } from "../party-text.js";
import { stepTexts, sumNote } from "../remedy-text.js";
import { type Ledger, type LedgerCell, type LedgerRow, spaceBlocks, stackLines } from "./ledger.js";

/** Each step of each penalty, and below those of one period what they come to together. */
export function composeCredits(report: Pick<AuditReport, "agreement">, remedies: RemedyReport): Ledger {
  const parties = [
    ...new Set(remedies.periods.flatMap((period) => period.parties.map(({ party }) => party))),
  ];
  const namesParty = parties.length > 1;
  const blocks = parties.map((party): LedgerRow[] => {
    const rows = remedies.periods.flatMap(({ label, parties: sums }) =>
      sums.filter((sum) => sum.party === party).flatMap((sum) => periodRows(label, sum)),
    );
    return namesParty ? [{ heading: partyText(report, party) }, ...rows] : rows;
  });
  return {
    columns: [
      { head: "Period", fit: "end", atLeast: 7 },
      { head: "Objective", fit: "middle", atLeast: 12 },
      { head: ["Reached", "Target"], fit: "wrap", atLeast: 10, atMost: 24 },
      { head: "Why", fit: "wrap", atLeast: 16 },
      { head: "Amount", align: "right", fit: "end", atLeast: 13 },
    ],
    rows: spaceBlocks(blocks),
  };
}

function periodRows(label: string, sum: RemedySum): LedgerCell[][] {
  const rows = sum.steps.map((step) => stepRow(label, step));
  const credits = sum.steps.filter(({ isReward }) => !isReward);
  const isPlain = credits.length < 2 && sum.credits.amount === sum.owed.amount;
  if (isPlain) return rows;
  return [...rows, [label, "", "", sumNote(sum), { text: formatMoney(sum.owed), style: "strong" }]];
}

function stepRow(label: string, step: CreditStep): LedgerCell[] {
  const [why = "", ...more] = stepTexts(step);
  return [
    label,
    stackLines({ text: step.objective, style: "strong" }, { text: step.override ?? "", style: "quiet" }),
    stackLines({ text: step.actual }, { text: step.target, style: "quiet" }),
    stackLines({ text: why }, ...more.map((text) => ({ text, style: "quiet" as const }))),
    step.isReward
      ? { text: `+${formatMoney(step.amount)}`, style: "good" }
      : { text: formatMoney(step.amount) },
  ];
}
