import type { EscalationReport, MissedEscalationReport } from "../../model/escalation-report.js";
import type { AuditReport } from "../../model/report.js";
import {
  actByText,
  actText,
  dueLeftText,
  dueText,
  escalatedRecordText,
  nextAtText,
  nextText,
  outcomeText,
  whomText,
} from "../escalation-text.js";
import { instantText } from "../instant-text.js";
import { listText, numberText, quantityText } from "../quantity-text.js";
import {
  type Ledger,
  type LedgerCell,
  type LedgerLine,
  type LedgerSetting,
  spaceBlocks,
  stackLines,
} from "./ledger.js";

/** `To escalate: 12 records`, or how many of them are shown. */
export function escalationsTitle(shown: number, total: number): string {
  return shown < total
    ? `The ${numberText(shown)} most urgent of ${quantityText(total, "record")} to escalate`
    : `To escalate: ${quantityText(total, "record")}`;
}

/** Open records that have reached a level: whom to tell, until when, and what comes next. */
export function composeEscalations(
  escalations: readonly EscalationReport[],
  report: AuditReport,
  setting: LedgerSetting,
): Ledger {
  const blocks = escalations.map((each): LedgerCell[][] => [
    setting === "wide" ? wideCells(each, report) : narrowCells(each, report),
  ]);
  const act = { head: ["To act", "Until"], fit: "wrap", atLeast: 12 } as const;
  // An address that is cut in two is none.
  const tell = { head: ["Tell", "Contact"], fit: "wrap", atLeast: 10, givesLast: true } as const;
  if (setting === "narrow") {
    return {
      columns: [
        act,
        tell,
        { head: ["Record", "Objective", "Level"], fit: "wrap", atLeast: 18 },
        { head: ["Until due", "Next"], fit: "wrap", atLeast: 14 },
      ],
      rows: spaceBlocks(blocks),
    };
  }
  return {
    columns: [
      act,
      tell,
      { head: ["Record", "Objective"], fit: "middle", atLeast: 12 },
      { head: ["Level", "Reached"], fit: "wrap", atLeast: 12 },
      { head: ["Until due", "Due"], fit: "wrap", atLeast: 12 },
      { head: ["Next", "When"], fit: "wrap", atLeast: 14 },
    ],
    rows: spaceBlocks(blocks),
  };
}

function wideCells(each: EscalationReport, report: AuditReport): LedgerCell[] {
  return [
    actCell(each, report),
    tellCell(each),
    stackLines(
      { text: escalatedRecordText(each), style: "strong" },
      { text: each.objective, style: "quiet" },
    ),
    stackLines(
      { text: each.after },
      { text: instantText(each.reachedAt, report.timezone), style: "quiet" },
      earlierLine(each, report),
    ),
    stackLines({ text: dueLeftText(each, report) }, { text: dueText(each, report), style: "quiet" }),
    stackLines({ text: nextText(each) }, { text: nextAtText(each, report), style: "quiet" }),
  ];
}

function narrowCells(each: EscalationReport, report: AuditReport): LedgerCell[] {
  return [
    actCell(each, report),
    tellCell(each),
    stackLines(
      { text: escalatedRecordText(each), style: "strong" },
      { text: each.objective, style: "quiet" },
      { text: each.after, style: "quiet" },
      earlierLine(each, report),
    ),
    stackLines(
      { text: dueLeftText(each, report) },
      { text: nextText(each), style: "quiet" },
      { text: nextAtText(each, report), style: "quiet" },
    ),
  ];
}

function actCell(each: EscalationReport, report: AuditReport): LedgerCell {
  const isLate = each.actWithin === null || (each.actLeftMs ?? 0) < 0;
  return stackLines(
    { text: actText(each), style: isLate ? "bad" : "doubtful" },
    { text: actByText(each, report), style: "quiet" },
  );
}

function tellCell(each: EscalationReport): LedgerCell {
  return stackLines({ text: whomText(each) }, { text: each.contact ?? "", style: "quiet" });
}

/** That a level before this one was told of. */
function earlierLine({ escalatedAt }: EscalationReport, { timezone }: AuditReport): LedgerLine {
  const text = escalatedAt === null ? "" : `escalated before, ${instantText(escalatedAt, timezone)}`;
  return { text, style: "quiet" };
}

/** Whether records were escalated as agreed, by level; levels that no record reached are left out. */
export function composeEscalationAudit({ objectives }: AuditReport): Ledger {
  const figure = (head: string) => ({ head, align: "right" }) as const;
  return {
    columns: [
      { head: ["Objective", "Level, whom it tells"], fit: "wrap", atLeast: 12 },
      figure("Due"),
      figure("In time"),
      figure("Late"),
      figure("Missing"),
      figure("Done before"),
      figure("Time left"),
    ],
    rows: objectives.flatMap(({ id, escalationAudit = [] }) =>
      escalationAudit
        .filter(({ due }) => due > 0)
        .map(({ after, tell, due, inTime, late, missing, settled, open }): LedgerCell[] => [
          stackLines({ text: id }, { text: `${after}, ${tell}`, style: "quiet" }),
          numberText(due),
          numberText(inTime),
          { text: numberText(late), style: late > 0 ? "bad" : undefined },
          { text: numberText(missing), style: missing > 0 ? "bad" : undefined },
          numberText(settled),
          numberText(open),
        ]),
    ),
  };
}

/** Escalations that came late or never. */
export function composeMissedEscalations(
  missed: readonly MissedEscalationReport[],
  report: AuditReport,
): Ledger {
  return {
    columns: [
      { head: ["Record", "Objective"], fit: "middle", atLeast: 10 },
      { head: ["Whom to tell", "Level"], fit: "wrap", atLeast: 12 },
      { head: ["Escalated", "To be by"], fit: "wrap", atLeast: 20 },
      { head: "Found at", fit: "start", atLeast: 8 },
    ],
    rows: missed.map((each) => [
      stackLines(
        { text: escalatedRecordText(each), style: "strong" },
        { text: each.objective, style: "quiet" },
      ),
      stackLines({ text: whomText(each) }, { text: each.after, style: "quiet" }),
      stackLines(
        { text: outcomeText(each, report), style: "bad" },
        { text: each.actBy === null ? "" : instantText(each.actBy, report.timezone), style: "quiet" },
      ),
      `${each.file}:${each.line}`,
    ]),
  };
}

/** What the audit goes by, and what its columns count. */
export function escalationAuditNote({ objectives }: AuditReport): string {
  const audited = objectives.filter(({ escalationAudit }) => escalationAudit !== undefined);
  const listed = [...new Set(audited.flatMap(({ escalatedIn }) => escalatedIn ?? []))];
  const ofColumn =
    "One column tells of one escalation: it is held against each level that the record reached.";
  const ofRows = `Each row of ${listText(listed)} counts for the level that tells whom it names, and where it names nobody for every level that the record had reached.`;
  return [
    ...(audited.every(({ escalatedIn }) => escalatedIn !== undefined) ? [] : [ofColumn]),
    ...(listed.length === 0 ? [] : [ofRows]),
    "Done before are those that stopped before somebody had to act.",
  ].join(" ");
}
