import type { ExactNumber } from "./exact-number.js";
import type { Fraction } from "./fraction.js";
import type { Fee, Money } from "./money.js";
import type { Place } from "./problem.js";

/** What is owed: a share of the fee of a measurement period, or an amount. */
export type Credit =
  | { readonly kind: "share"; readonly share: Fraction; readonly text: string }
  | { readonly kind: "money"; readonly money: Money; readonly text: string };

/** One step of a penalty by bands. A band is satisfied by figures on that side of its edge. */
export interface Band {
  readonly side: "below" | "above" | "at-least" | "at-most";
  /** In the unit of the objective's figure: a share, a number, or milliseconds. */
  readonly edge: Fraction;
  /** Where a band says both of its ends: the other one, which belongs to it. */
  readonly until?: Fraction;
  readonly credit: Credit;
  /** Whether it is earned by the party that promised, in place of owed by it. */
  readonly isReward: boolean;
  /** As it was written: `below 95%`. */
  readonly text: string;
}

/** What a key of a penalty holds. A `level` is a figure of the objective. */
export type PenaltyValue =
  | { readonly type: "credit"; readonly value: Credit }
  | { readonly type: "money"; readonly value: Money }
  | { readonly type: "level"; readonly value: Fraction }
  | { readonly type: "choice"; readonly value: string }
  | { readonly type: "bands"; readonly value: readonly Band[] };

export interface PenaltyKey {
  readonly type: PenaltyValue["type"];
  readonly isNeeded: boolean;
  readonly description: string;
  /** Of a choice: the words, the usual one first. */
  readonly choices?: readonly [string, ...string[]];
}

/** What the definition says for the keys of one kind. */
export type PenaltyTerms = Readonly<Record<string, PenaltyValue>>;

/** The figure of one part of an objective in one measurement period, as its consequences are computed from it. */
export interface Standing {
  readonly verdict: "met" | "breached";
  /** Exact: a share, a number or milliseconds. */
  readonly figure: ExactNumber;
  /** What was promised, in the same unit; undefined where each record has a limit of its own. */
  readonly goal: Goal;
  readonly unit: "share" | "number" | "ms";
  /** Records that missed their limit, waived ones not counted; undefined where no single record can miss. */
  readonly misses: number | undefined;
  /** How many misses the target allows; undefined where it allows none by number. */
  readonly allowedMisses: number | undefined;
}

export interface Goal {
  readonly bound: "at-least" | "at-most";
  readonly value: Fraction;
}

/** What a penalty comes to: a credit so many times over, and why. */
export interface Charge {
  readonly credit: Credit;
  readonly times: ExactNumber;
  readonly isReward: boolean;
  /** For people: the band, the number of breaches, the points. */
  readonly because: string;
}

/** What a kind of penalty asks of the objective that it stands at. */
export type PenaltyNeed = "any" | "share" | "misses" | "figure";

/** An item of the shelf: one kind of consequence, as data and one pure function (`src/penalties`). */
export interface PenaltyKind {
  readonly id: string;
  readonly description: string;
  /** For errors and for the documentation: a penalty of this kind as it is written. */
  readonly example: string;
  readonly needs: PenaltyNeed;
  readonly keys: Readonly<Record<string, PenaltyKey>>;
  /** Undefined where nothing is owed. It is asked about breached and, for rewards, about met periods. */
  assess(terms: PenaltyTerms, standing: Standing): Charge | undefined;
}

/** A consequence as an objective or an override names it. */
export interface Penalty {
  readonly kind: PenaltyKind;
  readonly terms: PenaltyTerms;
  /** The fee that its shares are of, where it is not the agreement's. */
  readonly of?: Fee;
  /** The most that it comes to in one measurement period. */
  readonly cap?: Credit;
  /** Whether what a cap cuts off is owed in the next measurement period. */
  readonly carriesOver: boolean;
  /** How many breached measurement periods cost nothing, counted from the agreement's begin. */
  readonly forgiveFirst: number;
  readonly at: Place;
}

/** Consequences of the agreement as a whole. */
export interface Remedies {
  /** The most that one party owes for one measurement period. */
  readonly cap?: Credit;
  readonly terminateAfter: readonly TerminationRule[];
}

/** So many breached measurement periods of one objective give the other party the right to end the agreement. */
export interface TerminationRule {
  readonly breached: number;
  /** Of how many measurement periods; as many as are breached where they have to follow one another. */
  readonly of: number;
  /** As it was written. */
  readonly text: string;
  readonly at: Place;
}
