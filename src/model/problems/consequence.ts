/** Why an amount of money, a fee or a credit was not understood. */
export type AmountFault =
  | { readonly kind: "form" }
  | { readonly kind: "negative" }
  /** `1,000.00` or `1 000`, which are not read alike everywhere. */
  | { readonly kind: "digits" }
  | { readonly kind: "no-currency" }
  | { readonly kind: "unknown-currency"; readonly code: string }
  /** More decimals than the currency has. */
  | { readonly kind: "decimals"; readonly currency: string; readonly most: number }
  /** A fee that does not say for how long it is paid. */
  | { readonly kind: "no-period" };

/** Why bands don't go together. */
export type BandFault =
  /** Neither or both of its edges, or neither or both of credit and reward. */
  | { readonly kind: "not-one-edge"; readonly keys: readonly string[] }
  | { readonly kind: "not-one-credit"; readonly keys: readonly string[] }
  /** It ends before it begins. */
  | { readonly kind: "upside-down" }
  /** A credit for figures that keep the promise, or a reward for those that break it. */
  | { readonly kind: "wrong-side"; readonly isReward: boolean; readonly target: string }
  | { readonly kind: "same-edge"; readonly other: string }
  | { readonly kind: "overlap"; readonly other: string }
  | { readonly kind: "gap"; readonly other: string; readonly from: string; readonly to: string }
  /** Further from the promise, and yet less is owed. */
  | { readonly kind: "pays-less"; readonly other: string };

/** The arguments of the problems that consequences of an SLA file can have, by code. */
export interface ConsequenceProblems {
  "amount-not-understood": { value: string; expected: "amount" | "fee" | "credit"; fault: AmountFault };
  /** Amounts in two currencies, which are never added. */
  "two-currencies": { currency: string; other: string; otherLine: number };
  /** A share of a fee that nobody names. */
  "fee-missing": { share: string };
  /** A fee for weeks where months are measured, or the other way round. */
  "fee-period": { per: string; every: string };
  /** A key of a penalty that its kind has not, or lacks. */
  "penalty-key-missing": { kind: string; key: string; example: string };
  "penalty-key-of-others": { kind: string; key: string; known: readonly string[] };
  "unknown-penalty": { kind: string; near?: string; known: readonly string[] };
  /** A kind of penalty that the objective has no figure for. */
  "penalty-mismatch": {
    kind: string;
    objective: string;
    target: string;
    needs: "share" | "misses" | "figure";
    known: readonly string[];
  };
  "level-not-understood": { value: string; unit: "share" | "number" | "ms"; target: string };
  "bands-contradict": { band: string; fault: BandFault };
  /** The whole credit is owed before the promise is broken. */
  "level-on-wrong-side": { level: string; target: string };
  "carry-over-without-cap": Record<string, never>;
  "termination-not-understood": {
    value: string;
    every: string;
    reason: "form" | "other-period" | "too-many";
  };
  "escalation-not-understood": { value: string };
  /** Levels that don't stand in the order in which a record reaches them. */
  "escalation-order": { level: string; previous: string };
  "escalation-without-due": { objective: string; target: string };
  /** Whom a level tells is nearly a name that the file knows. */
  "escalation-near-contact": { tell: string; near: string };
  /** Several sources list who was told of the same records. */
  "several-escalations": { source: string; sources: readonly string[]; isLinked: boolean };
  /** A source of escalations of which nothing says whose records it is about. */
  "escalations-in-doubt": { source: string; records: readonly string[] };
  /** Business time in which a breach can be disputed, and no calendar of the agreement. */
  "disputes-without-calendar": { limit: string; calendars: readonly string[] };
}
