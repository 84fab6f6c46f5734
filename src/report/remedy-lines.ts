import { headingLine, noteLines, type Page } from "./page.js";
import { ledgerLines } from "./page-sections.js";
import type { RemedyPart } from "./remedy-parts.js";

/** A part for a terminal; no line where there is none. */
export function remedyLines(part: RemedyPart | undefined, page: Page): string[] {
  if (part === undefined) return [];
  const { title, ledger, sentences, note } = part;
  return [
    ...(ledger.rows.length === 0 ? [headingLine(page, title)] : ledgerLines(title, ledger, page)),
    ...[...sentences, note].flatMap((text) => noteLines(page, text)),
  ];
}
