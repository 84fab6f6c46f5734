import type { CadenceMetric } from "../model/metric.js";
import type { Batch, NumberColumn } from "../model/record.js";
import { formatCivilDate } from "../time/civil.js";
import { dayAt } from "../time/day.js";
import { listOccurrences, type Occurrence } from "../time/schedule-dates.js";
import { createZone } from "../time/zone.js";
import { placeOf, type RowPlace } from "./audit-book.js";
import type { Breach } from "./breach-log.js";
import { createCellBook } from "./cell-book.js";
import { judgedSpan, mayLieIn } from "./judged-span.js";
import { createElapsedClock } from "./limit-clock.js";
import { type ObjectivePass, planRecordNames, type RowLedger } from "./objective-pass.js";
import { facePass } from "./pass-face.js";
import type { PassPlan } from "./pass-plan.js";
import type { PassWatch } from "./record-facts.js";
import { type Delivery, settleDeliveries } from "./settle-deliveries.js";
import { BREACHED, EXCLUDED, MET, ON_TRACK, OVERDUE, WAIVED } from "./tally.js";
import { watchEscalations } from "./watch-escalations.js";

interface JudgedDate {
  readonly occurrence: Occurrence;
  readonly before: Occurrence;
  readonly delivery: Delivery | undefined;
  readonly slot: number;
  readonly verdict: number;
}

