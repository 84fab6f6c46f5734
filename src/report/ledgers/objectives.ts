import type { AuditReport, ObjectiveReport, Result } from "../../model/report.js";
import { listDetails } from "../objective-details.js";
import { actualText, budgetText, countsText, grossText } from "../objective-text.js";
import { verdictStyle } from "../paint.js";
import { groupByOwner, partyText } from "../party-text.js";
import { verdictText } from "../verdict-text.js";
import {
  type Ledger,
  type LedgerCell,
  type LedgerLine,
  type LedgerRow,
  type LedgerSetting,
  spaceBlocks,
  stackLines,
} from "./ledger.js";

const indent = "  ";

/**
 * Every objective with its target and what was reached; what it is made of stands below it. Where several
 * parties promise, each has its own under its name.
 */
export function composeObjectives(report: AuditReport, setting: LedgerSetting): Ledger {
  const duties = groupByOwner(report);
  const namesOwner = duties.length < 2;
  const blockOf = setting === "wide" ? wideBlock : narrowBlock;
  const sections = duties.map(({ owner, objectives }): readonly LedgerRow[] => {
    const blocks = objectives.map((objective) => blockOf(objective, report, namesOwner));
    const isPlain = setting === "wide" && blocks.every((block) => block.length === 1);
    const rows = isPlain ? blocks.flat() : spaceBlocks(blocks);
    return namesOwner ? rows : [{ heading: partyText(report, owner) }, ...rows];
  });
  const columns = setting === "wide" ? wideColumns : narrowColumns;
  return { columns: columns(namesOwner), rows: spaceBlocks(sections) };
}

function wideColumns(namesOwner: boolean): Ledger["columns"] {
  return [
    { head: "Verdict", fit: "end", atLeast: 10 },
    { head: "Objective", fit: "middle", atLeast: 12 },
    ...(namesOwner ? [{ head: "Owner", fit: "middle" as const, atLeast: 6 }] : []),
    { head: "Target", fit: "wrap", atLeast: 14 },
    { head: "Actual", align: "right", fit: "wrap", atLeast: 8 },
    { head: "Records", fit: "wrap", atLeast: 14 },
    { head: "Budget", align: "right", fit: "wrap", atLeast: 8 },
  ];
}

function wideBlock(objective: ObjectiveReport, report: AuditReport, namesOwner: boolean): LedgerCell[][] {
  const { target, details } = listDetails(objective, report);
  const rowOf = (result: Result, name: LedgerLine, owner: string, promise: string): LedgerCell[] => [
    verdictLine(result),
    name,
    ...(namesOwner ? [owner] : []),
    promise,
    stackLines({ text: actualText(result.actual) }, grossLine(result)),
    countsText(result, objective),
    budgetLine(result),
  ];
  return [
    rowOf(objective, { text: objective.id, style: "strong" }, objective.owner, target),
    ...details.map(({ label, depth, target: promise, result }) =>
      rowOf(result, { text: indent.repeat(depth) + label }, "", promise),
    ),
  ];
}

function narrowColumns(namesOwner: boolean): Ledger["columns"] {
  return [
    { head: "Verdict", fit: "end", atLeast: 10 },
    { head: namesOwner ? ["Objective", "Owner"] : "Objective", fit: "middle", atLeast: 12 },
    { head: ["Target", "Records"], fit: "wrap", atLeast: 12 },
    { head: ["Actual", "Budget"], align: "right", fit: "wrap", atLeast: 8, atMost: 14 },
  ];
}

function narrowBlock(objective: ObjectiveReport, report: AuditReport, namesOwner: boolean): LedgerCell[][] {
  const { target, details } = listDetails(objective, report);
  const rowOf = (result: Result, name: LedgerCell, promise: string): LedgerCell[] => [
    verdictLine(result),
    name,
    stackLines({ text: promise }, { text: countsText(result, objective), style: "quiet" }),
    stackLines({ text: actualText(result.actual) }, grossLine(result), budgetLine(result)),
  ];
  const name = stackLines(
    { text: objective.id, style: "strong" },
    { text: namesOwner ? objective.owner : "", style: "quiet" },
  );
  return [
    rowOf(objective, name, target),
    ...details.map(({ label, depth, target: promise, result }) =>
      rowOf(result, indent.repeat(depth) + label, promise),
    ),
  ];
}

function verdictLine({ verdict }: Pick<Result, "verdict">): LedgerLine {
  return { text: verdictText(verdict), style: verdictStyle[verdict] };
}

function grossLine(result: Result): LedgerLine {
  return { text: grossText(result), style: "quiet" };
}

function budgetLine(result: Result): LedgerLine {
  const isOver = result.budget !== null && result.budget.left < 0;
  return { text: budgetText(result), style: isOver ? "bad" : undefined };
}
