import type { PeriodUnit } from "../time/period.js";
import type { Fee } from "./money.js";
import type { Excerpt, Place } from "./problem.js";
import type { Limit } from "./target.js";

/**
 * Whom an agreement is between: `customer` is between a provider and its client, `internal` between parts of one
 * company (OLA), `vendor` with a supplier (underpinning contract). A `commitment` is one side's promise.
 */
export const agreementKinds = ["customer", "internal", "vendor", "commitment"] as const;
export type AgreementKind = (typeof agreementKinds)[number];

/** What a contract says beside its figures. Dates are `YYYY-MM-DD`; empty lists where it says nothing. */
export interface Contract {
  /** Absent where the file does not say it. */
  readonly kind?: AgreementKind;
  readonly services: readonly string[];
  readonly notCovered: readonly string[];
  /** Duties that no figure measures, by party. */
  readonly responsibilities: readonly Responsibility[];
  readonly stages: readonly string[];
  /** Where each clause stands, such as `confidentiality: Section 7`. */
  readonly clauses: readonly { readonly name: string; readonly says: string }[];
  readonly signatures: readonly Signature[];
  /** How to reach those whom escalations name, beside the parties. */
  readonly contacts: ReadonlyMap<string, string>;
  readonly review?: ReviewClause;
  readonly reporting: ReportingClause;
  readonly disputes?: DisputeClause;
  /** What the client pays; credits that are a share are a share of it. */
  readonly fee?: Fee;
  /** Files of the agreements that this one stands on, as written, relative to its folder. */
  readonly supportedBy: readonly SupportReference[];
}

/** Where an agreement names one that it stands on. */
export interface SupportReference {
  readonly file: string;
  readonly at: Place;
  readonly excerpt?: Excerpt;
}

export interface Responsibility {
  /** The id of a party. */
  readonly party: string;
  readonly duty: string;
  readonly at: Place;
}

export interface Signature {
  /** The id of a party. */
  readonly party: string;
  readonly name: string;
  readonly on?: string;
}

export interface ReviewClause {
  readonly every: PeriodUnit;
  readonly last?: string;
  /** The id of a party. */
  readonly owner?: string;
  readonly at: Place;
}

export interface ReportingClause {
  /** How long after a measurement period its report is due; absent where the file does not say it. */
  readonly within?: Limit;
}

export interface DisputeClause {
  readonly raiseWithin: Limit;
  /** The calendar of its business time, the agreement's; absent where it runs on real time. */
  readonly calendar?: string;
  readonly contact?: string;
  readonly at: Place;
}
