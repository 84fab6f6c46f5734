import type { RenderOptions } from "../../model/format.js";
import type { FileReport, InspectionReport, MetricReport } from "../../model/inspection.js";
import { cutText, wrapText } from "../display-width.js";
import { drawLedger } from "../draw-ledger.js";
import { headingLine, indent, indented, noteLines, type Page } from "../page.js";
import { createPaint, type Style } from "../paint.js";
import { groupProblems } from "../problem-groups.js";
import { blocks, drawing } from "../problem-sections.js";
import { problemGroupLines, problemLines } from "../problem-text.js";
import { listText, numberText, quantityText } from "../quantity-text.js";
import { terminalText } from "../terminal-text.js";
import { composeColumns } from "./column-ledger.js";
import { fileFacts } from "./file-facts.js";

const narrowest = 60;
const problemsShown = 10;

interface InspectionPage extends Page {
  readonly report: InspectionReport;
}

/** What was found in some exports, for people at a terminal; no line is wider than `columns`. */
export function inspectionText(report: InspectionReport, options: RenderOptions): string {
  const columns = Math.max(narrowest, Math.floor(options.columns) || 0);
  const page: InspectionPage = { report, columns, color: options.color, paint: createPaint(options.color) };
  const sections = [
    ...report.files.flatMap((file) => fileSections(page, file)),
    togetherSection(page),
    blockSection(page),
  ];
  const shown = sections.filter((lines) => lines.length > 0).map((lines) => lines.join("\n"));
  return shown.length === 0 ? "" : `${shown.join("\n\n")}\n`;
}

function fileSections(page: InspectionPage, file: FileReport): string[][] {
  return [
    headSection(page, file),
    columnsSection(page, file),
    metricsSection(page, file),
    questionsSection(page, file),
    problemsSection(page, file),
  ];
}

function headSection(page: InspectionPage, file: FileReport): string[] {
  const { paint, columns } = page;
  const rows = fileFacts(file).map(({ label, text }) => [{ text: label, style: "quiet" as Style }, { text }]);
  const ledger = {
    columns: [{ head: "" }, { head: "", fit: "wrap" as const, atLeast: 20, atMost: 100 }],
    rows,
  };
  return [
    paint(cutText(terminalText(file.file), columns, "start"), "strong"),
    ...indented(drawLedger(ledger, columns - indent.length, paint)),
  ];
}

function columnsSection(page: InspectionPage, file: FileReport): string[] {
  const { ledger, left } = composeColumns(file, page.columns);
  return [
    headingLine(page, quantityText(file.columns.length, "column")),
    ...indented(drawLedger(ledger, page.columns - indent.length, page.paint)),
    ...(left === 0
      ? []
      : noteLines(page, `${numberText(left)} more that no field is read from: --format json has them.`)),
  ];
}

function metricsSection(page: InspectionPage, file: FileReport): string[] {
  if (file.metrics.length === 0) return [];
  const rows = file.metrics.map((metric) => {
    const isFed = metric.missing.length === 0 || metric.vendorClock.length > 0;
    const style: Style | undefined = isFed ? undefined : "quiet";
    return [
      { text: isFed ? "✓" : "✗", style: isFed ? ("good" as Style) : style },
      { text: metric.metric, style },
      { text: metricText(metric), style },
    ];
  });
  const ledger = {
    columns: [
      { head: "" },
      { head: "", fit: "end" as const, atLeast: 20 },
      { head: "", fit: "wrap" as const, atLeast: 20, atMost: 90 },
    ],
    rows,
  };
  return [
    headingLine(page, "Metrics that it can feed"),
    ...indented(drawLedger(ledger, page.columns - indent.length, page.paint)),
  ];
}

function metricText({ missing, vendorClock, alsoNeeds }: MetricReport): string {
  const lacks = missing.length === 0 ? [] : [`lacks ${listText(missing)}`];
  const vendor = `clock: vendor (${listText(vendorClock)})`;
  if (vendorClock.length > 0) {
    return missing.length === 0 ? `also with ${vendor}` : `with ${vendor}; our own clock ${lacks}`;
  }
  const others = alsoNeeds.map(({ kind, fields }) => `needs an export of ${kind} too (${listText(fields)})`);
  return [...lacks, ...others].join("; ");
}

/** What only the owner of the export can know. */
function questionsSection(page: InspectionPage, { questions }: FileReport): string[] {
  if (questions.length === 0) return [];
  return [
    headingLine(page, `${quantityText(questions.length, "question")} that only you can answer`),
    ...blocks(questions.map((question) => problemLines(question, drawing(page)))),
  ];
}

function problemsSection(page: InspectionPage, { problems, rows }: FileReport): string[] {
  if (problems.length === 0) return [];
  const { errors, rejects, warnings } = groupProblems(problems);
  const all = [
    ...errors.map((problem) => problemLines(problem, drawing(page))),
    ...rejects.map((group) => problemGroupLines(group, drawing(page))),
    ...warnings.map((problem) => problemLines(problem, drawing(page))),
  ];
  const where = rows.isAll ? "" : " in the rows looked at";
  return [
    headingLine(page, `Problems${where}`),
    ...blocks(all.slice(0, problemsShown)),
    ...(all.length > problemsShown
      ? noteLines(page, `${numberText(all.length - problemsShown)} more: --format json has them.`)
      : []),
  ];
}

/** Of several files, which belong to one source. */
function togetherSection(page: InspectionPage): string[] {
  const { files, sources } = page.report;
  if (files.length < 2) return [];
  const lines = sources.map(({ name, files: members }) =>
    members.length > 1
      ? `${listText(members)} have the same headers: one source, ${name}.`
      : `${members[0]} is a source of its own, ${name}.`,
  );
  return [
    headingLine(page, "Together"),
    ...lines.flatMap((line) =>
      indented(
        wrapText(cutText(terminalText(line), page.columns * 6, "middle"), page.columns - indent.length),
      ),
    ),
  ];
}

/** As it is, without an indent or a line cut, so that it can be pasted. */
function blockSection(page: InspectionPage): string[] {
  const { block } = page.report;
  if (block === "") return [];
  return [headingLine(page, "To paste into the SLA file"), "", ...block.trimEnd().split("\n")];
}
