import { describe, expect, it } from "vitest";
import { wordInBusinessTime } from "../../src/time/business-wording.js";
import { parseDuration } from "../../src/time/duration.js";

describe("what would be promised on business hours", () => {
  it.each([
    ["4 hours", "4 business hours"],
    ["4h", "4 business hours"],
    ["1hr", "1 business hour"],
    ["90 MIN", "90 business minutes"],
    ["1h 30m", "1 business hour 30 business minutes"],
    ["1.5 hours", "1.5 business hours"],
    ["1 day", "1 business day"],
    ["2d", "2 business days"],
    ["1 week", "5 business days"],
    ["2w", "10 business days"],
    ["1 week 2 days", "7 business days"],
  ])("in place of %s: %s", (written, better) => {
    expect(wordInBusinessTime(written)).toBe(better);
    const { duration } = parseDuration(better) as Extract<ReturnType<typeof parseDuration>, { ok: true }>;
    expect(duration.kind === "business-days" || duration.clock === "business").toBe(true);
  });

  it.each(["1.5 days", "1 day 6 hours", "500 ms"])("nothing says %s", (written) => {
    expect(wordInBusinessTime(written)).toBeUndefined();
  });
});
