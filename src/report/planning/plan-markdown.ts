import type { PlanReport } from "../../model/plan.js";
import { markdownTable } from "../markdown-table.js";
import { markdownProse } from "../markdown-text.js";
import { composePlanHeadline, composePlanSections } from "./plan-sections.js";

/** A plan for a wiki or a pull request, in the words of the table. */
export function planMarkdown(report: PlanReport): string {
  const { mark, title, text } = composePlanHeadline(report);
  const lines = [`## ${mark === null ? "" : `${mark} `}${markdownProse(title)}`, "", markdownProse(text)];
  for (const { title: heading, texts, ledger, note } of composePlanSections(report)) {
    lines.push("", `### ${markdownProse(heading)}`);
    for (const each of texts) lines.push("", markdownProse(each));
    if (ledger !== undefined && ledger.rows.length > 0) lines.push("", ...markdownTable(ledger));
    if (note !== undefined && note !== "") lines.push("", markdownProse(note));
  }
  if (report.block !== "") {
    lines.push(
      "",
      "### To paste into the SLA file",
      "",
      "```yaml",
      ...report.block.trimEnd().split("\n"),
      "```",
    );
  }
  return `${lines.join("\n")}\n`;
}
