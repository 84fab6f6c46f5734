import { delimiterTitles } from "../model/delimiter.js";
import { encodingTitles } from "../model/encoding.js";
import type { IgnoredKind, InputReport } from "../model/report.js";
import { listText, numberText, quantityText } from "./quantity-text.js";

/** The first 12 digits name a file well enough for the eye; the JSON report has all of them. */
export function shortHash(sha256: string): string {
  return sha256.slice(0, 12);
}

/** What is said of a file whose source has an error that no figure can rest on. */
export const unreadText = "not read";

/** Where every row went: `1,204 rows = 1,180 audited + 12 out of scope + 12 rejected`; `not read` of a file in doubt. */
export function accountingText(input: InputReport): string {
  if (input.unread) return unreadText;
  const shares: [count: number, word: string][] = [
    [input.outOfScope, "out of scope"],
    [input.superseded, "superseded"],
    [input.ignored, "ignored"],
    [input.rejected, "rejected"],
  ];
  const others = shares
    .filter(([count]) => count > 0)
    .map(([count, word]) => ` + ${numberText(count)} ${word}`);
  return `${quantityText(input.rows, "row")} = ${numberText(input.audited)} audited${others.join("")}`;
}

const ignoredNouns: Readonly<Record<IgnoredKind, readonly [one: string, many: string]>> = {
  blank: ["blank line", "blank lines"],
  title: ["line above the header", "lines above the header"],
  footer: ["line behind the data", "lines behind the data"],
  header: ["repeated header", "repeated headers"],
};

/** Which lines of a file are no records: `2 blank lines`, `1 line behind the data`. */
export function ignoredTexts(ignored: Readonly<Record<IgnoredKind, number>>): string[] {
  return (Object.entries(ignored) as [IgnoredKind, number][])
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => quantityText(count, ...ignoredNouns[kind]));
}

/**
 * What is not usual in how a file is written: `gzip, Windows-1252, semicolon, header on line 3`, and which of
 * its lines were ignored, unless all of them are blank. Empty where there is nothing to say.
 */
export function formText({ encoding, compression, delimiter, headerLine, ignoredAs }: InputReport): string {
  const { blank: _usual, ...others } = ignoredAs ?? {};
  const isUsual = Object.values(others).every((count) => count === 0);
  const says = ignoredAs === undefined || isUsual ? [] : ignoredTexts(ignoredAs);
  return [
    ...(compression === undefined ? [] : [compression]),
    ...(encoding === undefined ? [] : [encodingTitles[encoding]]),
    ...(delimiter === undefined ? [] : [delimiterTitles[delimiter]]),
    ...(headerLine === undefined ? [] : [`header on line ${headerLine}`]),
    ...(says.length === 0 ? [] : [`ignored ${listText(says)}`]),
  ].join(", ");
}

/**
 * How the dates of a source's files were read, an item a way: `Created Date (13/02/2026 on line 3) and Closed Date
 * as d/m/y in America/New_York`. A form is told with the cell that decided it; last the columns that hold no date
 * in any of the files.
 */
export function dateReadings(inputs: readonly InputReport[]): readonly string[] {
  const headers = new Map<string, Map<string, string>>();
  // Of a file whose rows all gave way to newer ones no date was read in any zone.
  const read = inputs.filter(({ rows, superseded }) => rows === 0 || rows > superseded);
  for (const { header, form, timezone, decidedBy } of read.flatMap(({ columns }) => columns)) {
    if (form === undefined) continue;
    const way = timezone === undefined ? form : `${form} in ${timezone}`;
    const named = headers.get(way) ?? new Map<string, string>();
    headers.set(way, named);
    const by = decidedBy === undefined ? "" : ` (${decidedBy.value} on line ${decidedBy.line})`;
    if (!named.has(header)) named.set(header, `${header}${by}`);
  }
  const columns = inputs.flatMap((input) => input.columns);
  const withDates = new Set(columns.flatMap(({ field, form }) => (form === undefined ? [] : [field])));
  const without = columns.filter(({ field, noDates }) => noDates && !withDates.has(field));
  const blank = new Set(without.map(({ header }) => header));
  return [
    ...Array.from(headers, ([way, named]) => `${listText([...named.values()])} as ${way}`),
    ...(blank.size === 0 ? [] : [`no dates in ${listText([...blank])}`]),
  ];
}
