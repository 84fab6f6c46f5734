import type { Scope } from "./select-rows.js";

/** `[from, to)` in epoch milliseconds. */
export interface JudgedSpan {
  readonly from: number;
  readonly to: number;
}

/**
 * The time from the first to the last period that a run judges, as far as the objective is in force; without
 * bounds of its own under `all`. Asked before the first row: then only a run of `all` has no period yet.
 */
export function judgedSpan({ slots, inForce }: Pick<Scope, "slots" | "inForce">): JudgedSpan {
  const first = slots.periods[0]?.fromMs ?? Number.NEGATIVE_INFINITY;
  const last = slots.periods.at(-1)?.toMs ?? Number.POSITIVE_INFINITY;
  return { from: Math.max(first, inForce.from), to: Math.min(last, inForce.to) };
}

/** Whether an instant may lie in the span; one that is not known may. */
export function mayLieIn({ from, to }: JudgedSpan, at: number): boolean {
  return !(at < from) && !(at >= to);
}

/**
 * Whether what lies between two instants, in whichever order they are written, may touch the span. An end that
 * is not known leaves that side open.
 */
export function mayTouch({ from, to }: JudgedSpan, one: number, other: number): boolean {
  const isBefore = (at: number) => at < from;
  if (Number.isNaN(one)) return !isBefore(other);
  if (Number.isNaN(other)) return one < to;
  const [low, high] = one < other ? [one, other] : [other, one];
  return low < to && (high > from || low >= from);
}
