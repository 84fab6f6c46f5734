const zero = 0x30;
const nine = 0x39;

/** A plain number: digits, perhaps a sign before and a decimal point within. NaN for anything else. */
export function parseNumber(trimmed: string): number {
  let at = 0;
  const sign = trimmed.charCodeAt(0);
  if (sign === 0x2d || sign === 0x2b) at++;
  let digits = 0;
  let points = 0;
  for (; at < trimmed.length; at++) {
    const char = trimmed.charCodeAt(at);
    if (char >= zero && char <= nine) digits++;
    else if (char === 0x2e) points++;
    else return Number.NaN;
  }
  return digits > 0 && points <= 1 ? Number(trimmed) : Number.NaN;
}
