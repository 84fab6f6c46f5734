import type { Fraction } from "./fraction.js";
import type { Place } from "./problem.js";
import type { Limit } from "./target.js";

/** The source that lists escalations, and the fields by which its entries and the records they are about find each other. */
export interface EscalationSource {
  readonly source: string;
  /** Of the entries. */
  readonly field: string;
  /** Of the records. */
  readonly key: string;
  readonly ignoreCase: boolean;
  /** Whether all of its entries are about records of the objective's source. */
  readonly isAboutOne: boolean;
  /** Whether every record of that source is met while it is judged. */
  readonly knowsAll: boolean;
}

/** One step of an escalation: when a record reaches it, whom it tells, and how soon they must act. */
export interface EscalationLevel {
  readonly after:
    | { readonly kind: "share"; readonly share: Fraction }
    | { readonly kind: "due"; readonly plus?: Limit };
  /** A role, a party, or `lead owner` and `ticket owner` for the person who handles the record. */
  readonly tell: string;
  readonly actWithin?: Limit;
  /** The calendar of its business time, where the terms of a record name none; absent where it has none. */
  readonly calendar?: string;
  /** As it was written: `80%`, `due + 1 business day`. */
  readonly text: string;
  readonly at: Place;
}
