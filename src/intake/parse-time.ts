import { civilDay, MS_PER_DAY } from "../time/civil.js";
import { digit, isSpace, shortNumber, skipSpaces, twoDigits } from "./scan-digits.js";
import type { Stamp } from "./stamp.js";

const colon = 0x3a;

/** Two digits of a year: 00 to 68 are 2000 to 2068, 69 to 99 are 1969 to 1999. */
export function centuryOf(shortYear: number): number {
  return shortYear <= 68 ? 2000 + shortYear : 1900 + shortYear;
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

function isDate(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  if (month === 2) return day <= (isLeap(year) ? 29 : 28);
  return day <= (month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31);
}

/** The midnight that begins a date, as if in UTC; NaN where the calendar has no such day. */
export function midnightOf(year: number, month: number, day: number): number {
  return isDate(year, month, day) ? civilDay(year, month, day) * MS_PER_DAY : Number.NaN;
}

/** Reads what follows the date, to the end of the text: nothing, or a time after `T`, spaces or a comma. */
export function finishStamp(
  text: string,
  at: number,
  year: number,
  month: number,
  day: number,
  into: Stamp,
): boolean {
  const midnight = midnightOf(year, month, day);
  if (Number.isNaN(midnight)) return false;
  if (at === text.length) {
    into.wallMs = midnight;
    into.offsetMs = Number.NaN;
    into.dateOnly = true;
    return true;
  }
  const gap = text.charCodeAt(at);
  if (gap === 0x54 || gap === 0x74) return readTime(text, at + 1, midnight, into);
  const timeAt = skipSpaces(text, gap === 0x2c ? at + 1 : at);
  return timeAt > at && readTime(text, timeAt, midnight, into);
}

/**
 * Reads the time of a date that begins at that midnight, to the end of the text: hours and minutes, seconds, a fraction (cut to
 * milliseconds), AM or PM, and an offset. `24:00` is the midnight that ends the day.
 */
export function readTime(text: string, at: number, midnight: number, into: Stamp): boolean {
  const hourPart = shortNumber(text, at);
  if (hourPart < 0) return false;
  at += hourPart & 3;
  if (text.charCodeAt(at) !== colon) return false;
  const minutes = twoDigits(text, at + 1);
  if (minutes < 0) return false;
  at += 3;
  let seconds = 0;
  let milliseconds = 0;
  if (text.charCodeAt(at) === colon) {
    seconds = twoDigits(text, at + 1);
    if (seconds < 0) return false;
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
  if (minutes > 59 || seconds > 59) return false;
  if (at < text.length) {
    const half = halfOfDay(text, at);
    if (half !== undefined) {
      if (hours < 1 || hours > 12) return false;
      hours = (hours % 12) + half.hours;
      at = half.end;
    }
  }
  if (hours > 24 || (hours === 24 && (minutes > 0 || seconds > 0 || milliseconds > 0))) return false;
  into.offsetMs = Number.NaN;
  into.wallMs = midnight + hours * 3_600_000 + minutes * 60_000 + seconds * 1000 + milliseconds;
  into.dateOnly = false;
  return at === text.length || parseOffset(text, at, into);
}

/** `AM`, `pm`, `a.m.`, `p. m.`, perhaps after a space. */
function halfOfDay(text: string, at: number): { hours: number; end: number } | undefined {
  at = skipSpaces(text, at);
  const letter = text.charCodeAt(at) | 0x20;
  if (letter !== 0x61 && letter !== 0x70) return undefined;
  const hasDot = text.charCodeAt(++at) === 0x2e;
  if (hasDot) at = skipSpaces(text, at + 1);
  if ((text.charCodeAt(at) | 0x20) !== 0x6d) return undefined;
  at++;
  return { hours: letter === 0x61 ? 0 : 12, end: hasDot && text.charCodeAt(at) === 0x2e ? at + 1 : at };
}

/**
 * `Z`, `UTC`, `GMT`, `+02`, `+0200`, `+02:00`, `GMT+2`, perhaps after a space, and the name of a zone in
 * brackets behind it, which the offset makes needless. It must end the text.
 */
function parseOffset(text: string, at: number, into: Stamp): boolean {
  at = skipSpaces(text, at);
  const name = /^(?:UTC|GMT|UT|Z)/i.exec(text.slice(at, at + 3))?.[0] ?? "";
  at += name.length;
  const sign = text.charCodeAt(at);
  if (sign !== 0x2b && sign !== 0x2d && sign !== 0x2212) {
    if (name === "") return false;
    into.offsetMs = 0;
    return at === text.length || isZoneName(text, at);
  }
  const hours = shortNumber(text, at + 1);
  // One digit only behind a name: `+2` alone may be anything.
  if (hours < 0 || ((hours & 3) !== 2 && name.length < 2)) return false;
  at += 1 + (hours & 3);
  let minutes = 0;
  if (text.charCodeAt(at) === colon) minutes = twoDigits(text, ++at);
  else if (digit(text, at) >= 0) minutes = twoDigits(text, at);
  else at -= 2;
  at += 2;
  if (minutes < 0 || hours >> 2 > 18 || minutes > 59) return false;
  const offset = ((hours >> 2) * 60 + minutes) * 60_000;
  into.offsetMs = sign === 0x2b ? offset : -offset;
  return at === text.length || isZoneName(text, at);
}

/** `[Europe/Berlin]`, ` (CET)`. */
function isZoneName(text: string, at: number): boolean {
  if (!isSpace(text.charCodeAt(at)) && text.charCodeAt(at) !== 0x5b) return false;
  return /^\s*(?:\[[\w/+-]+\]|\([^()]+\))$/u.test(text.slice(at));
}
