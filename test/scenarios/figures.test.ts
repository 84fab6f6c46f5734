import { describe, expect, it } from "vitest";
import { runProgram } from "../cli/run-program.js";

/**
 * Derived by hand from fixtures/figures: revenue 3000.10 + 2000.05 = 5000.15; expenses 500.25 + 200 = 700.25;
 * two customers: 700.25 / 2 = 350.125, and 5000.15 / 2 × 36 × 0.7 = 63001.89; profit 4299.90; one of the two
 * wins by day 20; ratings (5 + 4) / 2; minutes (10 + 15) / 2; one of two accounts lost.
 */
const expected = {
  revenue: ["met", 5000.15, "EUR", "5,000.15 EUR"],
  cac: ["met", 350.125, "EUR", "350.13 EUR"],
  cltv: ["met", 63_001.89, "EUR", "63,001.89 EUR"],
  profit: ["breached", 4299.9, "EUR", "4,299.90 EUR"],
  volume: ["breached", 1, "count", "1"],
  csat: ["met", 4.5, "score", "4.5"],
  aht: ["breached", 750_000, "ms", "12 min 30 s"],
  churn: ["breached", 0.5, "share", "50%"],
};

describe("figures from exports", () => {
  it("are those derived by hand", async () => {
    const args = ["check", "fixtures/figures/sla.yaml", "--period", "2025-03", "--as-of", "2025-03-31"];
    const { stdout, code } = await runProgram([...args, "--format", "json"]);
    const report = JSON.parse(stdout);
    const found = report.objectives.map(
      ({ id, verdict, actual }: { id: string; verdict: string; actual: Record<string, unknown> }) => [
        id,
        [verdict, actual["value"], actual["unit"], actual["text"]],
      ],
    );
    expect(Object.fromEntries(found)).toEqual(expected);
    expect(report.problems).toEqual([]);
    expect(code).toBe(1);
  });
});
