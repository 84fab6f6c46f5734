import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Settled } from "../../src/cli/settle.js";
import { settleAmount, settleNumber, settleShare } from "../../src/cli/settle-figure.js";
import { settleReview } from "../../src/cli/settle-review.js";
import { settleAllowance } from "../../src/cli/settle-scope.js";
import { settleAsOf, settlePeriod, settleTimezone } from "../../src/cli/settle-span.js";
import { parseAgreement } from "../../src/definition/parse-agreement.js";
import type { Agreement } from "../../src/model/agreement.js";
import { projectFolder } from "../cli/run-program.js";
import { fuzz } from "./fuzz-run.js";
import { expectSound } from "./located-problems.js";

const parts = fc.constantFrom(
  ..."2025 2025-03 2025-13 2025-Q1 Q5 W53 W00 2025-02-30 0000 9999 275760 -1 0 1 6 120 121 99999999999 .. ... / all".split(
    " ",
  ),
  ..."month months quarter years weeks day last T00:00 T24:00 T12:60 Z +02:00 +99:00 Europe/Berlin UTC CET GMT+25".split(
    " ",
  ),
  ..."% 5 5.5 1e3 1,000 1.000,00 EUR € USD per k m ∞ - − __proto__ constructor".split(" "),
  " ",
  "\n",
  "\u001b[31m",
  "\u202e",
  "",
);
const text = fc.oneof(
  fc.array(parts, { maxLength: 6 }).map((some) => some.join("")),
  fc.array(parts, { maxLength: 6 }).map((some) => some.join(" ")),
  fc.string({ unit: "binary", maxLength: 30 }),
  fc.tuple(parts, fc.integer({ min: 1, max: 3000 })).map(([part, times]) => part.repeat(times)),
);

async function readQuickstart(): Promise<Agreement> {
  const bytes = readFileSync(`${projectFolder}fixtures/quickstart/sla.yaml`);
  return (await parseAgreement(bytes, { file: "sla.yaml" })).agreement as Agreement;
}

function expectSettled<T>(found: Settled<T>, isSound: (value: T) => boolean): void {
  if (found.ok) expect(isSound(found.value)).toBe(true);
  else expectSound([found.problem], new Uint8Array(0), "");
}

describe("an option of any text is understood or refused", () => {
  const asOf = Date.UTC(2025, 5, 15);
  it("--period, --as-of, --last, --quarter, --timezone, --allow-rejects and figures", async () => {
    const quickstart = await readQuickstart();
    const agreements = (["month", "week", "quarter", "year"] as const).map((measurementUnit) => ({
      ...quickstart,
      measurementUnit,
    }));
    await fuzz("options", 1500, fc.tuple(text, fc.nat(agreements.length - 1)), ([said, index]) => {
      const agreement = agreements[index]!;
      expectSettled(settlePeriod(said, agreement, asOf), (span) => span === "all" || span.fromMs < span.toMs);
      expectSettled(settleAsOf(said, "Europe/Berlin", asOf), Number.isInteger);
      expectSettled(settleReview({ last: said }, agreement, asOf), ({ span }) => span.fromMs < span.toMs);
      expectSettled(settleReview({ quarter: said }, agreement, asOf), ({ span }) => span.fromMs < span.toMs);
      expectSettled(settleTimezone(said), (zone) => zone === said);
      expectSettled(settleAllowance(said), (allowance) => allowance !== undefined);
      expectSettled(settleAmount("--goal", said, true), (amount) => amount !== undefined);
      expectSettled(settleShare("--win-rate", said, "25%"), (share) => share !== undefined);
      const range = { from: 0, to: 1000, decimals: 2, example: "5" };
      expectSettled(settleNumber("--agents", said, range), (value) => value !== undefined);
    });
  });
});
