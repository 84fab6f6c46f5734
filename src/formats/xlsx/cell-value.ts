import type { Zone } from "../../time/zone.js";
import { cellText } from "./cell-text.js";

/**
 * What a cell holds: text as it is, a `verdict` as its word, a plain `number` (also as the digits of an exact decimal), a `share` (0 to 1), an `instant`
 * (ISO 8601 in UTC), a `day` (`2025-04-02`), a `duration` (milliseconds), or such a one as plain `hours`, which may
 * be below zero: spreadsheets show no clock before midnight.
 */
export type CellKind = "text" | "verdict" | "number" | "share" | "instant" | "day" | "duration" | "hours";

export type PlainValue = string | number | null;

const dayMs = 86_400_000;
const hourMs = 3_600_000;

/** Workbooks count days from 1900, whose February has a day too many in them, to the end of the year 9999. */
const firstDateMs = Date.UTC(1900, 2, 1);
const endOfDatesMs = Date.UTC(10_000, 0, 1);

/** The value as a workbook keeps it; what it has no way to keep stands there as text. */
export function cellValue(kind: CellKind, value: PlainValue, zone: Zone): string | number | Date | null {
  if (value === null || value === "") return null;
  if (typeof value === "number") {
    if (!Number.isFinite(value)) return null;
    if (kind === "hours") return value / hourMs;
    return kind === "duration" ? value / dayMs : value;
  }
  if (kind === "number") return decimalValue(value);
  if (kind === "verdict") return cellText(value.replaceAll("-", " "));
  if (kind === "instant") return dateValue(zone.toWall(Date.parse(value)), value);
  if (kind === "day" && /^\d{4}-\d\d-\d\d$/.test(value)) return dateValue(Date.parse(value), value);
  return cellText(value);
}

/** Workbooks keep so many digits of a number; an exact decimal with more stands there as text. */
const mostDigits = 15;

function decimalValue(text: string): string | number {
  const isKept = /^-?\d+(?:\.\d+)?$/.test(text) && text.replace(/\D/g, "").length <= mostDigits;
  return isKept ? Number(text) : cellText(text);
}

function dateValue(wallMs: number, text: string): string | Date {
  return wallMs >= firstDateMs && wallMs < endOfDatesMs ? new Date(wallMs) : cellText(text);
}

const formats: Readonly<Partial<Record<CellKind, string>>> = {
  share: "0.00##%",
  instant: "yyyy-mm-dd hh:mm:ss",
  day: "yyyy-mm-dd",
  duration: "[h]:mm:ss",
  hours: "0.00##",
};

/** How such cells are shown; undefined for what needs no format. Parts of a second are shown where there are any. */
export function numberFormat(kind: CellKind, values: readonly PlainValue[]): string | undefined {
  const hasParts =
    kind === "duration" && values.some((value) => typeof value === "number" && value % 1000 !== 0);
  return hasParts ? `${formats.duration}.000` : formats[kind];
}

/** Whether a text would be taken for the error of a formula, `#N/A`; it has to say that it is none. */
export function looksLikeError(value: unknown): value is string {
  return typeof value === "string" && value.startsWith("#");
}
