import type { Agreement, Objective } from "../model/agreement.js";
import type { Measurement } from "../model/measurement.js";
import { isoOrNull } from "./explain-clock.js";
import { explainContribution, verdictOf } from "./explain-record.js";
import type { MeasuredRecord, MeasurementSink } from "./measured-record.js";
import { planRecordNames } from "./objective-pass.js";
import type { ColumnPlan } from "./plan-columns.js";
import type { Contribution, PassWatch, RecordFacts, TellLater } from "./record-facts.js";
import { UNDATED } from "./select-rows.js";

export interface MeasurementWatch {
  readonly agreement: Agreement;
  readonly objective: Objective;
  /** The labels of the periods by slot; grows while rows go by. */
  readonly periods: readonly { readonly label: string }[];
  readonly take: MeasurementSink;
}

interface Names {
  readonly record: string;
  readonly account: string | null;
  readonly owner: string | null;
}

type Known = Omit<RecordFacts, "objective" | "found">;

/** The watch of an objective that tells of all its records, instead of one that is to be explained. */
export function watchMeasurements(watch: MeasurementWatch, columns: ColumnPlan): PassWatch {
  const { objective, take } = watch;
  const { accountOf, ownerOf } = planRecordNames(columns);

  function tellerOf(names: Names, known: Known): TellLater {
    return (found, moments) => {
      const facts = { objective, ...known, ...moments, found };
      const verdict = verdictOf(facts);
      if (verdict === null) return;
      take(describeMeasurement(watch, facts, verdict, { ...names, record: moments?.record ?? names.record }));
    };
  }

  return {
    asksForAll: true,
    asksFor: () => true,
    asking: (others) => watchMeasurements(watch, others),
    keepPlace: (source, file, line, record) =>
      tellerOf({ record, account: null, owner: null }, { source, file, line, ...nowhere }),
    begin(batch, rows, started, { recordOf }) {
      const keep = (row: number) =>
        tellerOf(
          { record: recordOf(batch, row), account: accountOf(batch, row), owner: ownerOf(batch, row) },
          {
            source: batch.source,
            file: batch.file,
            line: batch.lines[row]!,
            conditions: [],
            terms: rows?.terms[row] ?? 0,
            slot: rows?.slots[row] ?? UNDATED,
            startedAt: started[row]!,
            attributedAt: rows?.attributed[row] ?? Number.NaN,
          },
        );
      return {
        asks: () => true,
        keep,
        tell(row, found, moments) {
          if (!outside.has(found.kind)) keep(row)(found, moments);
        },
      };
    },
  };
}

const nowhere = {
  conditions: [],
  terms: 0,
  slot: UNDATED,
  startedAt: Number.NaN,
  attributedAt: Number.NaN,
};

/** Most rows of an export are in the scope of few objectives: nothing is made of the others. */
const outside: ReadonlySet<string> = new Set(["out-of-scope", "not-decided", "left-out"]);

function describeMeasurement(
  { agreement, objective, periods }: MeasurementWatch,
  { source, file, line, slot, terms, startedAt, found }: RecordFacts,
  verdict: Measurement["verdict"],
  names: Names,
): MeasuredRecord {
  const timed = found.kind === "timed" ? found : undefined;
  const rated = found.kind === "rated" ? found : undefined;
  const stoppedAt = timed === undefined || timed.isRunning ? Number.NaN : timed.endedAt;
  const limitMs = timed === undefined || !Number.isFinite(timed.limitMs) ? null : timed.limitMs;
  return {
    objective: objective.id,
    source,
    ...names,
    cycle: "cycle" in found && found.cycle > 0 ? found.cycle : null,
    period: periods[slot]?.label ?? null,
    verdict,
    counts: !("isUncounted" in found && found.isUncounted === true),
    startedAt: isoOrNull(startedAt),
    dueAt: timed === undefined ? null : isoOrNull(timed.dueAt),
    stoppedAt: isoOrNull(found.kind === "down" ? found.stoppedAt : stoppedAt),
    elapsedMs: timed?.elapsedMs ?? null,
    limitMs,
    overrunMs: timed === undefined || limitMs === null ? null : Math.max(0, timed.elapsedMs - limitMs),
    isGood: rated?.isGood ?? null,
    decidedAt: rated === undefined ? null : isoOrNull(rated.decidedAt),
    adds: found.kind === "counted" ? found.contributions.map(sayContribution).join("; ") : null,
    downMs: found.kind === "down" ? found.downMs : null,
    override: objective.overrides[terms - 1]?.label ?? null,
    waiver: (timed && agreement.waivers[timed.waiver]?.reason) ?? null,
    exclusion: found.kind === "excluded" ? found.reason : null,
    unmeasurable: found.kind === "unmeasurable" ? found.reason : null,
    file,
    line,
  };
}

const roleWords = { added: "", "taken-off": "taken off: ", divides: "divides: " } as const;

/** `sum amount 120.5 EUR`, `divides: count 1`. */
function sayContribution(contribution: Contribution): string {
  const { op, role, field, value, unit = null, word, currency } = explainContribution(contribution);
  const parts = [op, field, word ?? value, unit, currency].filter((part) => part !== null);
  return `${roleWords[role]}${parts.join(" ")}`;
}
