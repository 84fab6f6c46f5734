import type { AuditReport } from "../../model/report.js";
import { listContractFacts } from "../../report/contract-facts.js";
import { composeFindings } from "../../report/ledgers/findings.js";
import type { Ledger } from "../../report/ledgers/ledger.js";
import { groupProblems } from "../../report/problem-groups.js";
import { quantityText } from "../../report/quantity-text.js";
import { rejectsTitle } from "../../report/rejects-title.js";
import { factList } from "./evidence.js";
import { ledgerTable } from "./ledger-table.js";
import { type Content, html } from "./markup.js";
import type { Section } from "./page.js";
import { errorsPart, rejectsPart, warningsPart } from "./problems.js";

/** Sections that say the same of an audit and of a review. */
export function errorsSection(report: Pick<AuditReport, "problems">): Section {
  const { errors } = groupProblems(report.problems);
  return { id: "errors", title: quantityText(errors.length, "error"), content: errorsPart(report) };
}

export function findingsSection(report: Pick<AuditReport, "findings">): Section {
  const title = "Worth a look";
  const content = report.findings.length > 0 && [
    html`<p class="note">No verdict depends on it.</p>\n`,
    ledgerPart(composeFindings(report), title, 1),
  ];
  return { id: "findings", title, content };
}

/** The rows that could not be read, then what else is to be looked at. */
export function problemSections(report: Pick<AuditReport, "problems" | "inputs">): Section[] {
  const { rejects, warnings } = groupProblems(report.problems);
  return [
    { id: "rejected", title: rejectsTitle(report.inputs, rejects), content: rejectsPart(report) },
    { id: "warnings", title: quantityText(warnings.length, "warning"), content: warningsPart(report) },
  ];
}

/** What the agreement says beside its figures. */
export function agreementSection(report: Pick<AuditReport, "agreement">): Section {
  const facts = listContractFacts(report);
  return { id: "agreement", title: "Agreement", content: facts.length > 0 && factList(facts) };
}

/** @param nameColumn the column whose cell names its row */
export function ledgerPart(ledger: Ledger, caption: string, nameColumn: number): Content {
  return ledger.rows.length > 0 && ledgerTable(ledger, { caption, nameColumn });
}
