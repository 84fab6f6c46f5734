import type { ExactNumber } from "../model/exact-number.js";
import { compare, divide, multiply, quotient, roundDown, roundUp } from "./exact-arithmetic.js";

/** A team and what it promised to do for each lead. All are above 0, but the share, which may be 0. */
export interface Team {
  readonly reps: ExactNumber;
  /** Of their time, for leads that marketing brings; the rest is for those that sales find themselves. */
  readonly marketingShare: ExactNumber;
  readonly hoursPerDay: ExactNumber;
  /** A month. */
  readonly workingDays: ExactNumber;
  readonly minutesPerAttempt: ExactNumber;
  readonly attemptsPerLead: ExactNumber;
}

const minutesPerHour = quotient(60n);
const whole = quotient(1n);
const hoursOfDay = quotient(24n);

/** The hours a month that all of them have for leads, whoever brings those. */
export function hoursOf({ reps, hoursPerDay, workingDays }: Team): ExactNumber {
  return multiply(multiply(reps, hoursPerDay), workingDays);
}

/** The hours that the promised attempts on so many leads take. */
export function hoursFor(leads: bigint, { attemptsPerLead, minutesPerAttempt }: Team): ExactNumber {
  const minutes = multiply(multiply(quotient(leads), attemptsPerLead), minutesPerAttempt);
  return divide(minutes, minutesPerHour);
}

/** The whole leads a month that get every promised attempt in a share of the team's time. */
export function leadsIn(share: ExactNumber, team: Team): bigint {
  const perLead = multiply(team.attemptsPerLead, team.minutesPerAttempt);
  return roundDown(divide(multiply(multiply(hoursOf(team), share), minutesPerHour), perLead));
}

export function restOf(share: ExactNumber): ExactNumber {
  return quotient(share.denominator - share.numerator, share.denominator);
}

/** What would carry so many leads, each by itself; one that nothing could mend is absent. */
export interface CapacityMends {
  readonly reps?: bigint;
  readonly hoursPerDay?: ExactNumber;
  readonly marketingShare?: ExactNumber;
  readonly attemptsPerLead?: bigint;
  readonly minutesPerAttempt?: ExactNumber;
}

/** Reps whole, hours to the minute and shares to the percent are rounded up; attempts whole and minutes to a tenth down. */
export function mendCapacity(leads: bigint, team: Team): CapacityMends {
  const there = multiply(hoursOf(team), team.marketingShare);
  const needed = hoursFor(leads, team);
  if (there.numerator === 0n) return shareAlone(needed, team);
  const factor = divide(needed, there);
  const hoursPerDay = roundTo(multiply(team.hoursPerDay, factor), 60n, roundUp);
  const attempts = roundDown(divide(team.attemptsPerLead, factor));
  const minutes = roundTo(divide(team.minutesPerAttempt, factor), 10n, roundDown);
  return {
    reps: roundUp(multiply(team.reps, factor)),
    ...(compare(hoursPerDay, hoursOfDay) <= 0 ? { hoursPerDay } : {}),
    ...shareAlone(needed, team),
    ...(attempts >= 1n ? { attemptsPerLead: attempts } : {}),
    ...(minutes.numerator > 0n ? { minutesPerAttempt: minutes } : {}),
  };
}

function shareAlone(needed: ExactNumber, team: Team): CapacityMends {
  const share = roundTo(divide(needed, hoursOf(team)), 100n, roundUp);
  return compare(share, whole) <= 0 ? { marketingShare: share } : {};
}

/** In steps of one over `parts`. */
function roundTo(figure: ExactNumber, parts: bigint, round: (figure: ExactNumber) => bigint): ExactNumber {
  return quotient(round(multiply(figure, quotient(parts))), parts);
}
