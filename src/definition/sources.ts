import type { Allowance, KeepRule, SourceSpec } from "../model/agreement.js";
import { isCurrency } from "../model/currency.js";
import { readDelimiter } from "../model/delimiter.js";
import { encodingNames } from "../model/encoding.js";
import { fieldSpec } from "../model/fields.js";
import type { DateRule } from "../model/notation.js";
import { plainSource } from "../model/plain-source.js";
import type { Preset } from "../model/preset.js";
import type { Place } from "../model/problem.js";
import type { RecordKind } from "../model/record.js";
import { nearestName } from "../model/suggest.js";
import { usualKeep } from "../model/usual-keep.js";
import { readDurationForms, readNumberForms } from "./notations.js";
import { parsePercent } from "./percent.js";
import type { Reading } from "./reading.js";
import { checkName, resolveReference } from "./references.js";
import type { FileInput, Partly } from "./schema/file.js";
import { recordKinds } from "./schema/sources.js";
import { type Fields, instantFields, requireField, warnOfNearField } from "./source-fields.js";
import { nearestCurrency } from "./threshold.js";
import type { Path } from "./tree.js";
import { readZone } from "./zones.js";

type SourceInput = Partly<NonNullable<FileInput["sources"]>[string]>;

/** The sources of the file; every name is there, so that references to a faulty one are not reported too. */
export function readSources(
  sources: Partly<FileInput["sources"]>,
  presets: ReadonlyMap<string, Preset | "generic">,
  reading: Reading,
): Map<string, SourceSpec> {
  const specs = new Map<string, SourceSpec>();
  for (const name of reading.keysAt(["sources"])) {
    checkName("source", name, ["sources", name], reading, "key");
    specs.set(name, readSource(name, sources?.[name] ?? {}, presets.get(name), reading));
  }
  for (const name of specs.keys()) linkHistory(name, sources?.[name]?.["history-of"], specs, reading);
  return specs;
}

/** A history is about the source that it names, else about the only one with tickets. */
function linkHistory(
  name: string,
  written: string | undefined,
  specs: Map<string, SourceSpec>,
  reading: Reading,
): void {
  const path = ["sources", name, "history-of"];
  const source = specs.get(name) as SourceSpec;
  if (source.kind !== "ticket-history") {
    if (written !== undefined)
      reading.report(
        "setting-without-effect",
        path,
        { key: "history-of", source: name, because: "only-of-histories" },
        { on: "key" },
      );
    return;
  }
  const tickets = [...specs.values()].filter(({ kind }) => kind === "tickets").map((each) => each.name);
  if (tickets.length === 0) tickets.push("tickets");
  const named = resolveReference("source", written, tickets, path, reading);
  const historyOf = named ?? (tickets.length === 1 ? tickets[0] : undefined);
  if (historyOf !== undefined) specs.set(name, { ...source, historyOf });
  else if (written === undefined)
    reading.report("missing-key", ["sources", name], {
      key: "history-of",
      path: reading.describe(["sources", name]),
      expected: `the source of its tickets: ${tickets.join(" or ")}`,
    });
}

/** The sources that a name means: the one that is called so, else all that hold this kind of records. */
export function sourcesMeant(
  name: string,
  sources: ReadonlyMap<string, SourceSpec>,
  at: Place,
): readonly SourceSpec[] {
  const called = sources.get(name);
  if (called !== undefined) return [called];
  const ofKind = [...sources.values()].filter((source) => source.kind === name);
  if (ofKind.length > 0) return ofKind;
  const kind = recordKinds.find((known) => known === name);
  return kind === undefined ? [] : [plainSource(kind, at)];
}

function readSource(
  name: string,
  source: SourceInput,
  preset: SourceSpec["preset"],
  reading: Reading,
): SourceSpec {
  const path = ["sources", name];
  const kindOfPreset = typeof preset === "object" ? preset.kind : undefined;
  const kind = source.kind ?? recordKinds.find((known) => known === name) ?? kindOfPreset;
  const columns = readColumns(kind, source.columns, [...path, "columns"], reading);
  const fields: Fields = {
    name,
    columns,
    ...(kind === undefined ? {} : { kind }),
    ...(preset === undefined ? {} : { preset }),
  };
  const numbers = readNumberForms(fields, source.numbers, [...path, "numbers"], reading);
  const durations = readDurationForms(fields, source.durations, [...path, "durations"], reading);
  const timezone = readZone(source.timezone, [...path, "timezone"], reading);
  const currency = readCurrency(source.currency, [...path, "currency"], reading);
  return {
    ...fields,
    files: [source.file ?? []].flat().filter((file) => file !== undefined),
    ...(timezone === undefined ? {} : { timezone }),
    ...(currency === undefined ? {} : { currency }),
    ...readForm(source, path, reading),
    values: readMeanings(fields, source.values, [...path, "values"], reading),
    ...(numbers.size === 0 ? {} : { numbers }),
    ...(durations.size === 0 ? {} : { durations }),
    dates: readDateRules(fields, source.dates, [...path, "dates"], reading),
    blanks: readTexts(source.blanks, [...path, "blanks"], reading).map((blank) => blank.toLowerCase()),
    keep:
      source.keep === undefined ? usualKeep(kind) : readKeep(fields, source.keep, [...path, "keep"], reading),
    allowRejects: readAllowance(source["allow-rejects"], [...path, "allow-rejects"], reading),
    ...(source.complete === true ? { complete: true } : {}),
    at: reading.place(path),
  };
}

