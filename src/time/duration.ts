export { type DurationClock, formatDuration, formatDurationAgainst } from "./duration-text.js";

/**
 * A length of time as somebody promised it. `ms` is exact. Business days have no fixed length: when they
 * end depends on the calendar (semantics 8).
 */
export type Duration =
  | { readonly kind: "elapsed"; readonly clock: "business" | "real"; readonly ms: number }
  | { readonly kind: "business-days"; readonly days: number };

/** `reason` is one or two sentences for the person who wrote the text: what is wrong, what to write instead. */
export type DurationReading =
  | { readonly ok: true; readonly duration: Duration }
  | { readonly ok: false; readonly reason: string };

interface Unit {
  readonly name: "week" | "day" | "hour" | "minute" | "second" | "millisecond";
  readonly ms: number;
  readonly spellings: readonly string[];
}

// From the longest to the shortest: a duration of several parts is written in this order.
const units: readonly Unit[] = [
  { name: "week", ms: 604_800_000, spellings: ["week", "weeks", "wk", "wks", "w"] },
  { name: "day", ms: 86_400_000, spellings: ["day", "days", "d"] },
  { name: "hour", ms: 3_600_000, spellings: ["hour", "hours", "hr", "hrs", "h"] },
  { name: "minute", ms: 60_000, spellings: ["minute", "minutes", "min", "mins", "m"] },
  { name: "second", ms: 1000, spellings: ["second", "seconds", "sec", "secs", "s"] },
  { name: "millisecond", ms: 1, spellings: ["millisecond", "milliseconds", "ms"] },
];
const unitOfSpelling = new Map(units.flatMap((unit) => unit.spellings.map((word) => [word, unit] as const)));

const VAGUE = /^(month|year|quarter)s?$|^(mo|mos|yr|yrs|y)$/;
const EXAMPLES = "Write it like 4 business hours, 90 minutes, 1h 30m or 3 business days.";
const PART =
  /^(?<figure>\d+(?:\.\d+)?)\s*(?<business>(?:business|working)[\s-]+)?(?<unit>[a-z]+)(?:\s*,\s*|\s+and\s+|\s+|$|(?=\d))/;

interface Part {
  readonly figure: string;
  readonly business: boolean;
  readonly unit: Unit;
}

/**
 * Reads `4 business hours`, `30 business minutes`, `1h 30m`, `1.5 hours`, `2 days`, `3 business days` in
 * any case; `working` is another word for `business`. Hours, days and weeks without it are real time.
 */
export function parseDuration(text: string): DurationReading {
  const parts: Part[] = [];
  let rest = text.trim().toLowerCase();
  if (rest === "") return refuse(`A duration is missing. ${EXAMPLES}`);
  if (/^[-−–]\s*\d/.test(rest))
    return refuse("A duration cannot be negative. Write it without the minus sign.");
  while (rest !== "") {
    const match = PART.exec(rest);
    if (match?.groups === undefined) return refuse(explainText(rest));
    const word = match.groups["unit"]!;
    if (VAGUE.test(word)) {
      return refuse(
        `A ${word.replace(/s$/, "")} has no fixed length. Write it in weeks, days or hours, such as 30 days.`,
      );
    }
    const unit = unitOfSpelling.get(word);
    if (unit === undefined) {
      return refuse(
        `"${word}" is not a unit of time. Use minutes, hours, days, weeks, or business hours and business days.`,
      );
    }
    parts.push({ figure: match.groups["figure"]!, business: match.groups["business"] !== undefined, unit });
    rest = rest.slice(match[0].length);
    if (rest === "" && match[0].endsWith(",")) return refuse(`Something is missing at its end. ${EXAMPLES}`);
  }
  return combineParts(parts);
}

function combineParts(parts: readonly Part[]): DurationReading {
  const business = parts[0]!.business;
  if (parts.some((part) => part.business !== business)) {
    return refuse(
      "It mixes business time and real time. Use one clock throughout, such as 1 business hour 30 business minutes, or 90 minutes.",
    );
  }
  for (let index = 1; index < parts.length; index++) {
    if (units.indexOf(parts[index]!.unit) <= units.indexOf(parts[index - 1]!.unit)) {
      return refuse("Write each unit once and the longer one first, such as 1 hour 30 minutes.");
    }
  }
  if (business && parts.some((part) => part.unit.name === "week")) {
    return refuse("A business week has no fixed length. Write it in business days, such as 5 business days.");
  }
  if (business && parts.some((part) => part.unit.name === "day")) return readBusinessDays(parts);
  return sumParts(parts, business ? "business" : "real");
}

function readBusinessDays(parts: readonly Part[]): DurationReading {
  if (parts.length > 1) {
    return refuse("Business days stand alone. Write either 2 business days or 16 business hours.");
  }
  const days = Number(parts[0]!.figure);
  if (!Number.isSafeInteger(days)) {
    return refuse(
      "Business days are counted whole. For a part of one write business hours, such as 4 business hours.",
    );
  }
  return { ok: true, duration: { kind: "business-days", days } };
}

function sumParts(parts: readonly Part[], clock: "business" | "real"): DurationReading {
  let ms = 0n;
  for (const { figure, unit } of parts) {
    // As whole numbers, so that 0.1 hours is 360000 ms and not nearly so.
    const [whole, decimals = ""] = figure.split(".") as [string, string?];
    const scale = 10n ** BigInt(decimals.length);
    const scaled = BigInt(whole + decimals) * BigInt(unit.ms);
    if (scaled % scale !== 0n) {
      return refuse(
        `${figure} ${unit.name}s is no whole number of milliseconds. Write it in a smaller unit.`,
      );
    }
    ms += scaled / scale;
  }
  if (ms > BigInt(Number.MAX_SAFE_INTEGER))
    return refuse("It is too long to be measured in milliseconds. Write a shorter one.");
  return { ok: true, duration: { kind: "elapsed", clock, ms: Number(ms) } };
}

function explainText(rest: string): string {
  if (/^\d+\.?\d*$/.test(rest))
    return `${rest} has no unit. Write the unit after it, such as ${rest} business hours or ${rest} minutes.`;
  if (/^\d+,\d/.test(rest))
    return "Write figures without a comma, and fractions with a point, such as 1.5 hours.";
  return `No length of time was found in "${rest}". ${EXAMPLES}`;
}

function refuse(reason: string): DurationReading {
  return { ok: false, reason };
}
