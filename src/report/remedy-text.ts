import { formatMoney, isZero } from "../model/money.js";
import type { CreditStep, RemedyReport, RemedySum, TerminationReport } from "../model/remedy-report.js";
import type { AuditReport } from "../model/report.js";
import { partyText } from "./party-text.js";
import { listText } from "./quantity-text.js";

/** A report that may say what breaches come to. */
export type Remedied = Pick<AuditReport, "agreement"> & { readonly remedies?: RemedyReport };

/**
 * `Credits: 1,800.00 EUR owed`, or what there is of rewards. Amounts of both sides are never set off against
 * each other, so they stand side by side.
 */
export function creditsTitle({ totals, isIncomplete }: RemedyReport): string {
  const title = isIncomplete ? "Credits, of what could be read" : "Credits";
  const owed = totals.filter((total) => !isZero(total.owed));
  const earned = totals.filter((total) => !isZero(total.rewards));
  if (owed.length === 0 && earned.length === 0) return `${title}: nothing is owed`;
  const parts = [
    ...(owed.length === 0 ? [] : [`${listText(owed.map((total) => formatMoney(total.owed)))} owed`]),
    ...(earned.length === 0 ? [] : [`${listText(earned.map((total) => formatMoney(total.rewards)))} earned`]),
  ];
  return `${title}: ${parts.join(", ")}`;
}

/** One sentence for each party: what it owes and earns in all, and what the waivers spared it. */
export function totalSentences(report: Remedied): string[] {
  return (report.remedies?.totals ?? []).map((total) => {
    const who = partyText(report, total.party);
    const facts = [
      isZero(total.owed) ? `${who} owes nothing` : `${who} owes ${formatMoney(total.owed)}`,
      ...(total.credits.amount === total.owed.amount
        ? []
        : [`${formatMoney(total.credits)} before the cap of the agreement`]),
      ...(isZero(total.rewards) ? [] : [`earned ${formatMoney(total.rewards)}`]),
      ...(total.withoutWaivers.amount === total.owed.amount
        ? []
        : [`without waivers it would owe ${formatMoney(total.withoutWaivers)}`]),
    ];
    const isOpen = total.isProvisional || report.remedies?.isIncomplete;
    return `${facts.join("; ")}${isOpen ? ", so far" : ""}.`;
  });
}

/** How the amounts came to be rounded, and what they are shares of. */
export function amountNote({ fee, roundedTo, since, partPeriods = [] }: RemedyReport): string {
  return [
    ...(fee === null ? [] : [`The fee of a measurement period is ${formatMoney(fee)}.`]),
    `Every amount is rounded to ${formatMoney(roundedTo)}, half away from zero, when it arises.`,
    ...(partPeriods.length === 0
      ? []
      : [`For a part of a measurement period nothing is owed: ${listText(partPeriods)}.`]),
    ...(since === undefined ? [] : [`Periods since ${since} count for what reaches back.`]),
  ].join(" ");
}

/** Why a step comes to its amount: the band and its credit, what was forgiven, carried or cut. */
export function stepTexts(step: CreditStep): string[] {
  const { charged, carriedIn, carriedOut, cap, amount } = step;
  const isCut =
    cap !== undefined &&
    amount.amount === cap.amount &&
    (carriedIn !== undefined || charged.amount !== amount.amount);
  return [
    ...whyTexts(step),
    ...(step.isForgiven ? [`${formatMoney(charged)} forgiven, one of the first breaches`] : []),
    ...(carriedIn === undefined ? [] : [`${formatMoney(carriedIn)} carried over from before`]),
    ...(isCut && !step.isForgiven
      ? [`${carriedIn === undefined ? `${formatMoney(charged)} ` : ""}capped at ${formatMoney(cap)}`]
      : []),
    ...(carriedOut === undefined ? [] : [`${formatMoney(carriedOut)} carried over to the next period`]),
    ...((step.isReward ? isZero(step.withoutWaivers) : step.withoutWaivers.amount === amount.amount)
      ? []
      : [`without waivers ${formatMoney(step.withoutWaivers)}`]),
    ...(step.isProvisional ? ["so far"] : []),
  ];
}

function whyTexts({ because, credit, times, verdict, penalty }: CreditStep): string[] {
  if (because === null || credit === null) {
    if (verdict !== "breached") return [];
    return [
      penalty === "tiered-credit"
        ? "breached, and no band holds the figure"
        : "breached by too little to cost anything",
    ];
  }
  if (times === 1) return [`${because}: ${credit}`];
  return [times < 1 ? `${because}, of ${credit}` : `${because}, ${credit} each`];
}

/** `sum 2,600.00 EUR, capped at 2,400.00 EUR`. */
export function sumNote({ credits, owed, cap, withoutWaivers }: RemedySum): string {
  const isCut = credits.amount !== owed.amount && cap !== null;
  const all = isCut ? `${formatMoney(credits)}, capped by the agreement at ${formatMoney(cap)}` : "sum";
  return withoutWaivers.amount === owed.amount
    ? all
    : `${all}; without waivers ${formatMoney(withoutWaivers)}`;
}

/** Whether periods of which the data says nothing could make the right. */
function mayBeReached({ reachedIn, breached, unknown, needed }: TerminationReport): boolean {
  return reachedIn.length === 0 && breached.length > 0 && breached.length + unknown.length >= needed;
}

/** Rights that exist, then objectives that are one breached period away from one, or may have one. */
export function tellingTerminations({ termination }: RemedyReport): readonly TerminationReport[] {
  const all = termination ?? [];
  const isNear = (each: TerminationReport) =>
    each.reachedIn.length === 0 &&
    each.breached.length > 0 &&
    (each.breached.length === each.needed - 1 || mayBeReached(each));
  return [...all.filter(({ reachedIn }) => reachedIn.length > 0), ...all.filter(isNear)];
}

/** Who may end the agreement, or that nobody may yet; empty where no such right was agreed. */
export function terminationNote(report: Remedied): string {
  const { remedies } = report;
  if (remedies?.termination === undefined) return "";
  const reached = remedies.termination.filter(({ reachedIn }) => reachedIn.length > 0);
  const doubtful = remedies.termination.filter(mayBeReached);
  const unknown = [...new Set(doubtful.flatMap((each) => each.unknown))];
  if (reached.length === 0 && doubtful.length > 0)
    return `By what the data says nobody has the right to end the agreement; of ${listText(unknown)} it says nothing for ${listText([...new Set(doubtful.map(({ objective }) => objective))])}.`;
  if (reached.length === 0) return "Nobody has the right to end the agreement.";
  const owners = [...new Set(reached.map(({ owner }) => owner))];
  return owners
    .map((owner) => {
      const others = report.agreement.parties.filter(({ id }) => id !== owner);
      const who = listText(others.map(({ id }) => partyText(report, id)));
      const broken = [
        ...new Set(reached.filter((each) => each.owner === owner).map(({ objective }) => objective)),
      ];
      return `${who === "" ? "The other party" : who} may end the agreement because of ${listText(broken)}.`;
    })
    .join(" ");
}
