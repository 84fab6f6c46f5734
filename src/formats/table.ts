import type { RenderOptions } from "../model/format.js";
import type { AuditReport } from "../model/report.js";
import { resolvedTitle } from "../report/baseline-text.js";
import { rankBreaches } from "../report/breach-ranking.js";
import { listClosingFacts } from "../report/closing-facts.js";
import { cutText, displayWidth } from "../report/display-width.js";
import { disputesNote } from "../report/dispute-text.js";
import { drawLedger } from "../report/draw-ledger.js";
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
import { composeFindings } from "../report/ledgers/findings.js";
import { composeInputs } from "../report/ledgers/inputs.js";
import type { Ledger, LedgerSetting } from "../report/ledgers/ledger.js";
import { composeObjectives } from "../report/ledgers/objectives.js";
import { composeWaived, isWaived } from "../report/ledgers/waived.js";
import { groupsNote } from "../report/objective-details.js";
import { headingLine, indented, moreLines, noteLines, type Page, paragraphLines } from "../report/page.js";
import { createPaint, type Style, verdictStyle } from "../report/paint.js";
import { errorLines, rejectLines, warningLines } from "../report/problem-sections.js";
import { quantityText } from "../report/quantity-text.js";
import { terminalText } from "../report/terminal-text.js";
import { vendorNote } from "../report/vendor-clock-text.js";
import { verdictSymbol, verdictWord } from "../report/verdict-text.js";

const breachesShown = 10;
/** From here on everything of an objective stands on one line; below, it is stacked. */
const wideFrom = 120;
/** The same for misses, which have more to say. */
const missesWideFrom = 136;
const narrowest = 60;

interface Sheet extends Page {
  readonly report: AuditReport;
  readonly setting: LedgerSetting;
}

/** The table for people at a terminal. */
export function* renderTable(report: AuditReport, options: RenderOptions): Iterable<string> {
  const columns = Math.max(narrowest, Math.floor(options.columns) || 0);
  const paint = createPaint(options.color);
  const sheet: Sheet = {
    report,
    columns,
    color: options.color,
    setting: columns >= wideFrom ? "wide" : "narrow",
    paint,
  };
  const sections: ((sheet: Sheet) => string[])[] = [
    headlineSection,
    (page) => errorLines(page.report, page),
    objectivesSection,
    baselineSection,
    escalationsSection,
    breachesSection,
    escalationAuditSection,
    waivedSection,
    exclusionsSection,
    findingsSection,
    (page) => rejectLines(page.report, page),
    (page) => warningLines(page.report, page),
    inputsSection,
    closingSection,
  ];
  for (const [index, section] of sections.entries()) {
    const lines = section(sheet);
    if (lines.length > 0) yield `${index === 0 ? "" : "\n"}${lines.join("\n")}\n`;
  }
}

function headlineSection({ report, columns, paint }: Sheet): string[] {
  const { verdict, subject, reason } = composeHeadline(report);
  const word = `${verdictSymbol[verdict]} ${verdictWord(verdict).toUpperCase()}`;
  const room = columns - displayWidth(word) - 2;
  return [
    `${paint(word, verdictStyle[verdict])}  ${paint(cutText(terminalText(subject), room, "middle"), "strong")}`,
    ...paragraphLines(reason, columns),
  ];
}

function objectivesSection(sheet: Sheet): string[] {
  const { objectives } = sheet.report;
  if (objectives.length === 0) return [];
  const ledger = composeObjectives(sheet.report, sheet.setting);
  return [
    headingLine(sheet, "Objectives"),
    ...indented(drawLedger(ledger, sheet.columns - 2, sheet.paint)),
    ...noteLines(sheet, vendorNote(sheet.report)),
    ...noteLines(sheet, groupsNote(sheet.report)),
  ];
}

/** What an earlier report says of what fails; nothing where the run was held against none. */
function baselineSection(sheet: Sheet): string[] {
  const { baseline } = sheet.report;
  if (baseline === undefined) return [];
  const parts: [title: string, ledger: Ledger][] = [
    ["Against the baseline", composeBaseline(baseline)],
    [resolvedTitle(baseline), composeResolved(baseline, breachesShown)],
  ];
  const drawn = parts.filter(([, { rows }]) => rows.length > 0);
  return drawn.flatMap(([title, ledger], index) => [
    ...(index === 0 ? [] : [""]),
    headingLine(sheet, title),
    ...indented(drawLedger(ledger, sheet.columns - 2, sheet.paint)),
    ...(ledger === parts[1]?.[1] ? moreLines(sheet, baseline.misses.resolved.length - breachesShown) : []),
  ]);
}

