import { noText, textEnd, textStart } from "./cells";

const colon: u32 = 0x3a;
const dash: u32 = 0x2d;
const plus: u32 = 0x2b;
const point: u32 = 0x2e;
const slash: u32 = 0x2f;
const msPerDay: f64 = 86400000;

/**
 * Reads the stamps of a column that are written as most exports do: the year in front, every digit in its place, with or without
 * seconds, milliseconds and an offset (`2025-03-14 09:30`, `2025-03-14T09:30:00.000Z`, `2025-03-14T09:30:00-05:00`).
 *
 * @param walls for each record the wall time as if it were UTC, in epoch milliseconds; NaN for all else, which may still be a stamp
 * @param offsets for each record its offset from UTC in milliseconds; NaN where it has none
 */
export function readStamps(records: u32, column: u32, walls: u32, offsets: u32): void {
  for (let record: u32 = 0; record < records; record++) {
    const start = textStart(record, column);
    let wall = f64.NaN;
    if (start !== noText) wall = readStamp(start, textEnd(record, column), offsets + 8 * record);
    store<f64>(walls + 8 * record, wall);
  }
}

function readStamp(start: u32, end: u32, offset: u32): f64 {
  const size = end - start;
  if (size < 16 || size > 29) return f64.NaN;
  const separator: u32 = load<u8>(start + 4);
  if (separator !== dash && separator !== slash && separator !== point) return f64.NaN;
  const gap: u32 = load<u8>(start + 10);
  if (
    <u32>load<u8>(start + 7) !== separator ||
    (gap !== 0x54 && gap !== 0x20) ||
    <u32>load<u8>(start + 13) !== colon
  ) {
    return f64.NaN;
  }
  const century = twoDigits(start);
  const ofCentury = twoDigits(start + 2);
  const month = twoDigits(start + 5);
  const day = twoDigits(start + 8);
  const hours = twoDigits(start + 11);
  const minutes = twoDigits(start + 14);
  if ((century | ofCentury | month | day | hours | minutes) < 0 || hours > 23 || minutes > 59) return f64.NaN;
  let seconds = 0;
  let milliseconds = 0;
  let at = start + 16;
  if (at < end && <u32>load<u8>(at) === colon) {
    if (size < 19) return f64.NaN;
    seconds = twoDigits(start + 17);
    if (seconds < 0 || seconds > 59) return f64.NaN;
    at = start + 19;
    if (at < end && <u32>load<u8>(at) === point) {
      if (size < 23) return f64.NaN;
      const tens = twoDigits(start + 20);
      const ones = <i32>load<u8>(start + 22) - 0x30;
      if (tens < 0 || ones < 0 || ones > 9) return f64.NaN;
      milliseconds = tens * 10 + ones;
      at = start + 23;
    }
  }
  let offsetMs = f64.NaN;
  if (at < end) {
    const sign: u32 = load<u8>(at);
    if (sign === 0x5a) {
      if (at + 1 !== end) return f64.NaN;
      offsetMs = 0;
    } else {
      if (sign !== plus && sign !== dash) return f64.NaN;
      const hasColon = end - at === 6;
      if (!hasColon && end - at !== 5) return f64.NaN;
      if (hasColon && <u32>load<u8>(at + 3) !== colon) return f64.NaN;
      const offsetHours = twoDigits(at + 1);
      const offsetMinutes = twoDigits(end - 2);
      if ((offsetHours | offsetMinutes) < 0 || offsetHours > 18 || offsetMinutes > 59) return f64.NaN;
      const size = (offsetHours * 60 + offsetMinutes) * 60000;
      offsetMs = <f64>(sign === plus ? size : -size);
    }
  }
  const year = century * 100 + ofCentury;
  if (!isDate(year, month, day)) return f64.NaN;
  store<f64>(offset, offsetMs);
  const time = ((hours * 60 + minutes) * 60 + seconds) * 1000 + milliseconds;
  return <f64>civilDay(year, month, day) * msPerDay + <f64>time;
}

/** Negative where one of the two is no digit. */
// @ts-expect-error: a decorator of the compiler
function twoDigits(at: u32): i32 {
  const tens = <u32>load<u8>(at) - 0x30;
  const ones = <u32>load<u8>(at + 1) - 0x30;
  return tens > 9 || ones > 9 ? -1 : <i32>(tens * 10 + ones);
}

function isDate(year: i32, month: i32, day: i32): bool {
  if (month < 1 || month > 12 || day < 1) return false;
  if (month === 2) {
    const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
    return day <= (isLeap ? 29 : 28);
  }
  return day <= (month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31);
}

/** Whole days since 1970-01-01 in the proleptic Gregorian calendar, as src/time/civil.ts has them; the year is from 0 on. */
function civilDay(year: i32, month: i32, day: i32): i32 {
  const isBeforeMarch = month < 3;
  // 400 years more, so that no division is of a negative number.
  const marchYear = year + 400 - (isBeforeMarch ? 1 : 0);
  const marchMonth = isBeforeMarch ? month + 9 : month - 3;
  const era = marchYear / 400;
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = (153 * marchMonth + 2) / 5 + day - 1;
  const dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
  return (era - 1) * 146097 + dayOfEra - 719468;
}
