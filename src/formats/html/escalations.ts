import type { AuditReport } from "../../model/report.js";
import {
  composeEscalationAudit,
  composeEscalations,
  composeMissedEscalations,
  escalationAuditNote,
  escalationsTitle,
} from "../../report/ledgers/escalations.js";
import { moreText } from "../../report/page.js";
import { quantityText } from "../../report/quantity-text.js";
import { ledgerTable } from "./ledger-table.js";
import { type Content, html } from "./markup.js";

/** More rows make a page slow to open. */
const rowsShown = 500;

/** Whom to tell as of now, the most urgent first. */
export function escalationsPart(report: AuditReport): Content {
  const { escalations = [] } = report;
  if (escalations.length === 0) return false;
  const shown = escalations.slice(0, rowsShown);
  return [
    html`<p><strong>${escalationsTitle(shown.length, escalations.length)}</strong>, whose time to act ends first standing first.</p>\n`,
    ledgerTable(composeEscalations(shown, report, "wide"), { caption: "To escalate", nameColumn: 2 }),
    noteOf(moreText(escalations.length - shown.length)),
  ];
}

/** Whether records were escalated as agreed, and which were not. */
export function escalationAuditPart(report: AuditReport): Content {
  const audit = composeEscalationAudit(report);
  if (audit.rows.length === 0) return false;
  const missed = report.missedEscalations ?? [];
  const shown = missed.slice(0, rowsShown);
  return [
    ledgerTable(audit, { caption: "Escalations that were to happen" }),
    noteOf(escalationAuditNote(report)),
    shown.length > 0 && [
      html`<p><strong>${quantityText(missed.length, "escalation")}</strong> late or missing.</p>\n`,
      ledgerTable(composeMissedEscalations(shown, report), { caption: "Escalations late or missing" }),
      noteOf(moreText(missed.length - shown.length)),
    ],
  ];
}

function noteOf(text: string): Content {
  return text !== "" && html`<p class="note">${text}</p>\n`;
}
