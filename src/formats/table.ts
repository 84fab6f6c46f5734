import type { RenderOptions } from "../model/format.js";
import type { AuditReport } from "../model/report.js";
import { rankBreaches } from "../report/breach-ranking.js";
import { listClosingFacts } from "../report/closing-facts.js";
import { cutText, displayWidth, wrapText } from "../report/display-width.js";
import { drawLedger } from "../report/draw-ledger.js";
import { composeHeadline } from "../report/headline.js";
import { clockNote, composeBreaches } from "../report/ledgers/breaches.js";
import { composeExclusions } from "../report/ledgers/exclusions.js";
import { composeFindings } from "../report/ledgers/findings.js";
import { composeInputs } from "../report/ledgers/inputs.js";
import type { LedgerSetting } from "../report/ledgers/ledger.js";
import { composeObjectives } from "../report/ledgers/objectives.js";
import { composeWaived, isWaived } from "../report/ledgers/waived.js";
import { groupsNote } from "../report/objective-details.js";
import { createPaint, type Paint, type Style, verdictStyle } from "../report/paint.js";
import { groupProblems } from "../report/problem-groups.js";
import { problemGroupLines, problemLines } from "../report/problem-text.js";
import { numberText, quantityText } from "../report/quantity-text.js";
import { rejectsTitle } from "../report/rejects-title.js";
import { terminalText } from "../report/terminal-text.js";
import { verdictSymbol, verdictWord } from "../report/verdict-text.js";

const breachesShown = 10;
const problemsShown = 10;
/** From here on everything of an objective stands on one line; below, it is stacked. */
const wideFrom = 120;
/** The same for misses, which have more to say. */
const missesWideFrom = 136;
const narrowest = 60;
const indent = "  ";

interface Sheet {
  readonly report: AuditReport;
  readonly columns: number;
  readonly color: boolean;
  readonly setting: LedgerSetting;
  readonly paint: Paint;
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
  const sections = [
    headlineSection,
    errorsSection,
    objectivesSection,
    breachesSection,
    waivedSection,
    exclusionsSection,
    findingsSection,
    rejectsSection,
    warningsSection,
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
    ...paragraph(reason, columns),
  ];
}

function objectivesSection(sheet: Sheet): string[] {
  const { objectives } = sheet.report;
  if (objectives.length === 0) return [];
  const ledger = composeObjectives(sheet.report, sheet.setting);
  return [
    heading(sheet, "Objectives"),
    ...indented(drawLedger(ledger, sheet.columns - 2, sheet.paint)),
    ...note(sheet, groupsNote(sheet.report)),
  ];
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
    heading(sheet, title),
    ...indented(drawLedger(ledger, columns - 2, paint)),
    ...note(sheet, clockNote(worst, report)),
    ...moreNote(sheet, total - worst.length),
  ];
}

function waivedSection(sheet: Sheet): string[] {
  const { report, paint, columns, setting } = sheet;
  const waived = report.breaches.filter(isWaived);
  if (waived.length === 0) return [];
  const shown = waived.slice(0, breachesShown);
  return [
    heading(sheet, `Waived: ${quantityText(waived.length, "miss", "misses")}`),
    ...indented(drawLedger(composeWaived(shown, report, setting), columns - 2, paint)),
    ...moreNote(sheet, waived.length - shown.length),
  ];
}

function exclusionsSection(sheet: Sheet): string[] {
  const ledger = composeExclusions(sheet.report);
  if (ledger.rows.length === 0) return [];
  return [
    heading(sheet, "Excluded by agreement"),
    ...indented(drawLedger(ledger, sheet.columns - 2, sheet.paint)),
  ];
}

/** What looks suspicious; it decides nothing. */
function findingsSection(sheet: Sheet): string[] {
  const { findings } = sheet.report;
  if (findings.length === 0) return [];
  return [
    heading(sheet, "Worth a look (no verdict depends on it)"),
    ...indented(drawLedger(composeFindings(sheet.report), sheet.columns - 2, sheet.paint)),
  ];
}

function errorsSection(sheet: Sheet): string[] {
  const { errors } = groupProblems(sheet.report.problems);
  if (errors.length === 0) return [];
  return [
    heading(sheet, quantityText(errors.length, "error")),
    ...blocks(errors.map((problem) => problemLines(problem, drawing(sheet)))),
  ];
}

function rejectsSection(sheet: Sheet): string[] {
  const { rejects } = groupProblems(sheet.report.problems);
  const rejected = sheet.report.inputs.reduce((sum, input) => sum + input.rejected, 0);
  if (rejects.length === 0 && rejected === 0) return [];
  const shown = rejects.slice(0, problemsShown);
  const rest = rejects.slice(problemsShown).reduce((sum, { count }) => sum + count, 0);
  return [
    heading(sheet, rejectsTitle(sheet.report, rejects)),
    ...blocks(shown.map((group) => problemGroupLines(group, drawing(sheet)))),
    ...moreNote(sheet, rest, " of other kinds"),
  ];
}

function warningsSection(sheet: Sheet): string[] {
  const { warnings } = groupProblems(sheet.report.problems);
  if (warnings.length === 0) return [];
  const shown = warnings.slice(0, problemsShown);
  return [
    heading(sheet, quantityText(warnings.length, "warning")),
    ...blocks(shown.map((problem) => problemLines(problem, drawing(sheet)))),
    ...moreNote(sheet, warnings.length - shown.length),
  ];
}

function drawing({ columns, color }: Sheet) {
  return { columns: columns - indent.length, color, namesSeverity: false };
}

/** Problems under a heading, with a line between them. */
function blocks(problems: readonly (readonly string[])[]): string[] {
  return problems.flatMap((lines, index) => (index === 0 ? indented(lines) : ["", ...indented(lines)]));
}

/** Where there are too many for a page the JSON report is the better reading. */
function moreNote(sheet: Sheet, count: number, kind = ""): string[] {
  if (count <= 0) return [];
  return note(sheet, `${numberText(count)} more${kind}: -o report.json has them.`);
}

function inputsSection(sheet: Sheet): string[] {
  const { report, columns, paint, setting } = sheet;
  if (report.inputs.length === 0) return [];
  const ledger = composeInputs(report, setting);
  return [heading(sheet, "Inputs"), ...indented(drawLedger(ledger, columns - 2, paint))];
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

function heading({ paint }: Sheet, title: string): string {
  return paint(title, "strong");
}

function note({ columns, paint }: Sheet, text: string): string[] {
  if (text === "") return [];
  return indented(paragraph(text, columns - indent.length).map((line) => paint(line, "quiet")));
}

/** No sentence of a report needs more lines than this; a hostile name would. */
const paragraphLines = 4;

function paragraph(text: string, width: number): string[] {
  return wrapText(cutText(terminalText(text), width * paragraphLines, "middle"), width);
}

function indented(lines: readonly string[]): string[] {
  return lines.map((line) => (line === "" ? line : `${indent}${line}`));
}
