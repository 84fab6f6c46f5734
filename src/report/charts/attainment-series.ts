import type { AuditReport, Goal, ObjectiveReport, PeriodResult } from "../../model/report.js";
import type { Verdict } from "../../model/verdict.js";
import { actualText } from "../objective-text.js";
import { periodText } from "../period-text.js";

/** The figure of one objective, or of one of its parts, from one measurement period to the next. */
export interface AttainmentSeries {
  readonly objective: string;
  /** The part that it is of; empty where there is only one target. */
  readonly part: string;
  readonly target: string;
  readonly goal: Goal | undefined;
  /** `share`, `ms`, `count`, `score` or a currency. */
  readonly unit: string;
  readonly points: readonly AttainmentPoint[];
}

export interface AttainmentPoint {
  /** `January 2025`. */
  readonly period: string;
  readonly label: string;
  /** Null where there is no data. */
  readonly value: number | null;
  readonly text: string;
  readonly verdict: Verdict;
}

/** What can be drawn over time: at least two measurement periods that have a figure. */
export function listAttainment({ objectives, timezone }: AuditReport): readonly AttainmentSeries[] {
  return objectives
    .flatMap((objective) => seriesOf(objective, timezone))
    .filter(({ points }) => points.filter(({ value }) => value !== null).length > 1);
}

function seriesOf(objective: ObjectiveReport, timezone: string): AttainmentSeries[] {
  const { id, parts } = objective;
  const results = parts.length === 0 ? [{ ...objective, override: null }] : parts;
  return results.map(({ override, target, goal, actual, periods }) => ({
    objective: id,
    part: parts.length === 0 ? "" : (override ?? "all others"),
    target,
    goal,
    unit: actual.unit,
    points: periods.map((period) => pointOf(period, timezone)),
  }));
}

function pointOf(period: PeriodResult, timezone: string): AttainmentPoint {
  return {
    period: periodText(period, timezone),
    label: period.label,
    value: period.actual.value,
    text: actualText(period.actual),
    verdict: period.verdict,
  };
}
