import type { UptimeMetric } from "../model/metric.js";
import type { Batch, NumberColumn } from "../model/record.js";
import type { Period } from "../time/period.js";
import { createCellBook } from "./cell-book.js";
import { compileFilter, type RowFilter, type WordCheck } from "./filter-rows.js";
import { judgedSpan, mayTouch } from "./judged-span.js";
import { createElapsedClock } from "./limit-clock.js";
import {
  createUnmeasurableCount,
  type ObjectivePass,
  planRecordNames,
  type RowLedger,
} from "./objective-pass.js";
import type { OutageSpan } from "./outage-span.js";
import { facePass } from "./pass-face.js";
import type { PassPlan } from "./pass-plan.js";
import type { TellLater } from "./record-facts.js";
import { OUT_OF_SCOPE } from "./select-rows.js";
import { MISSED, UNMEASURABLE } from "./tally.js";
import { clipSpan, cutSpan, joinSpans, type TimeSpan } from "./time-spans.js";

interface Outage {
  readonly record: string;
  readonly file: number;
  readonly line: number;
  readonly from: number;
  /** NaN while it lasts. */
  readonly to: number;
  /** Only where it is to be explained. */
  readonly tell: TellLater | undefined;
}

/**
 * Holds outages against the agreed time of each measurement period, once all of them are known: they may
 * overlap, and reach from one period into the next (semantics 3, 17, 20, 26).
 */
