import type { RemedyReport } from "../model/remedy-report.js";
import { composeCredits } from "./ledgers/credits.js";
import type { Ledger } from "./ledgers/ledger.js";
import { composeTerminations } from "./ledgers/terminations.js";
import { amountNote, creditsTitle, type Remedied, terminationNote, totalSentences } from "./remedy-text.js";

/** A table with its title and what is said below it. */
export interface RemedyPart {
  readonly title: string;
  readonly ledger: Ledger;
  readonly sentences: readonly string[];
  readonly note: string;
}

/** What breaches come to, step by step; undefined where nothing can be owed. */
export function creditPart<Report extends Remedied>(
  report: Report,
  compose: (report: Report, remedies: RemedyReport) => Ledger = composeCredits,
): RemedyPart | undefined {
  const { remedies } = report;
  if (remedies === undefined) return undefined;
  const ledger = compose(report, remedies);
  if (ledger.rows.length === 0) return undefined;
  return {
    title: creditsTitle(remedies),
    ledger,
    sentences: totalSentences(report),
    note: amountNote(remedies),
  };
}

/** The rights that breaches give; undefined where none was agreed. Its table is empty where none is near. */
export function terminationPart(report: Remedied): RemedyPart | undefined {
  const { remedies } = report;
  if (remedies?.termination === undefined) return undefined;
  return {
    title: "Right to end the agreement",
    ledger: composeTerminations(remedies),
    sentences: [terminationNote(report)],
    note: "",
  };
}
