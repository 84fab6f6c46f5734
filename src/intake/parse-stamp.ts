import type { DateForm } from "../model/notation.js";
import { parseEpochMilliseconds, parseEpochSeconds } from "./parse-epoch.js";
import { parseMonthName } from "./parse-month-name.js";
import { centuryOf, finishStamp, midnightOf } from "./parse-time.js";
import { digit, fourDigits, shortNumber, threeDigits, twoDigits } from "./scan-digits.js";
import type { Stamp, StampParser } from "./stamp.js";

const colon = 0x3a;

/**
 * The parser of a form. Years have two digits (00 to 68 are 2000 to 2068, 69 to 99 are 1969 to 1999) or
 * four, the signs between are `-`, `/` or `.`, both the same. A time may follow: hours and minutes,
 * seconds, a fraction (cut to milliseconds), AM or PM, and an offset (`Z`, `UTC`, `+02`, `+0200`, `+02:00`,
 * `GMT+2`). A year in front may also stand without signs before a time, `20250314T093000Z`.
 */
export function stampParser(form: DateForm): StampParser {
  switch (form) {
    case "d/m/y":
      return (text, into) => parseYearLast(text, into, true);
    case "m/d/y":
      return (text, into) => parseYearLast(text, into, false);
    case "month-name":
      return parseMonthName;
    case "epoch-s":
      return parseEpochSeconds;
    case "epoch-ms":
      return parseEpochMilliseconds;
    default:
      return parseYearFirst;
  }
}

/** Whether a stamp of that form begins with its year. */
export function hasYearInFront(form: DateForm): boolean {
  return stampParser(form) === parseYearFirst;
}

function isSeparator(char: number): boolean {
  return char === 0x2d || char === 0x2f || char === 0x2e;
}

function parseYearFirst(text: string, into: Stamp): boolean {
  const year = fourDigits(text, 0);
  if (year < 0) return false;
  const separator = text.charCodeAt(4);
  if (!isSeparator(separator)) return parseCompact(text, year, into);
  if (text.length >= 16 && parseFixed(text, year, into)) return true;
  const month = shortNumber(text, 5);
  if (month < 0) return false;
  const afterMonth = 5 + (month & 3);
  if (text.charCodeAt(afterMonth) !== separator) return false;
  const day = shortNumber(text, afterMonth + 1);
  if (day < 0) return false;
  return finishStamp(text, afterMonth + 1 + (day & 3), year, month >> 2, day >> 2, into);
}

/**
 * What most exports write, with every digit in its place: `2025-03-14 09:30`, `2025-03-14 09:30:00`,
 * `2025-03-14T09:30:00.000Z`, `2025-03-14T09:30:00-05:00`. False for all else, which may still be a stamp.
 */
function parseFixed(text: string, year: number, into: Stamp): boolean {
  const month = twoDigits(text, 5);
  const day = twoDigits(text, 8);
  const hours = twoDigits(text, 11);
  const minutes = twoDigits(text, 14);
  const gap = text.charCodeAt(10);
  if (month < 0 || day < 0 || hours < 0 || minutes < 0) return false;
  if (hours > 23 || minutes > 59 || (gap !== 0x20 && gap !== 0x54)) return false;
  if (text.charCodeAt(7) !== text.charCodeAt(4) || text.charCodeAt(13) !== colon) return false;
  let seconds = 0;
  let milliseconds = 0;
  let end = 16;
  if (text.charCodeAt(16) === colon) {
    seconds = twoDigits(text, 17);
    if (seconds < 0 || seconds > 59) return false;
    end = 19;
    if (text.charCodeAt(19) === 0x2e) {
      milliseconds = threeDigits(text, 20);
      if (milliseconds < 0) return false;
      end = 23;
    }
  }
  const offsetMs = end === text.length ? Number.NaN : fixedOffset(text, end);
  if (offsetMs === noOffset) return false;
  const midnight = midnightOf(year, month, day);
  if (Number.isNaN(midnight)) return false;
  into.wallMs = midnight + hours * 3_600_000 + minutes * 60_000 + seconds * 1000 + milliseconds;
  into.offsetMs = offsetMs;
  into.dateOnly = false;
  return true;
}

const noOffset = Number.POSITIVE_INFINITY;

/** `Z`, `+0200` or `+02:00` to the end of the text, in milliseconds. */
function fixedOffset(text: string, at: number): number {
  const sign = text.charCodeAt(at);
  const size = text.length - at;
  if (sign === 0x5a) return size === 1 ? 0 : noOffset;
  if (sign !== 0x2b && sign !== 0x2d) return noOffset;
  if (size !== 5 && (size !== 6 || text.charCodeAt(at + 3) !== colon)) return noOffset;
  const hours = twoDigits(text, at + 1);
  const minutes = twoDigits(text, text.length - 2);
  if (hours < 0 || minutes < 0 || hours > 18 || minutes > 59) return noOffset;
  const offset = (hours * 60 + minutes) * 60_000;
  return sign === 0x2b ? offset : -offset;
}

/** `20250314T093000Z`. Without the `T` it could be any number. */
function parseCompact(text: string, year: number, into: Stamp): boolean {
  const parts = /^\d{8}T(\d\d)(\d\d)(\d\d)?(\D.*)?$/i.exec(text);
  if (parts === null) return false;
  const [, hours, minutes, seconds = "00", rest = ""] = parts;
  const spelled = `${text.slice(0, 9)}${hours}:${minutes}:${seconds}${rest}`;
  return finishStamp(spelled, 8, year, twoDigits(text, 4), twoDigits(text, 6), into);
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
    const short = twoDigits(text, yearAt);
    if (short < 0 || digit(text, yearAt + 2) >= 0) return false;
    year = centuryOf(short);
    end = yearAt + 2;
  }
  const day = dayFirst ? first >> 2 : second >> 2;
  const month = dayFirst ? second >> 2 : first >> 2;
  return finishStamp(text, end, year, month, day, into);
}
