import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { createCalendar } from "../../src/time/calendar.js";
import type { CalendarSpec } from "../../src/time/calendar-spec.js";
import { dueAt, elapsedMs } from "../../src/time/clock.js";

// Facts that other projects' tests assert, each checked by a count second by second.
interface Fact {
  readonly id: string;
  readonly source: string;
  readonly kind: "elapsed" | "deadline";
  readonly tz: string;
  readonly hours: CalendarSpec["hours"];
  readonly holidays: readonly string[];
  readonly exceptions?: NonNullable<CalendarSpec["dates"]>;
  readonly pauses: readonly (readonly [string, string])[];
  readonly start: string;
  readonly end?: string;
  readonly expect_seconds?: number;
  readonly add_seconds?: number;
  readonly expect?: string;
}

const facts = readFileSync(new URL("business-time.jsonl", import.meta.url), "utf8")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line) as Fact);

test("there are 441 facts", () => {
  expect(facts).toHaveLength(441);
});

test.each(facts)("$id $source", (fact) => {
  const { hours, holidays, exceptions } = fact;
  const calendar = createCalendar({
    timezone: fact.tz,
    hours,
    holidays,
    ...(exceptions === undefined ? {} : { dates: exceptions }),
  });
  const pauses = fact.pauses.map(([from, to]) => [Date.parse(from), Date.parse(to)] as const);
  const start = Date.parse(fact.start);
  if (fact.kind === "elapsed") {
    expect(elapsedMs(calendar, start, Date.parse(fact.end!), pauses) / 1000).toBe(fact.expect_seconds);
  } else {
    const due = dueAt(calendar, start, fact.add_seconds! * 1000, pauses);
    expect(new Date(due).toISOString()).toBe(new Date(fact.expect!).toISOString());
  }
});
