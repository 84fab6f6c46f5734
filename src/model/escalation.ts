import type { Fraction } from "./fraction.js";
import type { Place } from "./problem.js";
import type { Limit } from "./target.js";

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
