import type { Stamp } from "./stamp.js";

/** Seconds of the years up to 9999; a longer number counts something else. */
const lastSecond = 253_402_300_799;
/** 1973. Milliseconds below are far more likely to be seconds, or nothing at all. */
const firstMillisecond = 100_000_000_000;

/** Seconds since 1970 in UTC, perhaps with a fraction, which is cut to milliseconds. */
export function parseEpochSeconds(text: string, into: Stamp): boolean {
  const parts = /^(-?)(\d{1,12})(?:\.(\d+))?$/.exec(text);
  if (parts === null) return false;
  const [, minus = "", seconds = "", fraction = ""] = parts;
  if (Number(seconds) > lastSecond) return false;
  const ms = Number(seconds) * 1000 + Number(fraction.slice(0, 3).padEnd(3, "0"));
  return writeInstant(minus === "" ? ms : -ms, into);
}

/** Milliseconds since 1970 in UTC, not before 1973. */
export function parseEpochMilliseconds(text: string, into: Stamp): boolean {
  if (!/^\d{12,15}$/.test(text)) return false;
  const ms = Number(text);
  return ms >= firstMillisecond && ms <= lastSecond * 1000 + 999 && writeInstant(ms, into);
}

function writeInstant(ms: number, into: Stamp): boolean {
  into.wallMs = ms;
  into.offsetMs = 0;
  into.dateOnly = false;
  return true;
}

/** 2100; an integer of ten digits is at least September 2001. */
const lastPlausibleSecond = 4_102_444_800;

/** Which epoch a cell looks like by itself: ten or thirteen digits between 2001 and 2100. */
export function plausibleEpoch(text: string): "epoch-s" | "epoch-ms" | undefined {
  if (!/^[1-9](?:\d{9}|\d{12})$/.test(text)) return undefined;
  if (text.length === 10) return Number(text) < lastPlausibleSecond ? "epoch-s" : undefined;
  return Number(text) < lastPlausibleSecond * 1000 ? "epoch-ms" : undefined;
}
