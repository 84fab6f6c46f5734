import { guardFormula } from "../../model/formula-guard.js";
import { readInstantText, wallText } from "../../time/instant-text.js";
import { createZone } from "../../time/zone.js";
import { csvField, csvRecord } from "../csv-text.js";
import { terminalText } from "../terminal-text.js";

/** What a cell holds for a program: text, a number (an exact decimal as its digits), or nothing. */
export type TableCell = string | number | null;

/** A column of a table for programs: its header, and its cell for what a row is about. */
export type TableColumn<Row> = readonly [header: string, cell: (row: Row) => TableCell];

/** Spreadsheets take a file without the mark for one in the encoding of their country. */
export const byteOrderMark = "\ufeff";

export function csvHeader<Row>(columns: readonly TableColumn<Row>[]): string {
  return csvRecord(columns.map(([header]) => header));
}

/** A row as a record of CSV: numbers as they are, and no text that a spreadsheet would compute. */
export function csvRow<Row>(columns: readonly TableColumn<Row>[], row: Row): string {
  let record = "";
  for (let at = 0; at < columns.length; at++) {
    const value = columns[at]![1](row);
    if (at > 0) record += ",";
    if (value === null) continue;
    if (typeof value === "number") record += value;
    else record += plain.test(value) ? value : csvField(csvCell(value));
  }
  return `${record}\r\n`;
}

/** Letters, digits and signs between them that mean nothing to a reader of CSV, a spreadsheet or a terminal. */
const plain = /^[\dA-Za-z](?:[\dA-Za-z .:_/-]*[\dA-Za-z])?$/;

/**
 * Tabs and line ends are data, which quotes keep. What could steer a terminal is shown as its picture, half a
 * character, which UTF-8 can't hold, as its escape.
 */
const steering = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]|\p{Surrogate}/gu;

function csvCell(cell: string): string {
  return guardFormula(cell.replace(steering, (character) => terminalText(character)));
}

/** The wall clock of a zone as spreadsheets read it: `2025-03-04 10:05:00`; null for none. */
export function createWallClock(timezone: string): (instant: string | null) => string | null {
  const zone = createZone(timezone);
  return (instant) => {
    if (instant === null) return null;
    return wallText(zone.toWall(readInstantText(instant)));
  };
}

function two(part: number): string {
  return part < 10 ? `0${part}` : String(part);
}

/** Milliseconds as hours, minutes and seconds, `27:05:12`, with `.400` where there are parts of a second. */
export function hoursText(ms: number | null): string | null {
  if (ms === null || !Number.isFinite(ms)) return null;
  const whole = Math.round(Math.abs(ms));
  const rest = whole % 1000;
  const seconds = Math.floor(whole / 1000);
  const clock = `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return `${ms < 0 ? "-" : ""}${clock}${rest === 0 ? "" : `.${String(rest).padStart(3, "0")}`}`;
}
