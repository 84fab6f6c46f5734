import { delimiterTitles } from "../../model/delimiter.js";
import { encodingTitles } from "../../model/encoding.js";
import type { FileReport, KindFinding } from "../../model/inspection.js";
import { listWords } from "../../model/list-words.js";
import { ignoredTexts } from "../input-text.js";
import { listText, numberText, quantityText } from "../quantity-text.js";

const lineEndNames = { lf: "LF", crlf: "CRLF", cr: "CR", mixed: "LF and CRLF mixed" } as const;

/** What is to be said of a file before its columns. */
export function fileFacts(file: FileReport): { readonly label: string; readonly text: string }[] {
  return [
    { label: "Text", text: textFact(file) },
    { label: "Rows", text: rowsFact(file) },
    { label: "Records", text: kindFact(file.kind) },
    { label: "Export", text: presetFact(file) },
  ];
}

function textFact({
  compression,
  encoding,
  hasByteOrderMark,
  delimiter,
  lineEnds,
  headerLine,
}: FileReport): string {
  const mark = hasByteOrderMark ? " with a byte order mark" : "";
  const header = headerLine === 1 ? "" : `, header on line ${headerLine}`;
  const packed = compression === null ? "" : `, packed with ${compression}`;
  return `${encodingTitles[encoding]}${mark}${packed}, ${delimiterTitles[delimiter]} between cells, lines end in ${lineEndNames[lineEnds]}${header}`;
}

function rowsFact({ rows }: FileReport): string {
  const { lookedAt, isAll, estimate, ignored, ragged, damaged } = rows;
  const parts = [
    ...ignoredTexts(ignored),
    ...(ragged > 0 ? [`${numberText(ragged)} with more or fewer cells than the header`] : []),
    ...(damaged > 0 ? [`${numberText(damaged)} with a quote that does not fit`] : []),
  ];
  const notes = parts.length === 0 ? "" : `; ${listText(parts)}`;
  if (isAll) return `${lookedAt === 0 ? "none" : numberText(lookedAt)}${notes}`;
  const total = estimate === null ? "not counted" : `about ${approximately(estimate)}`;
  return `${total}; the first ${numberText(lookedAt)} looked at${notes} (--full reads all)`;
}

/** Two digits of it, because an estimate has no more. */
function approximately(count: number): string {
  if (count >= 1_000_000) return `${(count / 1_000_000).toPrecision(2)} million`;
  return numberText(Number(count.toPrecision(2)));
}

function kindFact({ kind, by, candidates, isClear }: KindFinding): string {
  const fields = (count: number) => quantityText(count, "field");
  if (kind === null) return "its headers fit no kind of records; --kind says what they are";
  if (by === "option") return `${kind}, as --kind says`;
  const others = candidates
    .filter((each) => each.kind !== kind)
    .map((each) => (by === "preset" ? each.kind : `${each.kind} (${fields(each.fields)})`));
  const own = candidates.find((each) => each.kind === kind)?.fields ?? 0;
  const found = by === "preset" ? kind : `${kind}: its headers carry ${fields(own)}`;
  if (others.length === 0) return found;
  return `${found}; ${isClear ? "they could be" : "just as well"} ${listText(others)}: --kind decides`;
}

function presetFact({ preset, nearPreset, kind }: FileReport): string {
  if (preset !== null) {
    return `${preset.title} (preset ${preset.id}), because of ${listText(preset.because.map(quoted))}`;
  }
  if (kind.kind === null) return "no preset fits";
  const usual = "no preset fits; columns are found by their usual headers";
  if (nearPreset === null) return usual;
  const lacks = nearPreset.lacks.map((spellings) => listWords(spellings.map(quoted), "or"));
  return `${usual}. ${nearPreset.title} would fit but for ${listText(lacks)}`;
}

function quoted(text: string): string {
  return `"${text}"`;
}
