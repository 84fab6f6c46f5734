import type { Agreement } from "../model/agreement.js";
import { type Fee, type Money, timesFraction } from "../model/money.js";
import type { Charge, Credit, Penalty } from "../model/penalty.js";
import type { PeriodUnit } from "../time/period.js";

/** How many months a period has; of weeks none. */
const monthsOf: Readonly<Record<Exclude<PeriodUnit, "week">, number>> = { month: 1, quarter: 3, year: 12 };

/** The amounts that credits, caps and fees of an agreement come to in one measurement period. */
export interface CreditAmounts {
  readonly currency: string;
  readonly fee: Money | undefined;
  of(charge: Charge, penalty: Penalty): Money;
  capOf(cap: Credit, of?: Fee): Money;
}

/** Undefined where the agreement names no amount at all. */
export function createCreditAmounts(agreement: Agreement): CreditAmounts | undefined {
  const currency = currencyOf(agreement);
  if (currency === undefined) return undefined;
  const { fee } = agreement.contract;
  const unit = agreement.measurementUnit;
  const amountOf = (credit: Credit, of: Fee | undefined, times: Charge["times"]): Money => {
    if (credit.kind === "money") return timesFraction(credit.money, times.numerator, times.denominator);
    const base = of ?? fee;
    if (base === undefined) throw new Error(`${credit.text} is a share of a fee that nobody names`);
    const [months, per] = periodShare(base, unit);
    // One fraction, so that it is rounded once.
    return timesFraction(
      base,
      BigInt(credit.share.numerator) * times.numerator * months,
      BigInt(credit.share.denominator) * times.denominator * per,
    );
  };
  const whole = { numerator: 1n, denominator: 1n };
  return {
    currency,
    fee: fee === undefined ? undefined : feeOfPeriod(fee, unit),
    of: (charge, penalty) => amountOf(charge.credit, penalty.of, charge.times),
    capOf: (cap, of) => amountOf(cap, of, whole),
  };
}

/** What is paid for one measurement period. */
function feeOfPeriod(fee: Fee, unit: PeriodUnit): Money {
  return timesFraction(fee, ...periodShare(fee, unit));
}

/** How many periods of the fee one measurement period is, as a fraction: a month of a yearly fee is 1/12. */
function periodShare({ per }: Fee, unit: PeriodUnit): [bigint, bigint] {
  if (per === unit || per === "week" || unit === "week") return [1n, 1n];
  return [BigInt(monthsOf[unit]), BigInt(monthsOf[per])];
}

/** Every amount of an agreement is in one currency; the definition was read so. */
function currencyOf({ contract, remedies, objectives }: Agreement): string | undefined {
  const inCap = (cap: Credit | undefined) => (cap?.kind === "money" ? cap.money.currency : undefined);
  const inPenalty = ({ of, cap, terms }: Penalty): string | undefined => {
    const values = Object.values(terms).map((term) => {
      if (term.type === "money") return term.value.currency;
      if (term.type === "credit") return inCap(term.value);
      return term.type === "bands" ? firstOf(term.value.map(({ credit }) => inCap(credit))) : undefined;
    });
    return firstOf([of?.currency, inCap(cap), ...values]);
  };
  return firstOf([
    contract.fee?.currency,
    inCap(remedies?.cap),
    ...objectives.flatMap(({ penalties, overrides }) =>
      [...penalties, ...overrides.flatMap((override) => override.penalties ?? [])].map(inPenalty),
    ),
  ]);
}

function firstOf(currencies: readonly (string | undefined)[]): string | undefined {
  return currencies.find((currency) => currency !== undefined);
}
