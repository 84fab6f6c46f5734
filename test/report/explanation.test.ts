import { describe, expect, it } from "vitest";
import { layOutClock } from "../../src/engine/clock-segments.js";
import type { ClockSegment } from "../../src/model/explanation.js";
import { foldSegments } from "../../src/report/explanation/fold-segments.js";
import { drawTimeLine } from "../../src/report/explanation/time-line.js";
import { createCalendar } from "../../src/time/calendar.js";

const hour = 3_600_000;
const at = (text: string) => Date.parse(text);
const calendar = createCalendar({
  timezone: "UTC",
  hours: Object.fromEntries(["mon", "tue", "wed", "thu", "fri"].map((day) => [day, [["09:00", "17:00"]]])),
  holidays: ["2025-05-01"],
  holidayName: () => "May Day",
});

function clockOf(from: string, to: string, due: string): ClockSegment[] {
  const run = { startedAt: at(from), endedAt: at(to), dueAt: at(due), calendar, pauses: [] };
  return layOutClock({ ...run, pauseNames: [] });
}

describe("the lines of a clock", () => {
  it("a night, a weekend and a holiday between them are one line that names the holiday", () => {
    const lines = foldSegments(clockOf("2025-04-30T16:00Z", "2025-05-02T10:00Z", "2025-06-01T00:00Z"), "UTC");
    expect(lines.map(({ what, countedMs }) => [what, countedMs])).toEqual([
      ["working", hour],
      ["closed: holiday, May Day", null],
      ["working", hour],
    ]);
  });

  it("eight months fold to what is worth a look, and lose no time", () => {
    const segments = clockOf("2025-01-06T09:00Z", "2025-09-05T17:00Z", "2025-02-03T17:00Z");
    const lines = foldSegments(segments, "UTC");
    expect(lines.length).toBeLessThan(20);
    expect(lines.some(({ what }) => what === "closed: holiday, May Day")).toBe(true);
    // 35 weeks of five days, without the holiday.
    expect(lines.reduce((sum, { countedMs }) => sum + (countedMs ?? 0), 0)).toBe((35 * 5 - 1) * 8 * hour);
    expect(lines.at(-1)?.totalMs).toBe((35 * 5 - 1) * 8 * hour);
    // No fold reaches over due.
    const late = lines.findIndex(({ isLate }) => isLate);
    expect(lines[late]?.from).toBe("2025-02-03T17:00:00.000Z");
  });
});

describe("the time line", () => {
  const clock = (segments: ClockSegment[], due: string) => ({
    calendar: "office",
    timezone: "UTC",
    dueAt: new Date(at(due)).toISOString(),
    limitMs: hour,
    elapsedMs: hour,
    marginMs: 0,
    lateMs: 0,
    isRunning: false,
    cycle: 0,
    pausedTotalMs: 0,
    segments,
  });

  it("shows what counts, what is closed, and where due lies", () => {
    const due = "2025-03-04T10:00Z";
    const from = "2025-03-03T15:00:00.000Z";
    const segments = clockOf(from, "2025-03-04T11:00Z", due);
    // 20 hours in 20 columns: two of work, sixteen of night, two of work.
    expect(drawTimeLine(clock(segments, due), from, 20)).toEqual([
      "                stop",
      "                 due",
      "==................=!",
      "= counts   . closed   ! due",
    ]);
  });

  it("is left away for a clock that ran no time", () => {
    const from = "2025-03-03T15:00:00.000Z";
    expect(drawTimeLine(clock([], from), from, 20)).toEqual([]);
  });
});
