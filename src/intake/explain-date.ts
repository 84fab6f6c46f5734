import type { DateLook } from "../model/problems/intake.js";
import { MS_PER_DAY } from "../time/civil.js";
import { plausibleEpoch } from "./parse-epoch.js";
import { stampParser } from "./parse-stamp.js";
import { createStamp } from "./stamp.js";

/** Day 0 of spreadsheets is 1899-12-30. */
const daysBefore1970 = 25_569;
/** Serial numbers of 1954 to 2119. */
const firstSerial = 20_000;
const lastSerial = 80_000;

/** What a trimmed cell that is no date of its column looks like; undefined where nothing can be said. */
export function explainDate(text: string): DateLook | undefined {
  const epoch = plausibleEpoch(text);
  if (epoch !== undefined) return { kind: epoch };
  const serial = /^\d{5}(?:[.,]\d+)?$/.test(text) ? Number(text.replace(",", ".")) : Number.NaN;
  if (serial >= firstSerial && serial <= lastSerial) {
    const minutes = Math.round(serial * 1440) * 60_000;
    const date = new Date(minutes - daysBefore1970 * MS_PER_DAY).toISOString();
    return {
      kind: "serial",
      date: Number.isInteger(serial) ? date.slice(0, 10) : date.slice(0, 16).replace("T", " "),
    };
  }
  const behindWord = /^\p{L}+[.,]*\s+(.*)$/u.exec(text)?.[1];
  const stamp = createStamp();
  const parse = stampParser("month-name");
  if (parse(text, stamp)) return { kind: "month-name" };
  return behindWord !== undefined && parse(behindWord, stamp) ? { kind: "weekday" } : undefined;
}
