import { civilDay, formatCivilDate, MS_PER_DAY } from "./civil.js";

/** Those whose years have four digits. */
const firstDay = civilDay(0, 1, 1);
const endDay = civilDay(10_000, 1, 1);
const daysKept = 4096;
/** Most instants of a list are of a few days. */
const dates = new Map<number, string>();

function dayText(day: number): string {
  let date = dates.get(day);
  if (date === undefined) {
    date = formatCivilDate(day);
    if (dates.size >= daysKept) dates.clear();
    dates.set(day, date);
  }
  return date;
}

/**
 * An instant as `toISOString` writes it, `2025-03-04T15:05:00.000Z`, in a fraction of its time. Throws a RangeError
 * for what is no instant.
 */
export function instantText(ms: number): string {
  return spellWhole(ms, letterT) ?? new Date(ms).toISOString();
}

/** What the clock on a wall shows, `2025-03-04 15:05:00`, with `.400` where there are parts of a second. */
export function wallText(wallMs: number): string {
  const whole = spellWhole(wallMs, space);
  if (whole !== undefined) return whole.slice(0, -".000Z".length);
  return new Date(wallMs)
    .toISOString()
    .replace("T", " ")
    .replace(/(?:\.000)?Z$/, "");
}

const letterT = 84;
const space = 32;

/** Undefined where there are parts of a second, for years of other than four digits and for what is no instant. */
function spellWhole(ms: number, between: number): string | undefined {
  const day = Math.floor(ms / MS_PER_DAY);
  if (!(day >= firstDay && day < endDay)) return undefined;
  const rest = ms - day * MS_PER_DAY;
  const seconds = Math.floor(rest / 1000);
  return seconds * 1000 === rest ? spell(dayText(day), between, seconds) : undefined;
}

const zero = 48;

/** Written at once: a text that is put together of others takes three times the memory, and its list is long. */
function spell(date: string, between: number, seconds: number): string {
  const hour = Math.floor(seconds / 3600);
  const minute = Math.floor(seconds / 60) - hour * 60;
  const second = seconds % 60;
  const [tensOfHour, tensOfMinute, tensOfSecond] = [tens(hour), tens(minute), tens(second)];
  return String.fromCharCode(
    date.charCodeAt(0),
    date.charCodeAt(1),
    date.charCodeAt(2),
    date.charCodeAt(3),
    45, // -
    date.charCodeAt(5),
    date.charCodeAt(6),
    45,
    date.charCodeAt(8),
    date.charCodeAt(9),
    between,
    zero + tensOfHour,
    zero + hour - tensOfHour * 10,
    58, // :
    zero + tensOfMinute,
    zero + minute - tensOfMinute * 10,
    58,
    zero + tensOfSecond,
    zero + second - tensOfSecond * 10,
    46, // .
    zero,
    zero,
    zero,
    90, // Z
  );
}

function tens(twoDigits: number): number {
  return Math.floor(twoDigits / 10);
}

const plainInstant =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.000Z$/;

/** The milliseconds of such a text; of any other one, and of the last days of a month, what `Date.parse` reads. */
export function readInstantText(text: string): number {
  if (!plainInstant.test(text)) return Date.parse(text);
  const day = civilDay(twoAt(text, 0) * 100 + twoAt(text, 2), twoAt(text, 5), twoAt(text, 8));
  const seconds = (twoAt(text, 11) * 60 + twoAt(text, 14)) * 60 + twoAt(text, 17);
  return day * MS_PER_DAY + seconds * 1000;
}

/** The number that two digits are. */
function twoAt(text: string, at: number): number {
  return text.charCodeAt(at) * 10 + text.charCodeAt(at + 1) - 528;
}
