import type { Money } from "./money.js";
import type { PeriodReport } from "./period-report.js";
import type { Verdict } from "./verdict.js";

/** What breaches and rewards come to, step by step; every amount in one currency (semantics 29 to 31). */
export interface RemedyReport {
  readonly currency: string;
  /** What the client pays for one measurement period; null where the agreement names no fee. */
  readonly fee: Money | null;
  /** How amounts were rounded: the currency's smallest unit, half away from zero, each when it arose. */
  readonly roundedTo: Money;
  /** One for each whole measurement period, in order. */
  readonly periods: readonly RemedyPeriod[];
  /** Over all these periods, by the party that owes. */
  readonly totals: readonly RemedyTotal[];
  /** Rights to end the agreement; absent where it names none. */
  readonly termination?: readonly TerminationReport[];
  /** The first measurement period before the audited ones of which the data says something that counts here. */
  readonly since?: string;
  /** Audited parts of measurement periods, for which nothing is owed. */
  readonly partPeriods?: readonly string[];
  /** There where the audit is incomplete, so that these are the amounts of what could be read. */
  readonly isIncomplete?: true;
}

export interface RemedyPeriod extends PeriodReport {
  /** By the party that owes, in the order of the agreement. */
  readonly parties: readonly RemedySum[];
}

interface Amounts {
  /** The id of the party that promised: it owes credits and earns rewards. */
  readonly party: string;
  /** The credits of its objectives, each under its own cap, added up. */
  readonly credits: Money;
  /** What it owes: the credits under the cap of the agreement. */
  readonly owed: Money;
  readonly rewards: Money;
  /** What it would owe if no breach had been waived. */
  readonly withoutWaivers: Money;
  /** Whether open records or a period that still runs can change it. */
  readonly isProvisional: boolean;
}

export interface RemedyTotal extends Amounts {}

export interface RemedySum extends Amounts {
  /** The cap of the agreement for one measurement period; null where it has none. */
  readonly cap: Money | null;
  readonly steps: readonly CreditStep[];
}

/** How one penalty of one objective came to its amount in one measurement period. */
export interface CreditStep {
  readonly objective: string;
  /** The override whose penalty it is; null for the objective's own. */
  readonly override: string | null;
  /** The kind of the penalty. */
  readonly penalty: string;
  /** Where the penalty stands in the definition. */
  readonly line: number | null;
  readonly verdict: Verdict;
  /** The figure that it was computed from, as the report shows it. */
  readonly actual: string;
  readonly target: string;
  /** The band, the number of breaches, the points; null where none applies. */
  readonly because: string | null;
  /** What one of these comes to, as it was written; null where none applies. */
  readonly credit: string | null;
  /** How many times over: breaches, points, or the part of the way; 0 where none applies. */
  readonly times: number;
  readonly isReward: boolean;
  /** Before forgiveness and cap. */
  readonly charged: Money;
  /** There where this breached period costs nothing because it is one of the first. */
  readonly isForgiven?: true;
  /** What a cap cut off before and is owed now. */
  readonly carriedIn?: Money;
  readonly cap?: Money;
  readonly amount: Money;
  /** What the cap cut off and is owed in the next period. */
  readonly carriedOut?: Money;
  /** The amount if no breach had been waived. */
  readonly withoutWaivers: Money;
  readonly isProvisional: boolean;
}

/** Whether breached measurement periods of one objective give the right to end the agreement (semantics 31). */
export interface TerminationReport {
  readonly objective: string;
  /** The party that broke its promise; the right is the other's. */
  readonly owner: string;
  /** As it was written. */
  readonly rule: string;
  readonly needed: number;
  /**
   * Breached measurement periods that gave the right; without one those that count towards it at the end of the
   * last audited one, of a rule in a row only those that nothing has interrupted.
   */
  readonly breached: readonly string[];
  /** The measurement periods at whose end the right existed, those before the audited ones too. */
  readonly reachedIn: readonly string[];
  /** Measurement periods that the rule looks at and of which the data says nothing. */
  readonly unknown: readonly string[];
}
