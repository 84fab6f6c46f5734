import type { ExactNumber } from "../model/exact-number.js";
import type { PlanLever } from "../model/plan.js";
import { compare, divide, multiply, quotient } from "./exact-arithmetic.js";
import type { Funnel } from "./funnel.js";

const whole = quotient(1n);

/** The figures of a funnel that can turn out otherwise, from the deal back to the lead. */
export function leversOf({
  dealValue,
  close,
  conversion,
  qualification,
}: Funnel): [PlanLever, ExactNumber][] {
  return [
    ["dealValue", dealValue],
    ["closeRate", close],
    ...(conversion === undefined ? [] : [["conversionRate", conversion.rate] as [PlanLever, ExactNumber]]),
    ...(qualification === undefined
      ? []
      : [["qualificationRate", qualification] as [PlanLever, ExactNumber]]),
  ];
}

/**
 * The funnel with one figure times `factor`; a rate stops at 1, and a conversion of leads at the share of them
 * that qualifies. Undefined where the figure is there already. Where leads qualify more or less often, as many of
 * the qualified become opportunities as before.
 */
export function varyFunnel(
  funnel: Funnel,
  lever: PlanLever,
  factor: ExactNumber,
): { readonly value: ExactNumber; readonly funnel: Funnel } | undefined {
  const { conversion, qualification } = funnel;
  const changed = (
    from: ExactNumber,
    most: ExactNumber | undefined,
    make: (value: ExactNumber) => Funnel,
  ) => {
    const value = least(multiply(from, factor), most);
    return compare(value, from) === 0 ? undefined : { value, funnel: make(value) };
  };
  switch (lever) {
    case "dealValue":
      return changed(funnel.dealValue, undefined, (dealValue) => ({ ...funnel, dealValue }));
    case "closeRate":
      return changed(funnel.close, whole, (close) => ({ ...funnel, close }));
    case "conversionRate": {
      if (conversion === undefined) return undefined;
      const most = conversion.of === "leads" ? (qualification ?? whole) : whole;
      return changed(conversion.rate, most, (rate) => ({ ...funnel, conversion: { ...conversion, rate } }));
    }
    case "qualificationRate": {
      if (qualification === undefined) return undefined;
      return changed(qualification, whole, (value) => ({
        ...funnel,
        qualification: value,
        ...(conversion?.of === "leads"
          ? { conversion: { ...conversion, rate: divide(multiply(conversion.rate, value), qualification) } }
          : {}),
      }));
    }
  }
}

function least(a: ExactNumber, b: ExactNumber | undefined): ExactNumber {
  return b !== undefined && compare(b, a) < 0 ? b : a;
}
