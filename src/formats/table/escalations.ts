import type { AuditReport } from "../../model/report.js";
import {
  composeEscalationAudit,
  composeEscalations,
  composeMissedEscalations,
  escalationAuditNote,
  escalationsTitle,
} from "../../report/ledgers/escalations.js";
import { moreLines, noteLines, type Page } from "../../report/page.js";
import { ledgerLines, settingOf } from "../../report/page-sections.js";
import { quantityText } from "../../report/quantity-text.js";

const rowsShown = 10;

/** Whom to tell as of now, whose time to act ends first standing first. */
export function escalationLines(report: AuditReport, page: Page): string[] {
  const { escalations = [] } = report;
  if (escalations.length === 0) return [];
  const shown = escalations.slice(0, rowsShown);
  const title = escalationsTitle(shown.length, escalations.length);
  return [
    ...ledgerLines(title, composeEscalations(shown, report, settingOf(page)), page),
    ...moreLines(page, escalations.length - shown.length),
  ];
}

/** Whether records were escalated as agreed, and the first of those that were not. */
export function escalationAuditLines(report: AuditReport, page: Page): string[] {
  const audit = composeEscalationAudit(report);
  if (audit.rows.length === 0) return [];
  const missed = report.missedEscalations ?? [];
  const shown = missed.slice(0, rowsShown);
  const title = `Late or missing: ${quantityText(missed.length, "escalation")}`;
  return [
    ...ledgerLines("Escalations that were to happen", audit, page),
    ...noteLines(page, escalationAuditNote(report)),
    ...(shown.length === 0 ? [] : ["", ...ledgerLines(title, composeMissedEscalations(shown, report), page)]),
    ...moreLines(page, missed.length - shown.length),
  ];
}