/** Judges each date of a schedule by what was delivered for it, once all deliveries are known. */
export function measureCadence(plan: PassPlan, metric: CadenceMetric): ObjectivePass {
  const { agreement, objective, source, columns, scope, exclusions, waiving } = plan;
  const { asOf, slots, inForce, grid } = scope;
  const judged = judgedSpan(scope);
  const { target } = objective;
  if (target.kind !== "share-by-schedule") throw new Error(`"${target.text}" is no schedule`);
  const { schedule } = target;
  const deliveredIndex = columns.need(metric.deliveredAt, "instant");
  const dueIndex = columns.want(metric.dueAt, "instant");
  const names = planRecordNames(columns);
  const calendar = objective.calendar === undefined ? undefined : plan.calendarOf(objective.calendar);
  const zone = calendar?.zone ?? createZone(agreement.timezone);
  const elapsed = createElapsedClock(calendar);
  const cells = createCellBook([false]);
  const excluded = exclusions.reasons.map((reason) => ({ reason, count: 0 }));
  const windows = agreement.exclusions.filter(
    (each) => each.kind !== "pause-clock" && (each.source === undefined || each.source === source.name),
  );
  const escalations = watchEscalations(plan);
  const deliveries: Delivery[] = [];
  const breaches: Breach[] = [];
  let newest = Number.NEGATIVE_INFINITY;
  let mask = new Uint8Array(0);
  let leftOut = new Uint32Array(0);

  function add(batch: Batch, ledger: RowLedger): void {
    if (mask.length < batch.length) {
      mask = new Uint8Array(batch.length);
      leftOut = new Uint32Array(batch.length);
    }
    const delivered = (batch.columns[deliveredIndex] as NumberColumn).values;
    const dues = (batch.columns[dueIndex] as NumberColumn | undefined)?.values;
    scope.filter?.(batch, mask);
    exclusions.mark?.(batch, delivered, leftOut);
    const told = plan.watch?.begin(batch, undefined, delivered, names);
    for (let row = 0; row < batch.length; row++) {
      const isAsked = told?.asks(row) === true;
      if (scope.filter !== undefined && mask[row] === 0) {
        if (isAsked) told.tell(row, { kind: "out-of-scope" });
        continue;
      }
      const at = delivered[row]!;
      if (at > newest) newest = at;
      // A row without a date, or with one after as-of, is a delivery that has not happened yet.
      if (at > asOf) {
        if (isAsked) told.tell(row, { kind: "out-of-scope" });
        continue;
      }
      const due = dues?.[row] ?? Number.NaN;
      if (Number.isNaN(at) || leftOut[row]! > 0) {
        if (mayLieIn(judged, Number.isNaN(due) ? at : due)) ledger.audited[row] = 1;
        const exclusion = leftOut[row]! - 1;
        const reason = exclusions.reasons[exclusion];
        if (isAsked) {
          told.tell(
            row,
            reason === undefined
              ? { kind: "left-out", because: "not-delivered" }
              : { kind: "excluded", exclusion, reason, isUncounted: true },
          );
        }
        continue;
      }
      deliveries.push({
        at,
        forMs: due,
        forDate: dateOf(due),
        record: names.recordOf(batch, row),
        owner: names.ownerOf(batch, row),
        file: batch.file,
        line: batch.lines[row]!,
        place: placeOf(batch, row),
        tell: isAsked ? told.keep(row) : undefined,
      });
    }
  }

  function dateOf(instant: number): string {
    return Number.isNaN(instant) ? "" : formatCivilDate(dayAt(zone, instant));
  }

  function judgeAll(mark: (place: RowPlace) => void): void {
    const span = spanToJudge();
    if (span === undefined) return;
    const occurrences = listOccurrences(schedule, zone, calendar, span.fromMs, span.toMs);
    const settled = settleDeliveries(occurrences, deliveries);
    const counted = new Set<Delivery>();
    const elsewhere = new Set(settled);
    for (const [index, occurrence] of occurrences.entries()) {
      const { dueMs } = occurrence;
      const isPromised = dueMs >= inForce.from && dueMs < inForce.to;
      if (index === 0 || !isPromised || dueMs < span.fromMs || dueMs >= span.toMs) continue;
      const slot = slots.slotOf(dueMs);
      if (slot < 0) continue;
      const before = occurrences[index - 1]!;
      const delivery = settled[index];
      const verdict = verdictOf(occurrence, before, delivery, slot);
      cells.at(0, slot).counts[verdict]!++;
      if (verdict === ON_TRACK || verdict === OVERDUE) escalate(occurrence, before, verdict, slot);
      if (delivery !== undefined) {
        counted.add(delivery);
        elsewhere.delete(delivery);
      }
      if (plan.watch !== undefined) tellOf(plan.watch, { occurrence, before, delivery, slot, verdict });
    }
    for (const delivery of deliveries) {
      const { at, forMs } = delivery;
      const isIdle = !elsewhere.has(delivery) && mayLieIn(judged, Number.isNaN(forMs) ? at : forMs);
      // One more than was promised is one of the period that it came in.
      if (counted.has(delivery) || isIdle) mark(delivery.place);
      if (!counted.has(delivery)) delivery.tell?.({ kind: "left-out", because: "no-date" });
    }
  }

  function windowAt(dueMs: number) {
    return windows.find((each) => each.kind === "started-between" && dueMs >= each.from && dueMs < each.to);
  }

  function verdictOf(
    { date, dueMs }: Occurrence,
    before: Occurrence,
    delivery: Delivery | undefined,
    slot: number,
  ): number {
    const window = windowAt(dueMs);
    if (window !== undefined) {
      const reason = excluded.find((each) => each.reason === window.reason);
      if (reason !== undefined) reason.count++;
      return EXCLUDED;
    }
    if (delivery !== undefined && delivery.at <= dueMs) return MET;
    if (dueMs >= asOf) return ON_TRACK;
    const waiver = waiving.any ? waiving.excuse(date) : -1;
    const startedAt = before.dueMs;
    breaches.push({
      record: date,
      account: null,
      owner: delivery?.owner ?? null,
      file: delivery?.file ?? -1,
      line: delivery?.line ?? objective.at.line ?? 1,
      slot,
      startedAt,
      dueAt: dueMs,
      stoppedAt: delivery?.at ?? Number.NaN,
      elapsedMs: elapsed(startedAt, delivery?.at ?? asOf),
      limitMs: elapsed(startedAt, dueMs),
      override: -1,
      waiver,
      pausedMs: 0,
      byTotal: false,
      cycle: 0,
    });
    return waiver >= 0 ? WAIVED : delivery === undefined ? OVERDUE : BREACHED;
  }

  /** A date whose delivery is missing; its time runs from the date before it. */
  function escalate(
    { date, dueMs }: Occurrence,
    { dueMs: startedAt }: Occurrence,
    verdict: number,
    slot: number,
  ) {
    if (escalations === undefined || startedAt > asOf) return;
    const reading = { elapsedMs: elapsed(startedAt, asOf), limitMs: elapsed(startedAt, dueMs) };
    if (!escalations.concerns(reading.elapsedMs, reading.limitMs)) return;
    escalations.see({
      ...reading,
      countsOn: calendar ?? null,
      calendar: objective.calendar,
      startedAt,
      dueAt: dueMs,
      still: undefined,
      endedAt: asOf,
      isRunning: true,
      verdict,
      slot,
      cycle: 0,
      row: -1,
      name: () => ({ record: date, account: null, owner: null, file: -1, line: objective.at.line ?? 1 }),
    });
  }

  /** A date is asked for by what was delivered for it, or as itself. */
  function tellOf(watch: PassWatch, judged: JudgedDate): void {
    const { occurrence, before, delivery, slot, verdict } = judged;
    const { file, line } = delivery ?? { file: -1, line: objective.at.line ?? 1 };
    const tell =
      delivery?.tell ??
      (watch.asksFor(occurrence.date)
        ? watch.keepPlace(source.name, file, line, occurrence.date)
        : undefined);
    if (tell === undefined) return;
    const { date, dueMs } = occurrence;
    const moments = { slot, attributedAt: dueMs, startedAt: before.dueMs, record: date };
    if (verdict === EXCLUDED) {
      const reason = windowAt(occurrence.dueMs)?.reason ?? "";
      tell({ kind: "excluded", exclusion: exclusions.reasons.indexOf(reason), reason }, moments);
      return;
    }
    const stoppedAt = delivery?.at ?? Number.NaN;
    const endedAt = Math.max(delivery?.at ?? asOf, before.dueMs);
    tell(
      {
        kind: "timed",
        stoppedAt,
        endedAt,
        isRunning: delivery === undefined,
        elapsedMs: elapsed(before.dueMs, endedAt),
        limitMs: elapsed(before.dueMs, occurrence.dueMs),
        dueAt: occurrence.dueMs,
        still: undefined,
        calendar: calendar ?? null,
        verdict,
        waiver: verdict === WAIVED ? breaches.at(-1)!.waiver : -1,
        cycle: 0,
      },
      moments,
    );
  }

  /** Under `all` it begins with the period of the first delivery. */
  function spanToJudge(): { fromMs: number; toMs: number } | undefined {
    const first = slots.periods[0];
    if (first !== undefined) return { fromMs: first.fromMs, toMs: slots.periods.at(-1)!.toMs };
    const earliest = deliveries.reduce((least, { at }) => Math.min(least, at), Number.POSITIVE_INFINITY);
    if (!Number.isFinite(earliest)) return undefined;
    return {
      fromMs: grid.period(grid.ordinalOf(earliest)).fromMs,
      toMs: grid.period(grid.ordinalOf(asOf)).toMs,
    };
  }

  return {
    ...facePass(plan),
    add,
    close(mark) {
      judgeAll(mark);
      return { running: 0, unmeasurable: 0 };
    },
    cells,
    grouping: undefined,
    breaches,
    ...(escalations === undefined ? {} : { escalations }),
    unmeasurable: new Map(),
    excluded,
    newestEvent: () => newest,
  };
}
