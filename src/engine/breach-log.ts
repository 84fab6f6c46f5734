import type { RecordedForm } from "../model/report.js";
import type { Subject } from "../model/subject.js";

/** One record that missed its limit. Instants are epoch milliseconds, NaN for none. */
export interface Breach {
  readonly record: string;
  readonly account: string | null;
  readonly owner: string | null;
  readonly file: number;
  readonly line: number;
  readonly slot: number;
  readonly startedAt: number;
  readonly dueAt: number;
  readonly stoppedAt: number;
  readonly elapsedMs: number;
  readonly limitMs: number;
  /** Time that did not count although its clock would have run. */
  readonly pausedMs: number;
  /** Whether some of that is known only as a total. */
  readonly byTotal: boolean;
  /** How the export tells its time, where another clock measured it; when that stopped is not known. */
  readonly recorded?: RecordedForm;
  /** The number of its cycle or wait, from 1; 0 where it has but one. */
  readonly cycle: number;
  /** Index among the objective's overrides; -1 where none applied. */
  readonly override: number;
  /** Index among the agreement's waivers; -1 for none. */
  readonly waiver: number;
  /** What the record is about, where that was asked for. */
  readonly subjects?: readonly Subject[];
}

/** In the order of their start, then of their id; reading order decides the rest. */
export function orderBreaches(breaches: readonly Breach[]): Breach[] {
  return breaches.toSorted(
    (a, b) => a.startedAt - b.startedAt || (a.record < b.record ? -1 : a.record > b.record ? 1 : 0),
  );
}
