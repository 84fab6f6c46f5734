import { parseDuration } from "./duration.js";

/** Days of a week on which most people work. */
const workdays = 5;
const parts = /(\d+(?:\.\d+)?)\s*([a-z]+)/gi;
/** By the first letter of its spellings; milliseconds, which nobody promises on business hours, begin like minutes. */
const unitOf = { w: "week", d: "day", h: "hour", m: "minute", s: "second" } as const;

/**
 * What somebody who wrote a length of real time would promise on business hours: `4h` as `4 business hours`,
 * `1 week` as `5 business days`. Undefined where nothing says it, as of `1.5 days` or `1 day 6 hours`.
 */
export function wordInBusinessTime(text: string): string | undefined {
  let days = 0;
  const shorter: string[] = [];
  for (const [, figure = "", word = ""] of text.matchAll(parts)) {
    if (/^m(?:s|illi)/i.test(word)) return undefined;
    const unit = unitOf[word.charAt(0).toLowerCase() as keyof typeof unitOf];
    if (unit === "week" || unit === "day") days += Number(figure) * (unit === "week" ? workdays : 1);
    else shorter.push(inPlural(figure, `business ${unit}`));
  }
  if (days > 0 && shorter.length > 0) return undefined;
  const better = days > 0 ? inPlural(String(days), "business day") : shorter.join(" ");
  // Business days are counted whole.
  return parseDuration(better).ok ? better : undefined;
}

function inPlural(figure: string, noun: string): string {
  return `${figure} ${noun}${figure === "1" ? "" : "s"}`;
}
