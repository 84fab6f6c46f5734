import type { RecordKind } from "./record.js";

/** Fields in which a record of any source names one of that kind. */
export const subjectFields: Readonly<Record<string, RecordKind>> = { ticketId: "tickets", leadId: "leads" };

/**
 * What a record is about, so that records of two agreements find each other: the kind of records, or the name of the
 * source where it has none, and the id.
 */
export interface Subject {
  readonly kind: string;
  readonly id: string;
}
