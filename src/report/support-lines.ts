import type { AuditReport } from "../model/report.js";
import { composeCauses, composeSupports, listExplained } from "./ledgers/supports.js";
import { moreLines, noteLines, type Page } from "./page.js";
import { ledgerLines } from "./page-sections.js";
import { causeSentences, supportNote, supportTitle } from "./support-text.js";

const causesShown = 10;

/** The agreements that this one stands on; no line where there is none. */
export function supportLines(report: AuditReport, page: Page): string[] {
  const { supportedBy } = report;
  if (supportedBy === undefined) return [];
  return [
    ...ledgerLines(supportTitle(supportedBy), composeSupports(supportedBy), page),
    ...causeSentences(report).flatMap((sentence) => noteLines(page, sentence)),
    ...noteLines(page, supportNote),
  ];
}

/** What lies behind the worst misses. */
export function causeLines(report: AuditReport, page: Page): string[] {
  const all = listExplained(report, report.breaches.length);
  if (all.length === 0) return [];
  const shown = all.slice(0, causesShown);
  return [
    ...ledgerLines("Behind the misses", composeCauses(shown, report), page),
    ...moreLines(page, all.length - shown.length),
  ];
}
