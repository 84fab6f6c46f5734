import type { Cells } from "./cells.js";
import type { RowGate } from "./keep-rows.js";
import { cellMark, type FilePlan } from "./plan-file.js";
import type { ProblemLog } from "./problem-log.js";
import type { ReadSourceInput } from "./source-reading.js";

const linesNamed = 6;

/** The rows of a file that contradict an earlier row of their id. */
export interface ConflictList {
  /** Notes the row that the gate judged last. */
  add(cells: Cells, line: number, lastLine: number): void;
  /** Tells of all of them at once, at the first; nothing where there was none. */
  tell(log: ProblemLog): void;
}

export function createConflictList(
  { source, files }: ReadSourceInput,
  plan: FilePlan,
  gate: RowGate,
): ConflictList {
  const lines: number[] = [];
  let count = 0;
  let first: { id: string; lastLine: number; firstFile: string; firstLine: number } | undefined;
  return {
    add(cells, line, lastLine) {
      count++;
      if (lines.length < linesNamed) lines.push(line);
      if (first !== undefined) return;
      const standing = gate.standing();
      first = {
        id: cells.at(plan.columns.get("id")!.index)!.trim(),
        lastLine,
        firstFile: files[standing.file]?.name ?? plan.file.name,
        firstLine: standing.line,
      };
    },
    tell(log) {
      if (first === undefined) return;
      const { id, lastLine, firstFile, firstLine } = first;
      const { header, index } = plan.columns.get("id")!;
      const args = { id, header, source: source.name, firstFile, firstLine, count, lines };
      const mark = cellMark({ value: id, line: lines[0]!, lastLine }, index);
      log.fail(plan.index, { code: "duplicate-id", args }, mark);
    },
  };
}
