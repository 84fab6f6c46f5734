import { midnightOf } from "./parse-time.js";
import type { Stamp } from "./stamp.js";

const zero = 0x30;
const colon = 0x3a;
const dash = 0x2d;
const plus = 0x2b;
const point = 0x2e;

/**
 * Reads the stamps that most exports write from their bytes: the year in front, every digit in its place, with or
 * without seconds, milliseconds and an offset (`2025-03-14 09:30`, `2025-03-14T09:30:00.000Z`,
 * `2025-03-14T09:30:00-05:00`). False for all else, which may still be a stamp: then the parser of texts is asked.
 */
export function parseAsciiStamp(data: Uint8Array, start: number, end: number, into: Stamp): boolean {
  const size = end - start;
  if (size < 16 || size > 29) return false;
  const separator = data[start + 4]!;
  if (separator !== dash && separator !== 0x2f && separator !== point) return false;
  const gap = data[start + 10]!;
  if (data[start + 7] !== separator || (gap !== 0x54 && gap !== 0x20) || data[start + 13] !== colon) {
    return false;
  }
  const century = twoDigits(data, start);
  const ofCentury = twoDigits(data, start + 2);
  const month = twoDigits(data, start + 5);
  const day = twoDigits(data, start + 8);
  const hours = twoDigits(data, start + 11);
  const minutes = twoDigits(data, start + 14);
  if ((century | ofCentury | month | day | hours | minutes) < 0 || hours > 23 || minutes > 59) return false;
  let seconds = 0;
  let milliseconds = 0;
  let at = start + 16;
  if (at < end && data[at] === colon) {
    if (size < 19) return false;
    seconds = twoDigits(data, start + 17);
    if (seconds < 0 || seconds > 59) return false;
    at = start + 19;
    if (at < end && data[at] === point) {
      if (size < 23) return false;
      const tens = twoDigits(data, start + 20);
      const ones = data[start + 22]! - zero;
      if (tens < 0 || ones < 0 || ones > 9) return false;
      milliseconds = tens * 10 + ones;
      at = start + 23;
    }
  }
  let offsetMs = Number.NaN;
  if (at < end) {
    const sign = data[at]!;
    if (sign === 0x5a) {
      if (at + 1 !== end) return false;
      offsetMs = 0;
    } else {
      if (sign !== plus && sign !== dash) return false;
      const hasColon = end - at === 6;
      if (!hasColon && end - at !== 5) return false;
      if (hasColon && data[at + 3] !== colon) return false;
      const offsetHours = twoDigits(data, at + 1);
      const offsetMinutes = twoDigits(data, end - 2);
      if ((offsetHours | offsetMinutes) < 0 || offsetHours > 18 || offsetMinutes > 59) return false;
      const offset = (offsetHours * 60 + offsetMinutes) * 60_000;
      offsetMs = sign === plus ? offset : -offset;
    }
  }
  const midnight = midnightOf(century * 100 + ofCentury, month, day);
  if (Number.isNaN(midnight)) return false;
  into.wallMs = midnight + hours * 3_600_000 + minutes * 60_000 + seconds * 1000 + milliseconds;
  into.offsetMs = offsetMs;
  into.dateOnly = false;
  return true;
}

/** Negative where one of the two is no digit. */
function twoDigits(data: Uint8Array, at: number): number {
  const tens = data[at]! - zero;
  const ones = data[at + 1]! - zero;
  return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -1 : tens * 10 + ones;
}
