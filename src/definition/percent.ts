import type { Fraction } from "../model/fraction.js";

/** So that the numerator and the denominator stay exact. */
const mostDigits = 12;

/** The exact share that `99.95%` means; undefined when it is no percentage or has too many digits. */
export function parsePercent(written: string): Fraction | undefined {
  const match = /^(\d+)(?:\.(\d+))?\s*%$/.exec(written.trim());
  if (match === null) return undefined;
  return fractionOfHundred(match[1]!, match[2] ?? "", `${match[1]}${match[2] ? `.${match[2]}` : ""}%`);
}

/** The share that the number of a percentile means: `99.5` is 995/1000. */
export function parsePercentile(written: string): Fraction | undefined {
  const match = /^p?(\d+)(?:\.(\d+))?$/i.exec(written.trim());
  if (match === null) return undefined;
  return fractionOfHundred(match[1]!, match[2] ?? "", `p${match[1]}${match[2] ? `.${match[2]}` : ""}`);
}

function fractionOfHundred(whole: string, decimals: string, text: string): Fraction | undefined {
  const kept = decimals.replace(/0+$/, "");
  if (whole.length + kept.length > mostDigits) return undefined;
  return { numerator: Number(whole + kept), denominator: 100 * 10 ** kept.length, text };
}

/** The exact number that `4.2` means; undefined when it is none or has too many digits. */
export function parseAmount(written: string): Fraction | undefined {
  const match = /^(\d+)(?:\.(\d+))?$/.exec(written.trim());
  if (match === null) return undefined;
  const kept = (match[2] ?? "").replace(/0+$/, "");
  const whole = match[1]!.replace(/^0+(?=\d)/, "");
  if (whole.length + kept.length > mostDigits) return undefined;
  return { numerator: Number(whole + kept), denominator: 10 ** kept.length, text: written.trim() };
}
