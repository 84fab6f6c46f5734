import { markdownTable } from "../../report/markdown-table.js";
import type { RemedyPart } from "../../report/remedy-parts.js";
import { note } from "./sections.js";

/** A part under its heading; nothing where there is none. */
export function remedySection(part: RemedyPart | undefined): string[] {
  if (part === undefined) return [];
  const { title, ledger, sentences, note: last } = part;
  return [
    `### ${title}`,
    ...(ledger.rows.length === 0 ? [] : ["", ...markdownTable(ledger)]),
    ...[...sentences, last].flatMap(note),
  ];
}