export function measureUptime(plan: PassPlan, metric: UptimeMetric): ObjectivePass {
  const { objective, source, columns, scope, exclusions, checks } = plan;
  const { asOf, slots, inForce } = scope;
  const judged = judgedSpan(scope);
  const fromIndex = columns.need(metric.startedAt, "instant");
  const toIndex = columns.need(metric.endedAt, "instant");
  const maintenanceChecks: WordCheck[] = [];
  const isMaintenance: RowFilter | undefined =
    source.maintenance === undefined
      ? undefined
      : compileFilter(source.maintenance, columns, maintenanceChecks);
  const names = planRecordNames(columns);
  const unmeasurable = createUnmeasurableCount(names);
  const calendar = objective.calendar === undefined ? undefined : plan.calendarOf(objective.calendar);
  const elapsed = createElapsedClock(calendar);
  const takesZero = plan.agreement.conventions.stopBeforeStart === "zero";
  const cells = createCellBook([false]);
  const excluded = exclusions.reasons.map((reason) => ({ reason, count: 0 }));
  const outages: Outage[] = [];
  const agreedGaps: TimeSpan[] = [...exclusions.pauses];
  const spans: OutageSpan[] = [];
  let newest = Number.NEGATIVE_INFINITY;
  let masks = { scope: new Uint8Array(0), maintenance: new Uint8Array(0), excluded: new Uint32Array(0) };

  function add(batch: Batch, ledger: RowLedger): void {
    if (masks.scope.length < batch.length) {
      const mask = () => new Uint8Array(batch.length);
      masks = { scope: mask(), maintenance: mask(), excluded: new Uint32Array(batch.length) };
    }
    const started = (batch.columns[fromIndex] as NumberColumn).values;
    const ended = (batch.columns[toIndex] as NumberColumn).values;
    scope.filter?.(batch, masks.scope);
    isMaintenance?.(batch, masks.maintenance);
    exclusions.mark?.(batch, started, masks.excluded);
    const told = plan.watch?.begin(batch, undefined, started, names);
    for (let row = 0; row < batch.length; row++) {
      const isAsked = told?.asks(row) === true;
      if (scope.filter !== undefined && masks.scope[row] === 0) {
        if (isAsked) told.tell(row, { kind: "out-of-scope" });
        continue;
      }
      const from = started[row]!;
      const to = ended[row]!;
      if (from > newest) newest = from;
      if (to > newest) newest = to;
      if (from > asOf) {
        if (isAsked) told.tell(row, { kind: "out-of-scope" });
        continue;
      }
      if (!mayTouch(judged, from, Number.isNaN(to) || to > asOf ? asOf : to)) {
        scope.elsewhere.add(scope.grid.ordinalOf(Number.isNaN(from) ? to : from));
        if (isAsked) told.tell(row, { kind: "out-of-scope" }, { slot: OUT_OF_SCOPE, attributedAt: from });
        continue;
      }
      ledger.audited[row] = 1;
      const exclusion = masks.excluded[row]!;
      if (exclusion > 0) {
        const { reason } = excluded[exclusion - 1]!;
        excluded[exclusion - 1]!.count++;
        if (isAsked) {
          told.tell(row, { kind: "excluded", exclusion: exclusion - 1, reason, isUncounted: true });
        }
        continue;
      }
      const reason = Number.isNaN(from)
        ? "no-start"
        : to < from && to <= asOf && !takesZero
          ? "stop-before-start"
          : undefined;
      if (reason !== undefined) {
        cells.undated(0).counts[UNMEASURABLE]!++;
        ledger.unmeasurable[row] = 1;
        unmeasurable.add(reason, batch, row);
        if (isAsked) told.tell(row, { kind: "unmeasurable", reason, stoppedAt: to });
        continue;
      }
      const end = to <= asOf ? to : Number.NaN;
      if (masks.maintenance[row] === 1) {
        agreedGaps.push([from, Number.isNaN(end) ? asOf : end]);
        if (isAsked) told.tell(row, { kind: "left-out", because: "maintenance" });
        continue;
      }
      if (Number.isNaN(end)) ledger.running[row] = 1;
      outages.push({
        record: names.recordOf(batch, row),
        file: batch.file,
        line: batch.lines[row]!,
        from,
        to: end,
        tell: isAsked ? told.keep(row) : undefined,
      });
    }
  }

  function judgeAll(): void {
    const gaps = joinSpans(agreedGaps);
    const measure = (span: TimeSpan) =>
      cutSpan(span, gaps).reduce((sum, [from, to]) => sum + elapsed(from, to), 0);
    const open = outages.map(({ from, to }): TimeSpan => [from, Number.isNaN(to) ? asOf : to]);
    const down = joinSpans(open);
    const counted = new Set<Outage>();
    for (const period of periodsToJudge()) {
      const slot = slots.slotOf(period.fromMs);
      const whole = clipSpan([period.fromMs, period.toMs], [inForce.from, inForce.to]);
      const past = clipSpan(whole, [whole[0], asOf]);
      if (!(past[0] < past[1])) continue;
      const own = outages.flatMap((outage, index): OutageSpan[] => {
        const span = clipSpan(open[index]!, past);
        const downMs = span[0] < span[1] ? measure(span) : 0;
        if (downMs === 0) return [];
        const { record, file, line, from, to } = outage;
        counted.add(outage);
        outage.tell?.({ kind: "down", stoppedAt: to, downMs }, { slot, attributedAt: period.fromMs });
        return [{ record, file, line, slot, startedAt: from, endedAt: to, downMs }];
      });
      // Nothing in a list that may lack something is no proof that nothing happened (semantics 20).
      if (own.length === 0 && source.complete !== true) continue;
      spans.push(...own);
      const downMs = down.reduce((sum, each) => {
        const span = clipSpan(each, past);
        return span[0] < span[1] ? sum + measure(span) : sum;
      }, 0);
      const cell = cells.at(0, slot);
      cell.counts[MISSED] = own.length;
      const ahead: TimeSpan = [Math.max(asOf, whole[0]), whole[1]];
      cell.uptime = {
        upMs: measure(past) - downMs,
        downMs,
        aheadMs: ahead[0] < ahead[1] ? measure(ahead) : 0,
      };
    }
    for (const outage of outages) {
      if (!counted.has(outage)) outage.tell?.({ kind: "left-out", because: "no-agreed-time" });
    }
  }

  /** Under `all` those from the first outage on. */
  function periodsToJudge(): Period[] {
    if (slots.periods.length > 0 || outages.length === 0) return [...slots.periods];
    const { grid } = scope;
    const first = grid.ordinalOf(outages.reduce((least, { from }) => Math.min(least, from), asOf));
    const last = grid.ordinalOf(asOf - 1);
    return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => grid.period(first + index));
  }

  return {
    ...facePass(plan),
    add,
    close() {
      judgeAll();
      return { running: 0, unmeasurable: 0 };
    },
    outages: spans,
    cells,
    grouping: undefined,
    unmeasurable: unmeasurable.byReason,
    excluded,
    checks: [...checks, ...maintenanceChecks],
    // A complete list ends with the last outage, not with the last day that it knows of.
    newestEvent: () => (source.complete === true ? Number.NEGATIVE_INFINITY : newest),
  };
}
