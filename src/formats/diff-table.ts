import type { DiffReport } from "../model/diff.js";
import type { DiffPage } from "../model/format.js";
import { listDiffFacts, listDiffInputs } from "../report/diff/diff-closing.js";
import { composeDiffHeadline } from "../report/diff/diff-headline.js";
import {
  composeDiffChanges,
  composeDiffCredits,
  composeDiffObjectives,
  sameObjectivesText,
  terminationSentences,
} from "../report/diff/diff-ledgers.js";
import { composeFlips, flipCount, flipsTitle, listFlips } from "../report/diff/flip-ledger.js";
import { nameSides } from "../report/diff/name-sides.js";
import { cutText, displayWidth } from "../report/display-width.js";
import { drawLedger } from "../report/draw-ledger.js";
import { composeInputs } from "../report/ledgers/inputs.js";
import type { Ledger } from "../report/ledgers/ledger.js";
import { headingLine, indented, moreLines, noteLines, type Page, paragraphLines } from "../report/page.js";
import { createPaint, type Style } from "../report/paint.js";
import { errorLines, rejectLines, warningLines } from "../report/problem-sections.js";
import { writeSections } from "../report/section-text.js";
import { terminalText } from "../report/terminal-text.js";

const flipsShown = 10;
/** From here on everything of an export stands on one line; below, it is stacked. */
const wideFrom = 120;
const narrowest = 60;

interface Sheet extends Page {
  readonly diff: DiffReport;
}

/** The table of a comparison for people at a terminal. */
export function* renderDiffTable(diff: DiffReport, options: DiffPage): Iterable<string> {
  const columns = Math.max(narrowest, Math.floor(options.columns) || 0);
  const sheet: Sheet = { diff, columns, color: options.color, paint: createPaint(options.color) };
  const problems = nameSides(diff);
  yield* writeSections([
    () => headlineSection(sheet),
    () => errorLines({ problems }, sheet),
    () => objectivesSection(sheet),
    () => ledgerSection(sheet, "What the definitions say differently", composeDiffChanges(diff)),
    () => ledgerSection(sheet, "Credits", composeDiffCredits(diff)),
    () => terminationSection(sheet),
    () => flipsSection(sheet),
    () => rejectLines({ problems, inputs: diff.new.inputs }, sheet),
    () => warningLines({ problems }, sheet),
    () => inputsSection(sheet),
    () => closingSection(sheet),
  ]);
}

function headlineSection({ diff, columns, paint }: Sheet): string[] {
  const { outcome, style, subject, reason } = composeDiffHeadline(diff);
  const word = outcome.toUpperCase();
  const room = columns - displayWidth(word) - 2;
  return [
    `${paint(word, style)}  ${paint(cutText(terminalText(subject), room, "middle"), "strong")}`,
    ...paragraphLines(reason, columns),
  ];
}

function objectivesSection(sheet: Sheet): string[] {
  const lines = ledgerSection(sheet, "Objectives", composeDiffObjectives(sheet.diff));
  const same = noteLines(sheet, sameObjectivesText(sheet.diff));
  if (lines.length === 0) return same.length === 0 ? [] : [headingLine(sheet, "Objectives"), ...same];
  return same.length === 0 ? lines : [...lines, "", ...same];
}

function ledgerSection(sheet: Sheet, title: string, ledger: Ledger): string[] {
  if (ledger.rows.length === 0) return [];
  return [headingLine(sheet, title), ...indented(drawLedger(ledger, sheet.columns - 2, sheet.paint))];
}

function terminationSection(sheet: Sheet): string[] {
  const sentences = terminationSentences(sheet.diff);
  if (sentences.length === 0) return [];
  return [
    headingLine(sheet, "Right to end the agreement"),
    ...sentences.flatMap((sentence) => indented(paragraphLines(sentence, sheet.columns - 2))),
  ];
}

function flipsSection(sheet: Sheet): string[] {
  const total = flipCount(sheet.diff);
  const worst = listFlips(sheet.diff, flipsShown);
  if (worst.length === 0) return [];
  return [
    ...ledgerSection(sheet, flipsTitle(total, worst.length), composeFlips(worst, sheet.diff)),
    ...moreLines(sheet, total - worst.length),
    ...noteLines(
      sheet,
      "sla-audit explain ID with either definition tells the whole reckoning of one record.",
    ),
  ];
}

function inputsSection(sheet: Sheet): string[] {
  const setting = sheet.columns >= wideFrom ? "wide" : "narrow";
  const drawn = listDiffInputs(sheet.diff)
    .map(({ title, side }) => ledgerSection(sheet, title, composeInputs(side, setting)))
    .filter((lines) => lines.length > 0);
  return drawn.flatMap((lines, index) => (index === 0 ? lines : ["", ...lines]));
}

function closingSection(sheet: Sheet): string[] {
  const rows = listDiffFacts(sheet.diff).map(({ label, texts }) => [
    { text: label, style: "quiet" as Style },
    texts.map((text) => ({ text })),
  ]);
  const ledger = {
    columns: [{ head: "" }, { head: "", fit: "wrap" as const, atLeast: 20, atMost: 100 }],
    rows,
  };
  return drawLedger(ledger, sheet.columns, sheet.paint);
}
