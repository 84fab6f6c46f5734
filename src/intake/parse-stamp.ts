import type { DateForm } from "../model/notation.js";
import { civilDay, MS_PER_DAY } from "../time/civil.js";

/** A date as it is written, reused from cell to cell. */
export interface Stamp {
  /** Its wall time as if it were UTC, in epoch milliseconds; for a date only, midnight. */
  wallMs: number;
  /** Its offset from UTC in milliseconds; NaN where it has none. */
  offsetMs: number;
  dateOnly: boolean;
}

export function createStamp(): Stamp {
  return { wallMs: 0, offsetMs: Number.NaN, dateOnly: false };
}

/** Reads a trimmed cell in one form into `into`; false where it does not fit. */
export type StampParser = (text: string, into: Stamp) => boolean;

const space = 0x20;
const colon = 0x3a;
const zero = 0x30;

/**
 * The parser of a form. Years have two digits (00 to 68 are 2000 to 2068, 69 to 99 are 1969 to 1999) or
 * four, the signs between are `-`, `/` or `.`, both the same. A time may follow: hours and minutes,
 * seconds, a fraction (cut to milliseconds), AM or PM, and an offset (`Z`, `UTC`, `+02`, `+0200`, `+02:00`).
 */
export function stampParser(form: DateForm): StampParser {
  if (form === "d/m/y") return (text, into) => parseYearLast(text, into, true);
  if (form === "m/d/y") return (text, into) => parseYearLast(text, into, false);
  return parseYearFirst;
}

function digit(text: string, at: number): number {
  const value = text.charCodeAt(at) - zero;
  return value >= 0 && value <= 9 ? value : -1;
}

/** One or two digits as value * 4 + count; -1 where there is none. NaN char codes fail every comparison. */
function shortNumber(text: string, at: number): number {
  const first = digit(text, at);
  if (first < 0) return -1;
  const second = digit(text, at + 1);
  return second < 0 ? first * 4 + 1 : (first * 10 + second) * 4 + 2;
}

function isSeparator(char: number): boolean {
  return char === 0x2d || char === 0x2f || char === 0x2e;
}

function fourDigits(text: string, at: number): number {
  const a = digit(text, at);
  const b = digit(text, at + 1);
  const c = digit(text, at + 2);
  const d = digit(text, at + 3);
  return a < 0 || b < 0 || c < 0 || d < 0 ? -1 : a * 1000 + b * 100 + c * 10 + d;
}

function parseYearFirst(text: string, into: Stamp): boolean {
  const year = fourDigits(text, 0);
  const separator = text.charCodeAt(4);
  if (year < 0 || !isSeparator(separator)) return false;
  const month = shortNumber(text, 5);
  if (month < 0) return false;
  const afterMonth = 5 + (month & 3);
  if (text.charCodeAt(afterMonth) !== separator) return false;
  const day = shortNumber(text, afterMonth + 1);
  if (day < 0) return false;
  return finishStamp(text, afterMonth + 1 + (day & 3), year, month >> 2, day >> 2, into);
}