/** How the files are written, as far as the definition says it. */
function readForm(
  source: SourceInput,
  path: Path,
  reading: Reading,
): Pick<SourceSpec, "encoding" | "delimiter" | "headerLine" | "footers"> {
  const { encoding, delimiter, "header-line": headerLine, footers } = source;
  return {
    ...(encoding === undefined ? {} : { encoding: encodingNames[encoding] }),
    ...(delimiter === undefined ? {} : { delimiter: readDelimiter(delimiter) }),
    ...(headerLine === undefined ? {} : { headerLine }),
    ...(footers === undefined ? {} : { footers: readTexts(footers, [...path, "footers"], reading) }),
  };
}

/** The texts of a list as they are written: a number or a true in it is text too. */
function readTexts(written: readonly unknown[] | undefined, path: Path, reading: Reading): string[] {
  return (written ?? []).flatMap((_, index) => reading.textAt([...path, index]) ?? []);
}

function readCurrency(written: string | undefined, path: Path, reading: Reading): string | undefined {
  if (written === undefined) return undefined;
  const code = written.trim().toUpperCase();
  if (isCurrency(code)) return code;
  const near = nearestCurrency(code);
  const args = { value: written.trim() };
  reading.report("currency-not-known", path, near === undefined ? args : { ...args, near });
  return undefined;
}

function readColumns(
  kind: RecordKind | undefined,
  columns: SourceInput["columns"],
  path: Path,
  reading: Reading,
): SourceSpec["columns"] {
  const read = new Map<string, { header: string; at: Place }>();
  for (const field of Object.keys(columns ?? {})) {
    const at = [...path, field];
    const header = reading.textAt(at);
    if (header === undefined) continue;
    read.set(field, { header, at: reading.place(at) });
    warnOfNearField(kind, field, Object.keys(columns ?? {}), at, reading);
  }
  return read;
}

export function readMeanings(
  source: Fields,
  values: SourceInput["values"],
  path: Path,
  reading: Reading,
): SourceSpec["values"] {
  const read = new Map<string, Map<string, string>>();
  for (const [field, meanings] of Object.entries(values ?? {})) {
    requireField(source, field, [...path, field], reading, { on: "key" });
    const known = Object.keys(fieldSpec(source.kind, field)?.words ?? {});
    const ofField = new Map<string, string>();
    for (const written of Object.keys(meanings ?? {})) {
      const at = [...path, field, written];
      const meaning = reading.textAt(at);
      if (meaning === undefined) continue;
      const word = written.trim().toLowerCase();
      if (ofField.has(word)) reading.report("word-twice", at, { word: written, field }, { on: "key" });
      const canonical = known.find((other) => other === meaning.toLowerCase());
      const near = canonical === undefined ? nearestName(meaning, known) : undefined;
      if (near !== undefined)
        reading.report("meaning-nearly-known", at, { meaning, near, field, known }, { severity: "warning" });
      ofField.set(word, canonical ?? meaning);
    }
    read.set(field, ofField);
  }
  return read;
}

export function readDateRules(
  source: Fields,
  dates: SourceInput["dates"],
  path: Path,
  reading: Reading,
): SourceSpec["dates"] {
  const read = new Map<string, DateRule>();
  if (typeof dates === "string") read.set("*", { form: dates });
  else
    for (const [field, rule] of Object.entries(dates ?? {})) {
      const at = [...path, field];
      if (requireField(source, field, at, reading, { on: "key" }) === undefined || rule === undefined)
        continue;
      const type = fieldSpec(source.kind, field)?.type;
      if (type !== undefined && type !== "instant") {
        reading.report("not-an-instant", at, { field, type, instants: instantFields(source) }, { on: "key" });
      }
      if (typeof rule === "string") read.set(field, { form: rule });
      else {
        const { form, "date-only": dateOnly } = rule;
        read.set(field, {
          ...(form === undefined ? {} : { form }),
          ...(dateOnly === undefined ? {} : { dateOnly }),
        });
      }
    }
  return read;
}

function readKeep(source: Fields, written: string, path: Path, reading: Reading): KeepRule {
  const text = written.trim().replace(/\s+/g, " ");
  const rule = text.toLowerCase();
  const known = (["newest", "one", "all", "first", "last"] as const).find((each) => each === rule);
  if (known !== undefined) return { keep: known };
  const by = /^last by (\S+)$/i.exec(text)?.[1];
  if (by === undefined) {
    const near = nearestName(text, ["newest", "one", "all", "first", "last", "last by updatedAt"]);
    reading.report("keep-not-understood", path, near === undefined ? { value: text } : { value: text, near });
    return { keep: "newest" };
  }
  const field = requireField(source, by, path, reading, { part: by });
  return field === undefined ? { keep: "last" } : { keep: "last", by: field };
}

function readAllowance(written: number | string | undefined, path: Path, reading: Reading): Allowance {
  if (typeof written === "number") return { kind: "count", count: written };
  if (written === undefined) return { kind: "count", count: 0 };
  if (/^\s*\d{1,9}\s*$/.test(written)) return { kind: "count", count: Number(written) };
  const share = parsePercent(written);
  if (share !== undefined && share.numerator <= share.denominator)
    return { kind: "share", numerator: share.numerator, denominator: share.denominator };
  reading.report("allowance-not-understood", path, { value: written });
  return { kind: "count", count: 0 };
}
