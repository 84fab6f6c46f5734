import { addMoney, formatMoney, isZero, type Money } from "../../model/money.js";
import type { CreditStep, RemedyReport, RemedySum } from "../../model/remedy-report.js";
import type { ReviewReport } from "../../model/review.js";
import { type Ledger, type LedgerRow, spaceBlocks, stackLines } from "../ledgers/ledger.js";
import { partyText } from "../party-text.js";

/** What one party owes and earns in one period of a review, which may be made of several measurement periods. */
interface ReviewCredits {
  readonly label: string;
  readonly sums: readonly RemedySum[];
}

/** The credits of a review: its periods down, what each is made of beside it. */
export function composeReviewCredits(review: ReviewReport, remedies: RemedyReport): Ledger {
  const parties = [
    ...new Set(remedies.periods.flatMap((period) => period.parties.map(({ party }) => party))),
  ];
  const namesParty = parties.length > 1;
  return {
    columns: [
      { head: "Period", fit: "end", atLeast: 7 },
      { head: "Credits and rewards", fit: "wrap", atLeast: 24 },
      { head: "Owed", align: "right", fit: "end", atLeast: 13 },
    ],
    rows: spaceBlocks(
      parties.map((party): LedgerRow[] => {
        const rows = creditsByPeriod(review, remedies, party).map(creditRow);
        return namesParty ? [{ heading: partyText(review, party) }, ...rows] : rows;
      }),
    ),
  };
}

function creditsByPeriod(review: ReviewReport, { periods }: RemedyReport, party: string): ReviewCredits[] {
  return review.periods.flatMap(({ label, from, to }) => {
    const own = periods.filter((period) => period.from >= from && period.to <= to);
    const sums = own.flatMap((period) => period.parties.filter((sum) => sum.party === party));
    return sums.length === 0 ? [] : [{ label, sums }];
  });
}

function creditRow({ label, sums }: ReviewCredits): LedgerRow {
  const steps = sums.flatMap((sum) => sum.steps);
  const owed = totalOf(sums.map((sum) => sum.owed));
  const credits = totalOf(sums.map((sum) => sum.credits));
  const spared = totalOf(sums.map((sum) => sum.withoutWaivers));
  const notes = [
    ...(credits.amount === owed.amount ? [] : [`${formatMoney(credits)} before the cap of the agreement`]),
    ...(spared.amount === owed.amount ? [] : [`without waivers ${formatMoney(spared)}`]),
    ...(sums.some(({ isProvisional }) => isProvisional) ? ["so far"] : []),
  ];
  return [
    label,
    stackLines(
      ...objectiveTexts(steps).map((text) => ({ text })),
      ...notes.map((text) => ({ text, style: "quiet" as const })),
    ),
    { text: formatMoney(owed), style: "strong" },
  ];
}

/** `lead-response 600.00 EUR`, added up over measurement periods; rewards by themselves. */
function objectiveTexts(steps: readonly CreditStep[]): string[] {
  const amounts = new Map<string, Money>();
  for (const { objective, isReward, amount } of steps) {
    if (isZero(amount)) continue;
    const key = isReward ? `${objective} earned` : objective;
    const known = amounts.get(key);
    amounts.set(key, known === undefined ? amount : addMoney(known, amount));
  }
  return Array.from(amounts, ([name, amount]) => `${name} ${formatMoney(amount)}`);
}

function totalOf(amounts: readonly Money[]): Money {
  return amounts.reduce(addMoney);
}
