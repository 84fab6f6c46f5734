import type { AuditReport } from "../../model/report.js";
import { composeCauses, composeSupports, listExplained } from "../../report/ledgers/supports.js";
import { moreText } from "../../report/page.js";
import { causeSentences, supportNote, supportTitle } from "../../report/support-text.js";
import { html } from "./markup.js";
import type { Section } from "./page.js";
import { ledgerPart } from "./page-sections.js";

const causesShown = 500;

/** The agreements that this one stands on, and what of them lies behind its misses. */
export function supportSections(report: AuditReport): Section[] {
  const { supportedBy } = report;
  if (supportedBy === undefined) return [];
  const title = supportTitle(supportedBy);
  const all = listExplained(report, report.breaches.length);
  const shown = all.slice(0, causesShown);
  const more = moreText(all.length - shown.length);
  return [
    {
      id: "supports",
      title,
      content: [
        ledgerPart(composeSupports(supportedBy), title, 1),
        causeSentences(report).map((sentence) => html`<p>${sentence}</p>\n`),
        html`<p class="note">${supportNote}</p>\n`,
      ],
    },
    {
      id: "causes",
      title: "Behind the misses",
      content: shown.length > 0 && [
        ledgerPart(composeCauses(shown, report), "Behind the misses", 0),
        more !== "" && html`<p class="note">${more}</p>\n`,
      ],
    },
  ];
}
