/**
 * `1234567` as `1,234,567`. The same as `toLocaleString("en-US")`, whose first call in a process finds out first
 * which languages there are.
 */
export function groupDigits(value: number): string {
  if (!Number.isSafeInteger(value)) return value.toLocaleString("en-US");
  return String(value).replace(/\B(?=(?:\d{3})+$)/g, ",");
}
