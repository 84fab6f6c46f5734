import { describe, expect, it } from "vitest";
import type { PlainRecord } from "../../src/index.js";
import { auditObjective } from "../metrics/audit.js";

const minute = 60_000;
const ticket = (resolutionDuration: number | undefined, more: PlainRecord = {}): PlainRecord => ({
  createdAt: "2025-03-05T10:00:00Z",
  resolutionDuration,
  ...more,
});

async function audit(objective: string, tickets: readonly PlainRecord[]) {
  const { result } = await auditObjective({
    objective,
    records: { tickets },
    asOf: "2025-04-01T00:00:00Z",
  });
  const { verdict, actual } = result;
  return { verdict, value: actual.value, unit: actual.unit, text: actual.text };
}

describe("figures of durations that the export holds", () => {
  const average = "metric: { average: { of: tickets, field: resolutionDuration } }";

  it.each([
    // 20 + 21 seconds over two, and a blank that takes no part: 20.5 seconds, exactly.
    ["exactly on target", [20_000, 21_000, undefined], "at most 20.5 seconds", "met", 20_500],
    ["a millisecond above", [20_000, 21_002], "at most 20.5 seconds", "breached", 20_501],
    ["a third is exact too", [20_000, 20_000, 20_001], "at most 20 seconds", "breached", 60_001 / 3],
    ["no data", [undefined], "at most 20 seconds", "no-data", null],
  ])("an average: %s", async (_, durations, target, verdict, value) => {
    const objective = `${average}, target: ${target}`;
    expect(
      await audit(
        objective,
        durations.map((each) => ticket(each)),
      ),
    ).toMatchObject({ verdict, value, unit: "ms" });
  });

  it("a sum is a length of time", async () => {
    const objective = "metric: { sum: { of: tickets, field: resolutionDuration } }, target: at most 2 hours";
    const found = await audit(objective, [ticket(90 * minute), ticket(30 * minute)]);
    expect(found).toEqual({ verdict: "met", value: 120 * minute, unit: "ms", text: "2 h" });
  });

  it("a filter compares with a length of time, and a blank is none", async () => {
    const objective =
      "metric: { ratio: { of: tickets, where: { resolutionDuration: { exists: true } }, good: { resolutionDuration: { at-most: 30 minutes } } } }, target: at least 50%";
    const found = await audit(objective, [ticket(30 * minute), ticket(30 * minute + 1), ticket(undefined)]);
    expect(found).toMatchObject({ verdict: "met", value: 0.5 });
  });
});
