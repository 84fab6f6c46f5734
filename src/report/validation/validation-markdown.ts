import { adviceGroups } from "../../model/advice.js";
import type { AdviceReport, ValidationReport } from "../../model/validation.js";
import { markdownTable } from "../markdown-table.js";
import { markdownBlock, markdownProse, markdownText } from "../markdown-text.js";
import { createPaint } from "../paint.js";
import { problemLines } from "../problem-text.js";
import { nextReportText, nextReviewText } from "../review-clock-text.js";
import { composeHistory } from "./history-ledger.js";
import { summaryText } from "./summary-text.js";
import { groupTitles } from "./validation-text.js";

/** Problems stand in blocks as they are drawn for a terminal, with the carets under what is meant. */
const page = { columns: 100, color: false, paint: createPaint(false) };

/** A validation for a pull request or a wiki. */
export function validationMarkdown(report: ValidationReport): string {
  const { definition, problems, advice, history, declined } = report;
  const sections = [
    [`## ${markdownText(definition.agreement?.title ?? definition.file)}`, "", summaryText(report)],
    dueSection(report),
    problems.length === 0
      ? []
      : ["### Problems", "", ...markdownBlock(problems.flatMap((each) => problemLines(each, page)))],
    history === null ? [] : ["### What the exports show", "", ...markdownTable(composeHistory(history))],
    ...adviceGroups.map((group) => {
      const own = advice.filter((each) => each.group === group);
      return own.length === 0
        ? []
        : [`### ${groupTitles[group]}`, ...own.flatMap((each) => adviceLines(each, definition.file))];
    }),
    declined.length === 0
      ? []
      : [
          "### Declined in the definition",
          "",
          ...declined.map(({ rule, reason }) => `- ${rule}: ${markdownProse(reason ?? "no reason given")}`),
        ],
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
}

function dueSection({ definition, nextReview, nextReport }: ValidationReport): string[] {
  const timezone = definition.agreement?.timezone ?? "UTC";
  return [
    ...(nextReview === null ? [] : [`- **Next review:** ${markdownProse(nextReviewText(nextReview))}`]),
    ...(nextReport === null
      ? []
      : [`- **Next report:** ${markdownProse(nextReportText(nextReport, timezone))}`]),
  ];
}

function adviceLines({ message, reason, better, line, rule }: AdviceReport, file: string): string[] {
  return [
    "",
    `**${markdownProse(message)}** (${markdownText(`${file}:${line}`)}, \`${rule}\`). ${markdownProse(reason)}`,
    "",
    ...markdownBlock(better.split("\n")),
  ];
}
