import type { SourceSpec } from "../model/agreement.js";
import { fieldSpec } from "../model/fields.js";
import type { MissingColumn } from "../model/problems/intake.js";
import { nearestNames } from "../model/suggest.js";
import { findDataCell } from "./header-check.js";
import type { IntakeFinding } from "./problem-log.js";

/** A field that is to be read, whatever asks for it. */
export interface WantedField {
  readonly field: string;
  /** The objectives and rules that can't do without it; empty when it is optional. */
  readonly neededBy: readonly string[];
}

export interface MappedColumn {
  readonly field: string;
  readonly header: string;
  /** Its position in a row, from 0. */
  readonly index: number;
}

export interface ColumnMap {
  readonly columns: ReadonlyMap<string, MappedColumn>;
  /** What can't be mapped, each with the position of the header it points at. */
  readonly findings: readonly { readonly finding: IntakeFinding; readonly index?: number }[];
}

/**
 * Finds the column of each field by its header, without regard to case, spaces and punctuation: the one
 * that the source maps to it, else the one with the field's own name, else the only one of the headers
 * that usually carry it. Two that fit are a question, never a guess. What is missing is one finding.
 */
export function mapColumns(
  source: SourceSpec,
  headers: readonly string[],
  wanted: readonly WantedField[],
): ColumnMap {
  const columns = new Map<string, MappedColumn>();
  const findings: { finding: IntakeFinding; index?: number }[] = [];
  const missing: MissingColumn[] = [];
  const neededBy = new Map(wanted.map((want) => [want.field, want.neededBy]));
  const positions = positionsByName(headers);

  const take = (field: string, found: readonly number[]): void => {
    const index = found[0]!;
    const header = headers[index]!;
    if (found.length === 1) {
      columns.set(field, { field, header, index });
      return;
    }
    const spellings = [...new Set(found.map((position) => headers[position]!))];
    const finding: IntakeFinding =
      spellings.length === 1
        ? {
            code: "column-repeated",
            args: { field, source: source.name, header, positions: found.map((position) => position + 1) },
          }
        : { code: "column-doubtful", args: { field, source: source.name, headers: spellings } };
    findings.push({ finding, index: found[1]! });
  };

  for (const [field, { header }] of source.columns) {
    const sameName = positions.get(foldHeader(header)) ?? [];
    const sameText = sameName.filter((position) => headers[position] === header.trim());
    const found = sameText.length > 0 ? sameText : sameName;
    const numbered = sameText.length > 0 ? undefined : findNumbered(header, headers, positions);
    if (numbered !== undefined) columns.set(field, { field, ...numbered });
    else if (found.length > 0) take(field, found);
    else {
      const near = nearestNames(header, headers);
      missing.push({ field, mapped: header, wanted: [header], near, neededBy: neededBy.get(field) ?? [] });
    }
  }

  for (const { field, neededBy } of wanted) {
    if (source.columns.has(field)) continue;
    const usual = fieldSpec(source.kind, field)?.headers ?? [];
    const names = new Set(usual.map(foldHeader));
    const own = positions.get(foldHeader(field)) ?? [];
    const found =
      own.length > 0 ? own : [...names].flatMap((name) => positions.get(name) ?? []).sort((a, b) => a - b);
    if (found.length > 0) take(field, found);
    else if (neededBy.length > 0) {
      const near = nearHeaders([field, ...usual], headers);
      missing.push({ field, wanted: usual.length > 0 ? usual : [field], near, neededBy });
    }
  }
  if (missing.length > 0) {
    const dataCell = findDataCell(headers);
    const args = { source: source.name, missing, headers, looksLikeData: dataCell !== undefined };
    const finding: IntakeFinding = { code: "column-missing", args };
    findings.push(dataCell === undefined ? { finding } : { finding, index: dataCell });
  }
  return { columns, findings };
}

function positionsByName(headers: readonly string[]): Map<string, number[]> {
  const positions = new Map<string, number[]>();
  for (const [index, header] of headers.entries()) {
    const name = foldHeader(header);
    const known = positions.get(name);
    if (known === undefined) positions.set(name, [index]);
    else known.push(index);
  }
  return positions;
}

/** `Comment#2` is the second of the columns with the header `Comment`, unless a header is written just so. */
function findNumbered(
  written: string,
  headers: readonly string[],
  positions: ReadonlyMap<string, readonly number[]>,
): { header: string; index: number } | undefined {
  const [, name, number] = /^(.*\S)\s*#\s*(\d+)$/.exec(written.trim()) ?? [];
  if (name === undefined) return undefined;
  const index = (positions.get(foldHeader(name)) ?? [])[Number(number) - 1];
  return index === undefined ? undefined : { header: `${headers[index]}#${number}`, index };
}

/** Letters and digits only, in lower case; a header of signs alone keeps them. */
function foldHeader(header: string): string {
  const trimmed = header.normalize("NFKC").trim().toLowerCase();
  const folded = trimmed.replace(/[^\p{L}\p{N}]+/gu, "");
  return folded === "" ? trimmed : folded;
}

/** Headers that look like one of the names, or hold all the words of one of them. */
function nearHeaders(names: readonly string[], headers: readonly string[]): string[] {
  const near = new Set<string>();
  for (const name of names) for (const header of nearestNames(name, headers)) near.add(header);
  for (const header of headers) {
    const folded = foldHeader(header);
    if (folded === "") continue;
    if (names.some((name) => foldHeader(name).length > 3 && folded.includes(foldHeader(name))))
      near.add(header);
  }
  return [...near].slice(0, 3);
}
