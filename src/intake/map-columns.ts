import type { SourceSpec } from "../model/agreement.js";
import { fieldSpec } from "../model/fields.js";
import type { MissingColumn } from "../model/problems/intake.js";
import { nearestNames } from "../model/suggest.js";
import { isBound, presetOf } from "./apply-preset.js";
import { findNearPreset } from "./choose-preset.js";
import { findDataCell } from "./header-check.js";
import { createHeaderNames, foldHeader, type HeaderNames } from "./header-names.js";
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
  /** The zone that the header says its stamps are in. */
  readonly zone?: string;
}

export interface ColumnMap {
  readonly columns: ReadonlyMap<string, MappedColumn>;
  /** What can't be mapped, each with the position of the header it points at. */
  readonly findings: readonly { readonly finding: IntakeFinding; readonly index?: number }[];
}

/**
 * Finds the column of each field by its header, without regard to case, spaces and punctuation: the one
 * that the source maps to it, else the first that its preset names, else the one with the field's own name,
 * else the only one of the headers that usually carry it. Two that fit are a question, never a guess. What
 * is missing is one finding.
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
  const names = createHeaderNames(headers);
  const preset = presetOf(source);
  const claimed = claimedPositions(preset?.columns ?? {}, names);

  const take = (field: string, found: readonly number[]): void => {
    const index = found[0]!;
    const header = headers[index]!;
    if (found.length === 1) {
      const zone = names.zoneOf(index);
      columns.set(field, { field, header, index, ...(zone === undefined ? {} : { zone }) });
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
    const sameName = names.find(header);
    const sameText = sameName.filter((position) => headers[position] === header.trim());
    const found = sameText.length > 0 ? sameText : sameName;
    const numbered = sameText.length > 0 ? undefined : findNumbered(header, names);
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
    const ofPreset = (preset?.columns[field] ?? []).map(names.find).find((each) => each.length > 0) ?? [];
    const isFixed = preset !== undefined && isBound(preset, field);
    const own = isFixed ? [] : names.find(field);
    const found =
      ofPreset.length > 0 ? ofPreset : own.length > 0 ? own : findUsual(isFixed ? [] : usual, names, claimed);
    if (found.length > 0) take(field, found);
    else if (neededBy.length > 0) {
      const near = nearHeaders([field, ...usual], headers);
      missing.push({ field, wanted: usual.length > 0 ? usual : [field], near, neededBy });
    }
  }
  if (missing.length > 0) {
    const dataCell = findDataCell(headers);
    const args = { source: source.name, missing, headers, looksLikeData: dataCell !== undefined };
    const nearPreset = findNearPreset(source, headers);
    const finding: IntakeFinding = {
      code: "column-missing",
      args: nearPreset === undefined ? args : { ...args, nearPreset },
    };
    findings.push(dataCell === undefined ? { finding } : { finding, index: dataCell });
  }
  return { columns, findings };
}

/** The columns that the preset gives to a field, which are no other field's by their usual headers. */
function claimedPositions(
  columns: Readonly<Record<string, readonly string[]>>,
  names: HeaderNames,
): ReadonlySet<number> {
  return new Set(Object.values(columns).flatMap((headers) => headers.flatMap(names.find)));
}

function findUsual(usual: readonly string[], names: HeaderNames, claimed: ReadonlySet<number>): number[] {
  const spellings = new Map(usual.map((header) => [foldHeader(header), header]));
  return [...spellings.values()]
    .flatMap(names.find)
    .filter((position) => !claimed.has(position))
    .sort((a, b) => a - b);
}

/** `Comment#2` is the second of the columns with the header `Comment`, unless a header is written just so. */
function findNumbered(written: string, names: HeaderNames): Omit<MappedColumn, "field"> | undefined {
  const [, name, number] = /^(.*\S)\s*#\s*(\d+)$/.exec(written.trim()) ?? [];
  if (name === undefined) return undefined;
  const index = names.find(name)[Number(number) - 1];
  if (index === undefined) return undefined;
  const zone = names.zoneOf(index);
  return { header: `${names.headers[index]}#${number}`, index, ...(zone === undefined ? {} : { zone }) };
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
