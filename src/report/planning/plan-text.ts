import type { RenderOptions } from "../../model/format.js";
import type { PlanReport } from "../../model/plan.js";
import { cutText, displayWidth } from "../display-width.js";
import { drawLedger } from "../draw-ledger.js";
import { shortHash } from "../input-text.js";
import { headingLine, indent, indented, noteLines, type Page, paragraphLines } from "../page.js";
import { createPaint } from "../paint.js";
import { quantityText } from "../quantity-text.js";
import { terminalText } from "../terminal-text.js";
import { composePlanHeadline, composePlanSections, type PlanSection } from "./plan-sections.js";

const narrowest = 60;

/** A plan for people at a terminal; no line but those to paste is wider than `columns`. */
export function planText(report: PlanReport, options: RenderOptions): string {
  const columns = Math.max(narrowest, Math.floor(options.columns) || 0);
  const page: Page = { columns, color: options.color, paint: createPaint(options.color) };
  const sections = [
    headSection(page, report),
    ...composePlanSections(report).map((section) => sectionLines(page, section)),
    filesSection(page, report),
    blockSection(page, report),
  ];
  const shown = sections.filter((lines) => lines.length > 0).map((lines) => lines.join("\n"));
  return `${shown.join("\n\n")}\n`;
}

function headSection({ paint, columns }: Page, report: PlanReport): string[] {
  const { mark, title, text } = composePlanHeadline(report);
  const sign = mark === null ? "" : `${paint(mark, mark === "✓" ? "good" : "bad")} `;
  const room = columns - (mark === null ? 0 : displayWidth(mark) + 1);
  return [`${sign}${paint(cutText(title, room, "end"), "strong")}`, ...paragraphLines(text, columns)];
}

function sectionLines(page: Page, { title, texts, ledger, note }: PlanSection): string[] {
  const width = page.columns - indent.length;
  return [
    ...paragraphLines(title, page.columns).map((line) => headingLine(page, line)),
    ...texts.flatMap((text) => indented(paragraphLines(text, width))),
    ...(ledger === undefined || ledger.rows.length === 0
      ? []
      : indented(drawLedger(ledger, width, page.paint))),
    ...noteLines(page, note ?? ""),
  ];
}

function filesSection(page: Page, { files }: PlanReport): string[] {
  if (files.length === 0) return [];
  const rows = files.map(({ file, sha256, rows: count }) => [
    file,
    { text: `${quantityText(count, "row")}, SHA-256 ${shortHash(sha256)}`, style: "quiet" as const },
  ]);
  const ledger = { columns: [{ head: "", fit: "start" as const }, { head: "" }], rows };
  return [
    headingLine(page, "Exports read"),
    ...indented(drawLedger(ledger, page.columns - indent.length, page.paint)),
  ];
}

/** As it is, without an indent or a line cut, so that it can be pasted. */
function blockSection(page: Page, { block, agreement }: PlanReport): string[] {
  if (block === "") return [];
  const into = agreement === null ? "the SLA file" : agreement.file;
  return [headingLine(page, `To paste into ${terminalText(into)}`), "", ...block.trimEnd().split("\n")];
}
