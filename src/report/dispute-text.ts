import type { AuditReport, BreachReport } from "../model/report.js";
import { instantText } from "./instant-text.js";
import { quantityText } from "./quantity-text.js";

/** Until when a miss can be disputed: `21 Mar 2025 17:00 EDT`; empty where that can't be done any more. */
export function disputableUntilText({ disputableUntil }: BreachReport, { timezone }: AuditReport): string {
  return disputableUntil === undefined ? "" : instantText(disputableUntil, timezone);
}

/** The same as a part of a sentence: `dispute until 21 Mar 2025 17:00 EDT`. */
export function disputeText(breach: BreachReport, report: AuditReport): string {
  const until = disputableUntilText(breach, report);
  return until === "" ? "" : `dispute until ${until}`;
}

/** How many misses can be disputed, until when the first of them, and whom to write to; empty for none. */
export function disputesNote({ agreement, breaches, timezone }: AuditReport): string {
  const { disputes } = agreement;
  if (disputes === undefined) return "";
  let count = 0;
  let first: string | undefined;
  for (const { disputableUntil } of breaches) {
    if (disputableUntil === undefined) continue;
    count++;
    // Instants of one form compare as text.
    if (first === undefined || disputableUntil < first) first = disputableUntil;
  }
  if (first === undefined) return "";
  const whom = disputes.contact === null ? "" : ` Write to ${disputes.contact}.`;
  const until = instantText(first, timezone);
  return `${quantityText(count, "miss", "misses")} can still be disputed, ${disputes.raiseWithin} from the due${count === 1 ? `: until ${until}` : `; the first until ${until}`}.${whom}`;
}

/** The dispute that a waiver came of: `Dispute D-17: upheld`; empty where it names none. */
export function waiverDisputeText({
  dispute,
  outcome,
}: Pick<NonNullable<BreachReport["waiver"]>, "dispute" | "outcome">): string {
  if (dispute === undefined) return outcome === undefined ? "" : `Outcome: ${outcome}`;
  return `Dispute ${dispute}${outcome === undefined ? "" : `: ${outcome}`}`;
}

/** Whether the report has anything to say of disputes, for tables whose columns are the same for all rows. */
export function tellsDisputes({ agreement, breaches }: AuditReport): boolean {
  return (
    agreement.disputes !== undefined ||
    breaches.some(({ waiver }) => waiver?.dispute !== undefined || waiver?.outcome !== undefined)
  );
}
