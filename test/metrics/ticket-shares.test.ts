import { describe, expect, it } from "vitest";
import { evaluateAgreement } from "../../src/evaluate-agreement.js";
import type { PlainRecord } from "../../src/index.js";
import { metrics } from "../../src/metrics/index.js";
import type { Metric } from "../../src/model/metric.js";
import type { Target } from "../../src/model/target.js";
import { atLeast, atMost, sampleAgreement, sampleObjective } from "../engine/sample-agreement.js";

function auditTickets(target: Target, tickets: readonly PlainRecord[], metric: Metric, timezone = "UTC") {
  const objective = sampleObjective(metric.id, target, { metric });
  return evaluateAgreement(sampleAgreement([objective], { timezone }), {
    records: { tickets },
    period: "2025-03",
    asOf: Date.UTC(2025, 3, 2),
  }).objectives[0]!;
}

const find = (id: string) => metrics.find(({ metric }) => metric.id === id)!;
const many = <T>(count: number, record: T) => Array.from({ length: count }, () => record);

describe("the share of satisfied customers", () => {
  const share = find("customer-satisfaction").asShare as Metric;
  const rated = (rating: string, createdAt = "2025-03-05T10:00:00Z") => ({ rating, createdAt });
  it.each([
    ["no data", [], "no-data", "no data"],
    ["all offered, none answered", many(3, rated("Offered")), "no-data", "no data"],
    ["exactly on target", [...many(5, rated("Good")), ...many(4, rated("4")), rated("Bad")], "met", "90%"],
    ["one below", [...many(8, rated("good")), rated("3"), rated("bad")], "breached", "80%"],
    ["blanks take no part", [...many(9, rated("5")), rated("2"), ...many(5, rated(""))], "met", "90%"],
  ])("%s", (_, tickets, verdict, text) => {
    expect(auditTickets(atLeast(90), tickets, share)).toMatchObject({ verdict, actual: { text } });
  });
  it("a ticket at the edge of the month counts in the zone of the agreement", () => {
    const edge = [rated("good", "2025-04-01T03:00:00Z")];
    expect(auditTickets(atLeast(90), edge, share).counts.met).toBe(0);
    expect(auditTickets(atLeast(90), edge, share, "America/New_York").counts.met).toBe(1);
  });
});

describe("reopen rate", () => {
  const { metric } = find("reopen-rate");
  const solved = (reopens?: number, resolvedAt: string | undefined = "2025-03-05T10:00:00Z") => ({
    status: "Solved",
    reopens,
    resolvedAt,
  });
  it.each([
    ["no data", [], "no-data", "no data"],
    ["all open", many(3, { ...solved(1), status: "Open" }), "no-data", "no data"],
    ["exactly on target", [...many(9, solved(0)), solved(2)], "met", "10%"],
    ["one above", [...many(8, solved()), solved(1), solved(1)], "breached", "20%"],
  ])("%s", (_, tickets, verdict, text) => {
    expect(auditTickets(atMost(10), tickets, metric)).toMatchObject({ verdict, actual: { text } });
  });
  it("a solved ticket without an instant can't be put into a month", () => {
    expect(auditTickets(atMost(10), [solved(0), solved(0, "")], metric).counts.unmeasurable).toBe(1);
  });
  it("a ticket at the edge of the month counts in the zone of the agreement", () => {
    const edge = [solved(1, "2025-04-01T03:00:00Z")];
    expect(auditTickets(atMost(10), edge, metric).counts.met).toBe(0);
    expect(auditTickets(atMost(10), edge, metric, "America/New_York").counts.met).toBe(1);
  });
});
