import { findMarks } from "./number-marks.js";

/** The sign before the decimals. */
export type DecimalSign = "." | ",";

/** A number as it is written, reused from cell to cell. */
export interface NumberCell {
  /**
   * What its separators say by themselves: nothing (`1234`, `1 234`), that the decimals follow a point or a
   * comma, or that the one there is may be either of both (`1,234`, `1.234`).
   */
  shows: "nothing" | "point" | "comma" | "either";
  /** What parts its groups, a space for every kind of space; empty where nothing does, or where that is the question. */
  group: "" | "," | "." | " " | "'";
  /** The digits before the decimals, and those; of `either`, before and behind its separator. */
  whole: string;
  decimals: string;
  /** The separator of `either`. */
  separator: "" | DecimalSign;
  negative: boolean;
  percent: boolean;
  /** The power of ten by which it is multiplied. */
  power: number;
  /** A currency's sign or code as it is written; empty without one. */
  currency: string;
}

export function createNumberCell(): NumberCell {
  return {
    shows: "nothing",
    group: "",
    whole: "",
    decimals: "",
    separator: "",
    negative: false,
    percent: false,
    power: 0,
    currency: "",
  };
}

const firstDigit = /\d/;
const lastDigit = /\d(?=\D*$)/;
const single = /^(\d*)([.,])(\d+)$/;
const grouped = /^([1-9]\d{0,2})([.,' ])(\d{3}(?:\2\d{3})*)(?:([.,])(\d+))?$/;

/**
 * Reads a trimmed cell that is more than plain digits: `$22,700.00`, `1.117,10 €`, `(1,200.00)`, `$1,117.10K`,
 * `45%`, `5-`. False for what is no number, and for a mangled one such as `3,87,16,91,111`.
 */
export function parseNumberCell(text: string, into: NumberCell): boolean {
  let start = text.search(firstDigit);
  if (start < 0) return false;
  const end = text.search(lastDigit) + 1;
  // A point before the first digit is a decimal one, if it does not end a word such as `Rs.`
  if (start > 0 && /(?:^|[^\p{L}\d])[.,]$/u.test(text.slice(Math.max(0, start - 2), start))) start--;
  return addMarks(text.slice(0, start), text.slice(end), into) && addDigits(text.slice(start, end), into);
}

function addMarks(before: string, behind: string, into: NumberCell): boolean {
  const front = findMarks(before);
  const back = findMarks(behind);
  if (front === undefined || back === undefined) return false;
  const minus = front.minus + back.minus + (front.opens ? 1 : 0);
  const isFramed = front.opens === back.closes && !front.closes && !back.opens;
  if (!isFramed || minus > 1 || front.power > 0 || front.percent) return false;
  if (front.currency !== "" && back.currency !== "") return false;
  into.currency = front.currency + back.currency;
  if (back.percent && (back.power > 0 || into.currency !== "")) return false;
  into.negative = minus === 1;
  into.percent = back.percent;
  into.power = back.power;
  return true;
}

function addDigits(written: string, into: NumberCell): boolean {
  into.group = "";
  into.separator = "";
  into.decimals = "";
  const digits = written.replace(/[\s\u2007\u202f]/g, " ").replace(/[\u2018\u2019\u02bc`´]/g, "'");
  if (/^\d+$/.test(digits)) {
    into.shows = "nothing";
    into.whole = digits;
    return true;
  }
  const one = single.exec(digits);
  if (one !== null) {
    const [, whole = "", separator, decimals = ""] = one;
    const isEither = decimals.length === 3 && /^[1-9]\d{0,2}$/.test(whole);
    into.shows = isEither ? "either" : separator === "." ? "point" : "comma";
    into.separator = isEither ? (separator as DecimalSign) : "";
    into.whole = whole;
    into.decimals = decimals;
    return true;
  }
  const parts = grouped.exec(digits);
  if (parts === null) return false;
  const [, first = "", group, others = "", sign, decimals = ""] = parts;
  if (sign === group) return false;
  const isOpen = sign === undefined && (group === " " || group === "'");
  const decimalSign = sign ?? (group === "," ? "." : ",");
  into.shows = isOpen ? "nothing" : decimalSign === "." ? "point" : "comma";
  into.group = group as NumberCell["group"];
  into.whole = first + others.replaceAll(group!, "");
  into.decimals = decimals;
  return true;
}

/** The value of a cell of a column with that decimal sign, rounded once from all its digits. */
export function valueOfCell(cell: NumberCell, decimal: DecimalSign): number {
  const { whole, decimals, negative, power } = cell;
  const isGroup = cell.shows === "either" && cell.separator !== decimal;
  const size = Number(`${isGroup ? whole + decimals : `${whole || "0"}.${decimals || "0"}`}e${power}`);
  return negative ? -size : size;
}