function parseYearLast(text: string, into: Stamp, dayFirst: boolean): boolean {
  const first = shortNumber(text, 0);
  if (first < 0) return false;
  const afterFirst = first & 3;
  const separator = text.charCodeAt(afterFirst);
  if (!isSeparator(separator)) return false;
  const second = shortNumber(text, afterFirst + 1);
  if (second < 0) return false;
  const afterSecond = afterFirst + 1 + (second & 3);
  if (text.charCodeAt(afterSecond) !== separator) return false;
  const yearAt = afterSecond + 1;
  let year = fourDigits(text, yearAt);
  let end = yearAt + 4;
  if (year < 0) {
    const short = shortNumber(text, yearAt);
    if (short < 0 || (short & 3) !== 2 || digit(text, yearAt + 2) >= 0) return false;
    year = short >> 2 <= 68 ? 2000 + (short >> 2) : 1900 + (short >> 2);
    end = yearAt + 2;
  }
  const day = dayFirst ? first >> 2 : second >> 2;
  const month = dayFirst ? second >> 2 : first >> 2;
  return finishStamp(text, end, year, month, day, into);
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

function isDate(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  if (month === 2) return day <= (isLeap(year) ? 29 : 28);
  return day <= (month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31);
}

/** Reads what follows the date, to the end of the text. */
function finishStamp(
  text: string,
  at: number,
  year: number,
  month: number,
  day: number,
  into: Stamp,
): boolean {
  if (!isDate(year, month, day)) return false;
  const midnight = civilDay(year, month, day) * MS_PER_DAY;
  into.offsetMs = Number.NaN;
  if (at === text.length) {
    into.wallMs = midnight;
    into.dateOnly = true;
    return true;
  }
  const gap = text.charCodeAt(at);
  if (gap !== space && gap !== 0x54 && gap !== 0x74) return false;
  at++;
  while (gap === space && text.charCodeAt(at) === space) at++;

  const hourPart = shortNumber(text, at);
  if (hourPart < 0) return false;
  at += hourPart & 3;
  if (text.charCodeAt(at) !== colon) return false;
  const minutePart = shortNumber(text, at + 1);
  if (minutePart < 0 || (minutePart & 3) !== 2) return false;
  at += 3;
  let seconds = 0;
  let milliseconds = 0;
  if (text.charCodeAt(at) === colon) {
    const secondPart = shortNumber(text, at + 1);
    if (secondPart < 0 || (secondPart & 3) !== 2) return false;
    seconds = secondPart >> 2;
    at += 3;
    const point = text.charCodeAt(at);
    if (point === 0x2e || point === 0x2c) {
      at++;
      let weight = 100;
      if (digit(text, at) < 0) return false;
      for (let value = digit(text, at); value >= 0; value = digit(text, ++at)) {
        milliseconds += value * weight;
        weight = weight === 1 ? 0 : weight / 10;
      }
    }
  }
  let hours = hourPart >> 2;
  const minutes = minutePart >> 2;
  if (minutes > 59 || seconds > 59) return false;
  if (at < text.length) {
    const half = halfOfDay(text, at);
    if (half !== undefined) {
      if (hours < 1 || hours > 12) return false;
      hours = (hours % 12) + half.hours;
      at = half.end;
    }
  }
  // 24:00 is the midnight that ends the day.
  if (hours > 24 || (hours === 24 && (minutes > 0 || seconds > 0 || milliseconds > 0))) return false;
  into.wallMs = midnight + hours * 3_600_000 + minutes * 60_000 + seconds * 1000 + milliseconds;
  into.dateOnly = false;
  return at === text.length || parseOffset(text, at, into);
}

/** AM or PM, perhaps after a space, which newer programs write as a narrow one that does not break. */
function halfOfDay(text: string, at: number): { hours: number; end: number } | undefined {
  for (let char = text.charCodeAt(at); char === space || char === 0xa0 || char === 0x202f; ) {
    char = text.charCodeAt(++at);
  }
  const letter = text.charCodeAt(at) | 0x20;
  if ((letter !== 0x61 && letter !== 0x70) || (text.charCodeAt(at + 1) | 0x20) !== 0x6d) return undefined;
  return { hours: letter === 0x61 ? 0 : 12, end: at + 2 };
}

/** `Z`, `UTC`, `GMT`, `+02`, `+0200`, `+02:00`, perhaps after a space; it must end the text. */
function parseOffset(text: string, at: number, into: Stamp): boolean {
  while (text.charCodeAt(at) === space) at++;
  const sign = text.charCodeAt(at);
  if (sign !== 0x2b && sign !== 0x2d) {
    const name = text.slice(at).toUpperCase();
    if (name !== "Z" && name !== "UTC" && name !== "GMT") return false;
    into.offsetMs = 0;
    return true;
  }
  const hours = shortNumber(text, at + 1);
  if (hours < 0 || (hours & 3) !== 2) return false;
  at += 3;
  let minutes = 0;
  if (at < text.length) {
    if (text.charCodeAt(at) === colon) at++;
    const part = shortNumber(text, at);
    if (part < 0 || (part & 3) !== 2) return false;
    minutes = part >> 2;
    at += 2;
  }
  if (at !== text.length || hours >> 2 > 18 || minutes > 59) return false;
  const offset = ((hours >> 2) * 60 + minutes) * 60_000;
  into.offsetMs = sign === 0x2d ? -offset : offset;
  return true;
}
