import type { RemedyPart } from "../../report/remedy-parts.js";
import { html } from "./markup.js";
import type { Section } from "./page.js";
import { ledgerPart } from "./page-sections.js";

/** A part as a section of the page; without content where there is none. */
export function remedySection(id: string, part: RemedyPart | undefined): Section {
  if (part === undefined) return { id, title: "", content: false };
  const { title, ledger, sentences, note } = part;
  return {
    id,
    title,
    content: [
      ledgerPart(ledger, title, 1),
      sentences.map((sentence) => html`<p>${sentence}</p>\n`),
      note !== "" && html`<p class="note">${note}</p>\n`,
    ],
  };
}
