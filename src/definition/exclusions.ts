import type { Exclusion, Objective, SourceSpec } from "../model/agreement.js";
import { reportIdleExclusion, useOfSources } from "./exclusion-use.js";
import { readFilter, type TermBook } from "./filter.js";
import { parseInstantText } from "./instant-text.js";
import type { Reading } from "./reading.js";
import { resolveReference } from "./references.js";
import type { FileInput, Partly } from "./schema/file.js";
import { recordKinds } from "./schema/sources.js";
import { sourcesMeant } from "./sources.js";
import type { Path } from "./tree.js";

type ExclusionInput = NonNullable<NonNullable<Partly<FileInput["exclusions"]>>[number]>;

const kinds = ["where", "started-between", "pause-clock"] as const;

export interface ExclusionContext {
  readonly reading: Reading;
  readonly sources: ReadonlyMap<string, SourceSpec>;
  readonly terms: TermBook;
  /** The agreement's, in which windows without an offset are read. */
  readonly timezone: string;
  /** What they could be about; undefined where not every objective was understood. */
  readonly objectives: readonly Objective[] | undefined;
}

/** What was agreed to be left out. One that names a kind of records gives one for each source of that kind. */
export function readExclusions(
  inputs: Partly<FileInput["exclusions"]>,
  context: ExclusionContext,
): Exclusion[] {
  const { objectives, sources, reading } = context;
  const use = objectives && useOfSources(objectives);
  return (inputs ?? []).flatMap((input, index) => {
    if (input === undefined) return [];
    const path = ["exclusions", index];
    const found = readExclusion(input, path, context);
    if (use !== undefined) reportIdleExclusion(found, path, use, sources, reading);
    return found;
  });
}

function readExclusion(input: ExclusionInput, path: Path, context: ExclusionContext): Exclusion[] {
  const { reading, sources } = context;
  const written = kinds.filter((kind) => reading.keysAt(path).includes(kind));
  if (written.length !== 1)
    reading.report("not-one-exclusion", path, { keys: written }, written.length > 0 ? { on: "key" } : {});
  const names = new Set([...sources.keys(), ...recordKinds]);
  const name = resolveReference("source", input.of, names, [...path, "of"], reading);
  const at = reading.place(path);
  const subjects = name === undefined ? [] : sourcesMeant(name, sources, at);
  const shared = { reason: reading.textAt([...path, "reason"]) ?? "", at };

  const windows = (["started-between", "pause-clock"] as const).flatMap((kind): Exclusion[] => {
    const window = readWindow(input[kind], [...path, kind], context);
    if (window === undefined) return [];
    if (name === undefined) return [{ ...shared, kind, ...window }];
    return subjects.map((source) => ({ ...shared, kind, ...window, source: source.name }));
  });
  return [
    ...readRecords(input, path, subjects, context).map((found) => ({ ...shared, ...found })),
    ...windows,
  ];
}

/** The filter is about the columns of a source, so it is read for each that is meant. */
function readRecords(
  input: ExclusionInput,
  path: Path,
  subjects: readonly SourceSpec[],
  { reading, sources, terms, timezone }: ExclusionContext,
) {
  if (input.where === undefined) return [];
  const at = [...path, "where"];
  if (!reading.keysAt(path).includes("of"))
    reading.report(
      "missing-key",
      path,
      {
        key: "of",
        path: reading.describe(path),
        expected: "the source whose records where is about, such as leads",
      },
      { on: "key" },
    );
  const read = (source: SourceSpec | undefined) =>
    readFilter(input.where, at, {
      reading,
      source,
      timezone,
      terms,
      sources,
    });
  const filters = (subjects.length === 0 ? [undefined] : subjects).map((source) => ({
    source,
    where: read(source),
  }));
  const isEmpty = filters.every(({ where }) => where === undefined);
  if (isEmpty && !reading.hasErrorUnder(at) && !reading.hasErrorUnder(["terms"]))
    reading.report("empty-filter", at, { key: "where" }, { on: "key" });
  return filters.flatMap(({ source, where }) =>
    source === undefined || where === undefined
      ? []
      : [{ kind: "records" as const, where, source: source.name }],
  );
}

/** `[from, to)` in epoch milliseconds; a date as the end includes that day (semantics 24). */
function readWindow(
  written: readonly (string | undefined)[] | undefined,
  path: Path,
  { reading, timezone }: ExclusionContext,
): { from: number; to: number } | undefined {
  if (written === undefined || written.length !== 2) return undefined;
  const [from, to] = written.map((text, end) => {
    if (text === undefined) return undefined;
    const instant = parseInstantText(text, timezone, end === 0 ? "start" : "after");
    const at = [...path, end];
    if (instant === undefined)
      reading.report("instant-not-understood", at, {
        value: text.trim(),
        path: reading.describe(path),
        timezone,
      });
    return instant;
  });
  if (from === undefined || to === undefined) return undefined;
  if (from < to) return { from, to };
  const args = { from: written[0]!.trim(), to: written[1]!.trim(), empty: from === to };
  reading.report("window-ends-first", path, { ...args, path: reading.describe(path) }, { on: "key" });
  return undefined;
}
