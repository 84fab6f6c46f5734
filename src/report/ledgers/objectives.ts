import type { AuditReport, ObjectiveReport, Result } from "../../model/report.js";
import { actualText, budgetText, countsText, shortBudgetText } from "../objective-text.js";
import { verdictStyle } from "../paint.js";
import { periodText } from "../period-text.js";
import { verdictText } from "../verdict-text.js";
import { type Ledger, type LedgerCell, type LedgerLine, type LedgerSetting, spaceBlocks } from "./ledger.js";

const indent = "  ";

/** Every objective with its target and what was reached; several measurement periods stand below it. */
export function composeObjectives(report: AuditReport, setting: LedgerSetting): Ledger {
  return setting === "wide" ? wideObjectives(report) : narrowObjectives(report);
}

function wideObjectives(report: AuditReport): Ledger {
  const blocks = report.objectives.map((objective): LedgerCell[][] => [
    [
      verdictLine(objective),
      { text: objective.id, style: "strong" },
      objective.owner,
      objective.target,
      actualText(objective.actual),
      countsText(objective, objective),
      budgetLine(objective),
    ],
    ...listDetails(objective, report).map(({ label, target, result }): LedgerCell[] => [
      verdictLine(result),
      `${indent}${label}`,
      "",
      target,
      actualText(result.actual),
      countsText(result, objective),
      budgetLine(result),
    ]),
  ]);
  return {
    columns: [
      { head: "Verdict", fit: "end", atLeast: 10 },
      { head: "Objective", fit: "middle", atLeast: 12 },
      { head: "Owner", fit: "middle", atLeast: 6 },
      { head: "Target", fit: "wrap", atLeast: 14 },
      { head: "Actual", align: "right", fit: "wrap", atLeast: 8 },
      { head: "Records", fit: "wrap", atLeast: 14 },
      { head: "Budget", align: "right", fit: "wrap", atLeast: 8 },
    ],
    rows: blocks.some((block) => block.length > 1) ? spaceBlocks(blocks) : blocks.flat(),
  };
}

function narrowObjectives(report: AuditReport): Ledger {
  const blocks = report.objectives.map((objective): LedgerCell[][] => [
    [
      verdictLine(objective),
      [
        { text: objective.id, style: "strong" },
        { text: objective.owner, style: "quiet" },
      ],
      [{ text: objective.target }, { text: countsText(objective, objective), style: "quiet" }],
      [{ text: actualText(objective.actual) }, budgetLine(objective, shortBudgetText)],
    ],
    ...listDetails(objective, report).map(({ label, target, result }): LedgerCell[] => [
      verdictLine(result),
      `${indent}${label}`,
      target === ""
        ? { text: countsText(result, objective), style: "quiet" }
        : [{ text: target }, { text: countsText(result, objective), style: "quiet" }],
      [{ text: actualText(result.actual) }, budgetLine(result, shortBudgetText)],
    ]),
  ]);
  return {
    columns: [
      { head: "Verdict", fit: "end", atLeast: 10 },
      { head: ["Objective", "Owner"], fit: "middle", atLeast: 12 },
      { head: ["Target", "Records"], fit: "wrap", atLeast: 12 },
      { head: ["Actual", "Budget"], align: "right", fit: "wrap", atLeast: 8, atMost: 14 },
    ],
    rows: spaceBlocks(blocks),
  };
}

interface Detail {
  readonly label: string;
  /** Empty where it is the objective's own. */
  readonly target: string;
  readonly result: Result;
}

/** What stands below an objective: its parts, its measurement periods where there are several, its groups. */
function listDetails(objective: ObjectiveReport, { timezone, groupBy }: AuditReport): readonly Detail[] {
  // A single measurement period would only repeat the line above it.
  const periods = objective.periods.length > 1 ? objective.periods : [];
  return [
    ...objective.parts.map((part) => ({
      label: part.override ?? "all others",
      target: part.target,
      result: part,
    })),
    ...periods.map((period) => ({ label: periodText(period, timezone), target: "", result: period })),
    ...objective.groups.map((group) => ({
      label: group.group ?? `(no ${groupBy ?? "value"})`,
      target: "",
      result: group,
    })),
  ];
}

function verdictLine({ verdict }: Pick<Result, "verdict">): LedgerLine {
  return { text: verdictText(verdict), style: verdictStyle[verdict] };
}

function budgetLine(result: Result, word: (result: Result) => string = budgetText): LedgerLine {
  const isOver = result.budget !== null && result.budget.left < 0;
  return { text: word(result), style: isOver ? "bad" : undefined };
}
