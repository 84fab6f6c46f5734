import { groupDigits } from "../time/grouped-digits.js";

/** `1,204`. */
export function numberText(count: number): string {
  return groupDigits(count);
}

/** `1 row`, `1,204 rows`; a plural that is not the noun with an s is given. */
export function quantityText(count: number, noun: string, plural = `${noun}s`): string {
  return `${numberText(count)} ${count === 1 ? noun : plural}`;
}

/** `a`, `a and b`, `a, b and c`; of more than `limit` the rest is only counted. */
export function listText(items: readonly string[], limit = 6): string {
  const named = items.length > limit ? items.slice(0, limit - 1) : items;
  const all =
    named.length < items.length ? [...named, `${numberText(items.length - named.length)} more`] : named;
  return all.length < 2 ? all.join("") : `${all.slice(0, -1).join(", ")} and ${all.at(-1)}`;
}
