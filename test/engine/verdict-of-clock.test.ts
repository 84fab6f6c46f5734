import { describe, expect, test } from "vitest";
import type { LimitClock } from "../../src/engine/limit-clock.js";
import { AT_RISK, BREACHED, MET, ON_TRACK, OVERDUE } from "../../src/engine/tally.js";
import type { TimedTerms } from "../../src/engine/timed-terms.js";
import { planVerdicts, verdictOfRecorded } from "../../src/engine/verdict-of-clock.js";

/** A limit of 100 ms that is due at 1,000: hours close before it. */
function termsOf(byDue: boolean): TimedTerms {
  const clock: Partial<LimitClock> = { byDue, limitAt: () => 100, dueAt: () => 1000 };
  return { clock } as TimedTerms;
}

/** Terms whose records bring their own due, 100 ms of the clock after their start. */
const ownDue = { clock: undefined, elapsed: () => 100 } as unknown as TimedTerms;

const verdictOf = planVerdicts(0.8);

type Case = readonly [end: number, elapsed: number, running: boolean, verdict: number];

/** Before, on and after the due at 1,000; at 80% of the limit and beyond. */
const byItsDue: Case[] = [
  [999, 50, false, MET],
  [1000, 100, false, MET],
  [1001, 100, false, BREACHED],
  [1001, 100, true, OVERDUE],
  [1000, 100, true, AT_RISK],
  [900, 81, true, AT_RISK],
  [900, 80, true, ON_TRACK],
  [900, 0, true, ON_TRACK],
];

describe("where the due decides", () => {
  // Pauses can let more open time pass than the limit had: the due is later then.
  test.each([
    ...byItsDue,
    [1000, 120, false, MET],
    [1001, 90, false, BREACHED],
    [1001, 90, true, OVERDUE],
  ] as Case[])("at %d after %d ms, running %s: %d", (end, elapsed, running, verdict) => {
    expect(verdictOf(termsOf(true), Number.NaN, undefined, 0, end, elapsed, running)).toBe(verdict);
  });
});

describe("where a record brings its own due", () => {
  test.each(byItsDue)("at %d after %d ms, running %s: %d", (end, elapsed, running, verdict) => {
    expect(verdictOf(ownDue, 1000, undefined, 0, end, elapsed, running)).toBe(verdict);
  });
});

describe("where the limit decides, and at exactly the limit the due", () => {
  test.each([...byItsDue, [999, 101, false, BREACHED], [999, 101, true, OVERDUE]] as Case[])(
    "at %d after %d ms, running %s: %d",
    (end, elapsed, running, verdict) => {
      expect(verdictOf(termsOf(false), Number.NaN, undefined, 0, end, elapsed, running)).toBe(verdict);
    },
  );
});

test("what a vendor measured is held against the limit alone; without one it is missed", () => {
  expect([99, 100, 101].map((ms) => verdictOfRecorded(termsOf(true), 0, ms))).toEqual([MET, MET, BREACHED]);
  expect(verdictOfRecorded(ownDue, 0, 1)).toBe(BREACHED);
});