function breachesSection(sheet: Sheet): string[] {
  const { report, paint, columns } = sheet;
  const setting = columns >= missesWideFrom ? "wide" : "narrow";
  const counted = report.breaches.filter((breach) => !isWaived(breach));
  const total = counted.length;
  if (total === 0) return [];
  const worst = rankBreaches(counted, breachesShown);
  // A miss is a record's, a breach an objective's: most targets allow some misses.
  const misses = quantityText(total, "miss", "misses");
  const title = total > worst.length ? `The ${worst.length} worst of ${misses}` : misses;
  const ledger = composeBreaches(worst, report, setting);
  return [
    headingLine(sheet, title),
    ...indented(drawLedger(ledger, columns - 2, paint)),
    ...noteLines(sheet, clockNote(worst, report)),
    ...noteLines(sheet, disputesNote(report)),
    ...moreLines(sheet, total - worst.length),
  ];
}

/** Whom to tell as of now, whose time to act ends first standing first. */
function escalationsSection(sheet: Sheet): string[] {
  const { report, paint, columns, setting } = sheet;
  const { escalations = [] } = report;
  if (escalations.length === 0) return [];
  const shown = escalations.slice(0, breachesShown);
  return [
    headingLine(sheet, escalationsTitle(shown.length, escalations.length)),
    ...indented(drawLedger(composeEscalations(shown, report, setting), columns - 2, paint)),
    ...moreLines(sheet, escalations.length - shown.length),
  ];
}

/** Whether records were escalated as agreed, and the first of those that were not. */
function escalationAuditSection(sheet: Sheet): string[] {
  const { report, paint, columns } = sheet;
  const audit = composeEscalationAudit(report);
  if (audit.rows.length === 0) return [];
  const missed = report.missedEscalations ?? [];
  const shown = missed.slice(0, breachesShown);
  const ledger = composeMissedEscalations(shown, report);
  return [
    headingLine(sheet, "Escalations that were to happen"),
    ...indented(drawLedger(audit, columns - 2, paint)),
    ...noteLines(sheet, escalationAuditNote),
    ...(shown.length === 0 ? [] : ["", ...indented(drawLedger(ledger, columns - 2, paint))]),
    ...moreLines(sheet, missed.length - shown.length),
  ];
}

function waivedSection(sheet: Sheet): string[] {
  const { report, paint, columns, setting } = sheet;
  const waived = report.breaches.filter(isWaived);
  if (waived.length === 0) return [];
  const shown = waived.slice(0, breachesShown);
  return [
    headingLine(sheet, `Waived: ${quantityText(waived.length, "miss", "misses")}`),
    ...indented(drawLedger(composeWaived(shown, report, setting), columns - 2, paint)),
    ...moreLines(sheet, waived.length - shown.length),
  ];
}

function exclusionsSection(sheet: Sheet): string[] {
  const ledger = composeExclusions(sheet.report);
  if (ledger.rows.length === 0) return [];
  return [
    headingLine(sheet, "Excluded by agreement"),
    ...indented(drawLedger(ledger, sheet.columns - 2, sheet.paint)),
  ];
}

/** What looks suspicious; it decides nothing. */
function findingsSection(sheet: Sheet): string[] {
  const { findings } = sheet.report;
  if (findings.length === 0) return [];
  return [
    headingLine(sheet, "Worth a look (no verdict depends on it)"),
    ...indented(drawLedger(composeFindings(sheet.report), sheet.columns - 2, sheet.paint)),
  ];
}

function inputsSection(sheet: Sheet): string[] {
  const { report, columns, paint, setting } = sheet;
  if (report.inputs.length === 0) return [];
  const ledger = composeInputs(report, setting);
  return [headingLine(sheet, "Inputs"), ...indented(drawLedger(ledger, columns - 2, paint))];
}

function closingSection(sheet: Sheet): string[] {
  const rows = listClosingFacts(sheet.report).map(({ label, texts }) => [
    { text: label, style: "quiet" as Style },
    texts.map((text) => ({ text })),
  ]);
  const ledger = {
    columns: [{ head: "" }, { head: "", fit: "wrap" as const, atLeast: 20, atMost: 100 }],
    rows,
  };
  return drawLedger(ledger, sheet.columns, sheet.paint);
}
