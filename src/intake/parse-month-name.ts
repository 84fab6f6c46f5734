import { MS_PER_DAY } from "../time/civil.js";
import { type DateWord, findDateWord } from "./month-names.js";
import { centuryOf, finishStamp, midnightOf, readTime } from "./parse-time.js";
import { digit, isSpace, skipSpaces } from "./scan-digits.js";
import type { Stamp } from "./stamp.js";

/** Behind the digits of a day: `1st`, `1er`, `1º`, `1°`. */
const ordinals: ReadonlySet<string> = new Set(["st", "nd", "rd", "th", "er", "º", "ª", "°"]);

/**
 * A date with its month in letters, in either order: `25/Feb/26 10:17 PM`, `15 Apr, 2021 00:03:00`,
 * `March 5, 2025`, `5. März 2025`, `1er février 2025`, `2025-Mar-05`, `05MAR2025`, and behind a weekday,
 * `Fri, 14 Mar 2025 09:00:00 +0000`, which must be the weekday of that date. A number of four digits is the
 * year; of two short ones the first is the day.
 */
export function parseMonthName(text: string, into: Stamp): boolean {
  let at = 0;
  let month = 0;
  let weekday = -1;
  let first = -1;
  let firstIsYear = false;
  /** The first word, which opens the date; `mar` may still turn out to be a Tuesday. */
  let opening: DateWord | undefined;

  while (at < text.length) {
    if (isBetween(text.charCodeAt(at))) {
      at++;
      continue;
    }
    const end = endOfDigits(text, at);
    if (end > at) {
      const length = end - at;
      if (length !== 1 && length !== 2 && length !== 4) return false;
      const number = Number(text.slice(at, end));
      at = end;
      if (first < 0) {
        first = number;
        firstIsYear = length === 4;
      } else {
        if (month === 0 || length === (firstIsYear ? 4 : 1)) return false;
        const day = firstIsYear ? number : first;
        const year = firstIsYear ? first : length === 4 ? number : centuryOf(number);
        return isOnWeekday(year, month, day, weekday) && finish(text, at, year, month, day, into);
      }
      continue;
    }
    const wordEnd = endOfLetters(text, at);
    if (wordEnd === at) return false;
    const spelling = text.slice(at, wordEnd);
    const followsDigits = at > 0 && digit(text, at - 1) >= 0;
    at = wordEnd;
    if (followsDigits && ordinals.has(spelling.toLowerCase())) continue;
    const word = findDateWord(spelling);
    if (word === undefined) return false;
    if (word.month > 0 && month === 0) {
      month = word.month;
      if (first < 0 && weekday < 0) opening = word;
    } else if (word.month > 0 && opening !== undefined && opening.weekday >= 0) {
      weekday = opening.weekday;
      month = word.month;
      opening = undefined;
    } else if (word.weekday >= 0 && weekday < 0 && month === 0 && first < 0) weekday = word.weekday;
    else if (!word.isFiller) return false;
  }
  return false;
}

/** What may stand between the parts of such a date. */
function isBetween(char: number): boolean {
  return isSpace(char) || char === 0x2d || char === 0x2f || char === 0x2e || char === 0x2c;
}

function endOfDigits(text: string, at: number): number {
  while (digit(text, at) >= 0) at++;
  return at;
}

/** Latin letters with or without accents, those in two characters too, and the signs of ordinals. */
function endOfLetters(text: string, at: number): number {
  for (; at < text.length; at++) {
    const char = text.charCodeAt(at);
    const lower = char | 0x20;
    const isLetter =
      (lower >= 0x61 && lower <= 0x7a) ||
      (char >= 0xc0 && char < 0x250) ||
      (char >= 0x300 && char < 0x370) ||
      char === 0xaa ||
      char === 0xb0 ||
      char === 0xba;
    if (!isLetter) break;
  }
  return at;
}

/** A date that is said to be on another weekday than it is has a mistake in it. */
function isOnWeekday(year: number, month: number, day: number, weekday: number): boolean {
  // The first day of 1970 was a Thursday.
  return weekday < 0 || (((midnightOf(year, month, day) / MS_PER_DAY + 4) % 7) + 7) % 7 === weekday;
}

/** The time may follow after words: `5 March 2025 at 15:04`, `5 mars 2025 à 15:04`. */
function finish(text: string, at: number, year: number, month: number, day: number, into: Stamp): boolean {
  let timeAt = skipSpaces(text, text.charCodeAt(at) === 0x2c ? at + 1 : at);
  if (timeAt === at || digit(text, timeAt) >= 0) return finishStamp(text, at, year, month, day, into);
  while (timeAt < text.length && digit(text, timeAt) < 0) {
    const end = endOfLetters(text, timeAt);
    if (end === timeAt || !findDateWord(text.slice(timeAt, end))?.isConnector) return false;
    timeAt = skipSpaces(text, end);
  }
  const midnight = midnightOf(year, month, day);
  return !Number.isNaN(midnight) && readTime(text, timeAt, midnight, into);
}
