import type { Agreement } from "../model/agreement.js";
import { findRecipient, isHandler } from "../model/contacts.js";
import type { EscalationLevel } from "../model/escalation.js";
import type {
  EscalationReport,
  LevelAudit,
  MissedEscalationReport,
  Told,
} from "../model/escalation-report.js";
import type { Problem } from "../model/problem.js";
import { clockOfLimit, type Limit } from "../model/target.js";
import type { DueEscalation, MissedEscalation } from "./escalation-log.js";
import type { ObjectivePass } from "./objective-pass.js";
import { AT_RISK, OVERDUE } from "./tally.js";

/** What the passes found out of escalations; undefined where no objective that was judged has a level. */
export interface EscalationsReport {
  readonly escalations: readonly EscalationReport[];
  /** Absent where no export tells of escalations. */
  readonly missedEscalations?: readonly MissedEscalationReport[];
}

export interface EscalatedPass {
  readonly pass: ObjectivePass;
  /** The names of the files of its source. */
  readonly files: readonly string[];
}

export function reportEscalations(
  agreement: Agreement,
  passes: readonly EscalatedPass[],
): EscalationsReport | undefined {
  const escalating = passes.filter(({ pass }) => pass.escalations !== undefined);
  if (escalating.length === 0) return undefined;
  const due = escalating.flatMap((each) => reportDue(agreement, each));
  const missed = escalating.flatMap((each) => reportMissed(agreement, each));
  const isAudited = escalating.some(({ pass }) => pass.escalations?.audited !== undefined);
  return {
    escalations: due.toSorted(byUrgency),
    ...(isAudited ? { missedEscalations: missed.toSorted(byUrgency) } : {}),
  };
}

/** The audit of an objective's levels; undefined where nothing tells of escalations. */
export function auditLevels({ objective, escalations }: ObjectivePass): LevelAudit[] | undefined {
  return escalations?.audited?.map((counts, index) => {
    const { text, tell, actWithin } = objective.escalation[index]!;
    const { inTime, late, missing, settled, open } = counts;
    return {
      level: index + 1,
      after: text,
      tell,
      actWithin: actWithin?.text ?? null,
      due: inTime + late + missing + settled + open,
      inTime,
      late,
      missing,
      settled,
      open,
    };
  });
}

/** That nothing is known of escalations is said once, and of them nothing is claimed. */
export function unauditedEscalations(passes: readonly EscalatedPass[]): Problem[] {
  const lacking = passes.flatMap(({ pass }) => (pass.escalations?.lacksColumn ? [pass.objective] : []));
  const first = lacking[0]?.escalation[0];
  if (first === undefined) return [];
  const args = {
    objectives: lacking.map(({ id }) => id),
    sources: [...new Set(lacking.map(({ source }) => source))],
  };
  return [{ code: "escalations-not-audited", severity: "warning", ...first.at, args }];
}

/** Behind every ISO instant. */
const never = "~";

/** Whose time to act ends first stands first; ISO instants of one form compare as text. */
function byUrgency(a: Urgent, b: Urgent): number {
  return (
    compare(a.actBy ?? never, b.actBy ?? never) ||
    compare(a.reachedAt, b.reachedAt) ||
    compare(a.file, b.file) ||
    a.line - b.line ||
    compare(a.objective, b.objective) ||
    a.level - b.level
  );
}

type Urgent = Pick<EscalationReport, "actBy" | "reachedAt" | "file" | "line" | "objective" | "level">;

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function reportDue(agreement: Agreement, { pass, files }: EscalatedPass): EscalationReport[] {
  const { escalation } = pass.objective;
  return (pass.escalations?.due ?? []).map((due): EscalationReport => {
    const level = escalation[due.level]!;
    const following = escalation[due.level + 1];
    const next = due.next;
    return {
      ...placeOf(pass, due, files),
      verdict: due.verdict === OVERDUE ? "overdue" : due.verdict === AT_RISK ? "at-risk" : "on-track",
      startedAt: iso(due.startedAt),
      dueAt: isoOrNull(due.dueAt),
      leftMs: due.leftMs,
      ...toldAt(agreement, level, due.level, due.owner),
      reachedAt: iso(due.reachedAt),
      actWithin: level.actWithin?.text ?? null,
      actCalendar: isBusiness(level.actWithin) ? (due.calendar ?? level.calendar ?? null) : null,
      actBy: isoOrNull(due.actBy),
      actLeftMs: Number.isFinite(due.actLeftMs) ? due.actLeftMs : null,
      escalatedAt: isoOrNull(due.escalatedAt),
      next:
        next === undefined || following === undefined
          ? null
          : {
              ...toldAt(agreement, following, due.level + 1, due.owner),
              at: isoOrNull(next.reachedAt),
              leftMs: Number.isFinite(next.reachedAt) ? next.leftMs : null,
            },
    };
  });
}

function reportMissed(agreement: Agreement, { pass, files }: EscalatedPass): MissedEscalationReport[] {
  return (pass.escalations?.missed ?? []).map((missed) => ({
    ...placeOf(pass, missed, files),
    ...toldAt(agreement, pass.objective.escalation[missed.level]!, missed.level, missed.owner),
    outcome: Number.isNaN(missed.escalatedAt) ? "missing" : "late",
    reachedAt: iso(missed.reachedAt),
    actBy: isoOrNull(missed.actBy),
    escalatedAt: isoOrNull(missed.escalatedAt),
  }));
}

function placeOf(
  { objective, scope }: ObjectivePass,
  { record, account, owner, file, line, slot, cycle }: DueEscalation | MissedEscalation,
  files: readonly string[],
) {
  return {
    objective: objective.id,
    record,
    ...(cycle > 0 ? { cycle } : {}),
    account,
    owner,
    file: file < 0 ? objective.at.file : (files[file] ?? ""),
    line,
    period: scope.slots.periods[slot]?.label ?? "",
  };
}

/** The person who handles the record, a party, or a role; a person has a contact where the agreement lists one. */
function toldAt(
  { parties, contract }: Agreement,
  { text, tell }: EscalationLevel,
  index: number,
  owner: string | null,
): Told {
  const wanted = isHandler(tell) ? owner : tell;
  const book = { parties, contacts: contract.contacts };
  const found = wanted === null ? undefined : findRecipient(wanted, book);
  return {
    level: index + 1,
    after: text,
    tell,
    whom: found?.name ?? wanted,
    contact: found?.contact ?? null,
  };
}

function isBusiness(limit: Limit | undefined): boolean {
  return limit !== undefined && clockOfLimit(limit) === "business";
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}

function isoOrNull(ms: number): string | null {
  return Number.isFinite(ms) ? iso(ms) : null;
}
