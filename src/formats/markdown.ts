import type { AuditReport } from "../model/report.js";
import { resolvedTitle } from "../report/baseline-text.js";
import { rankBreaches } from "../report/breach-ranking.js";
import { disputesNote } from "../report/dispute-text.js";
import { composeHeadline } from "../report/headline.js";
import { composeBaseline, composeResolved } from "../report/ledgers/baseline.js";
import { clockNote, composeBreaches } from "../report/ledgers/breaches.js";
import {
  composeEscalationAudit,
  composeEscalations,
  composeMissedEscalations,
  escalationAuditNote,
  escalationsTitle,
} from "../report/ledgers/escalations.js";
import { composeExclusions } from "../report/ledgers/exclusions.js";
import { composeObjectives } from "../report/ledgers/objectives.js";
import { composeWaived, isWaived } from "../report/ledgers/waived.js";
import { markdownTable } from "../report/markdown-table.js";
import { groupsNote } from "../report/objective-details.js";
import { moreText } from "../report/page.js";
import { quantityText } from "../report/quantity-text.js";
import { creditPart, terminationPart } from "../report/remedy-parts.js";
import { writeSections } from "../report/section-text.js";
import { vendorNote } from "../report/vendor-clock-text.js";
import { remedySection } from "./markdown/remedies.js";
import {
  agreementSection,
  errorsSection,
  evidenceSection,
  findingsSection,
  headlineSection,
  note,
  rejectsSection,
  warningsSection,
} from "./markdown/sections.js";
import { causesSection, supportsSection } from "./markdown/supports.js";

const breachesShown = 50;

/** Markdown for a pull request or a wiki, in the words of the table. */
export function* renderMarkdown(report: AuditReport): Iterable<string> {
  const sections: readonly ((report: AuditReport) => string[])[] = [
    (each) => headlineSection(composeHeadline(each)),
    errorsSection,
    objectivesSection,
    baselineSection,
    escalationsSection,
    breachesSection,
    supportsSection,
    causesSection,
    escalationAuditSection,
    waivedSection,
    (each) => remedySection(creditPart(each)),
    (each) => remedySection(terminationPart(each)),
    exclusionsSection,
    findingsSection,
    rejectsSection,
    warningsSection,
    agreementSection,
    evidenceSection,
  ];
  yield* writeSections(sections.map((section) => () => section(report)));
}

function objectivesSection(report: AuditReport): string[] {
  if (report.objectives.length === 0) return [];
  const table = markdownTable(composeObjectives(report, "wide"));
  return ["### Objectives", "", ...table, ...note(vendorNote(report)), ...note(groupsNote(report))];
}

function baselineSection({ baseline }: AuditReport): string[] {
  if (baseline === undefined) return [];
  const results = composeBaseline(baseline);
  const resolved = composeResolved(baseline, breachesShown);
  const more = moreText(baseline.misses.resolved.length - resolved.rows.length);
  const sections = [
    results.rows.length === 0 ? [] : ["### Against the baseline", "", ...markdownTable(results)],
    resolved.rows.length === 0
      ? []
      : [`### ${resolvedTitle(baseline)}`, "", ...markdownTable(resolved), ...note(more)],
  ].filter((lines) => lines.length > 0);
  return sections.flatMap((lines, index) => (index === 0 ? lines : ["", ...lines]));
}

function breachesSection(report: AuditReport): string[] {
  const counted = report.breaches.filter((breach) => !isWaived(breach));
  const total = counted.length;
  if (total === 0) return [];
  const worst = rankBreaches(counted, breachesShown);
  const misses = quantityText(total, "miss", "misses");
  return [
    `### ${total > worst.length ? `The ${worst.length} worst of ${misses}` : misses}`,
    "",
    ...markdownTable(composeBreaches(worst, report, "wide")),
    ...note(clockNote(worst, report)),
    ...note(disputesNote(report)),
    ...note(moreText(total - worst.length)),
  ];
}

function escalationsSection(report: AuditReport): string[] {
  const { escalations = [] } = report;
  if (escalations.length === 0) return [];
  const shown = escalations.slice(0, breachesShown);
  return [
    `### ${escalationsTitle(shown.length, escalations.length)}`,
    "",
    ...markdownTable(composeEscalations(shown, report, "wide")),
    ...note(moreText(escalations.length - shown.length)),
  ];
}

function escalationAuditSection(report: AuditReport): string[] {
  const audit = composeEscalationAudit(report);
  if (audit.rows.length === 0) return [];
  const missed = report.missedEscalations ?? [];
  const shown = missed.slice(0, breachesShown);
  return [
    "### Escalations that were to happen",
    "",
    ...markdownTable(audit),
    ...note(escalationAuditNote(report)),
    ...(shown.length === 0 ? [] : ["", ...markdownTable(composeMissedEscalations(shown, report))]),
    ...note(moreText(missed.length - shown.length)),
  ];
}

function waivedSection(report: AuditReport): string[] {
  const waived = report.breaches.filter(isWaived);
  if (waived.length === 0) return [];
  const shown = waived.slice(0, breachesShown);
  return [
    `### Waived: ${quantityText(waived.length, "miss", "misses")}`,
    "",
    ...markdownTable(composeWaived(shown, report, "wide")),
    ...note(moreText(waived.length - shown.length)),
  ];
}

function exclusionsSection(report: AuditReport): string[] {
  const ledger = composeExclusions(report);
  if (ledger.rows.length === 0) return [];
  return ["### Excluded by agreement", "", ...markdownTable(ledger)];
}
