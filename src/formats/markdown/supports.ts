import type { AuditReport } from "../../model/report.js";
import { composeCauses, composeSupports, listExplained } from "../../report/ledgers/supports.js";
import { markdownTable } from "../../report/markdown-table.js";
import { moreText } from "../../report/page.js";
import { causeSentences, supportNote, supportTitle } from "../../report/support-text.js";
import { note } from "./sections.js";

const causesShown = 50;

/** The agreements that this one stands on; nothing where there is none. */
export function supportsSection(report: AuditReport): string[] {
  const { supportedBy } = report;
  if (supportedBy === undefined) return [];
  return [
    `### ${supportTitle(supportedBy)}`,
    "",
    ...markdownTable(composeSupports(supportedBy)),
    ...causeSentences(report).flatMap(note),
    ...note(supportNote),
  ];
}

/** What lies behind the worst misses. */
export function causesSection(report: AuditReport): string[] {
  const all = listExplained(report, report.breaches.length);
  if (all.length === 0) return [];
  const shown = all.slice(0, causesShown);
  return [
    "### Behind the misses",
    "",
    ...markdownTable(composeCauses(shown, report)),
    ...note(moreText(all.length - shown.length)),
  ];
}
