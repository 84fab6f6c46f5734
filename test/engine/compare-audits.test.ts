import { describe, expect, it } from "vitest";
import { compareAudits } from "../../src/engine/compare-audits.js";
import type { RemedyReport, RemedyTotal } from "../../src/model/remedy-report.js";
import type { AuditReport, ObjectiveReport, PeriodResult } from "../../src/model/report.js";
import type { Verdict } from "../../src/model/verdict.js";
import { sampleReports } from "../formats/sample-reports.js";

const nothing = { changes: new Map(), flips: new Map() };
const base = sampleReports.met;
const [sample] = base.objectives as [ObjectiveReport];

function period(label: string, verdict: Verdict): PeriodResult {
  const { actual, counts, attainment, budget } = sample;
  return { label, from: "", to: "", partial: false, verdict, actual, counts, attainment, budget };
}

function objective(id: string, verdict: Verdict, more: Partial<ObjectiveReport> = {}): ObjectiveReport {
  return { ...sample, id, verdict, periods: [period("2025-03", verdict)], parts: [], ...more };
}

function report(objectives: readonly ObjectiveReport[], more: Partial<AuditReport> = {}): AuditReport {
  const verdict = objectives.some((each) => each.verdict === "breached") ? "breached" : "met";
  return { ...base, verdict, objectives, ...more };
}

function remedies(currency: string, owed: string, more: Partial<RemedyReport> = {}): RemedyReport {
  const money = (amount: string) => ({ amount, currency });
  const total: RemedyTotal = {
    party: "provider",
    credits: money(owed),
    owed: money(owed),
    rewards: money("0.00"),
    withoutWaivers: money(owed),
    isProvisional: false,
  };
  return { currency, fee: null, roundedTo: money("0.01"), periods: [], totals: [total], ...more };
}

describe("objectives", () => {
  it("are the same by their id, those of NEW first", () => {
    const { objectives, outcome } = compareAudits(
      report([objective("gone", "met"), objective("kept", "met")]),
      report([objective("fresh", "breached"), objective("kept", "met")]),
      nothing,
    );
    expect(objectives.map(({ id, in: side, verdictDiffers }) => [id, side, verdictDiffers])).toEqual([
      ["fresh", "new", true],
      ["kept", "both", false],
      ["gone", "old", true],
    ]);
    expect(outcome).toBe("differs");
  });

  it.each<[string, Partial<ObjectiveReport>, Partial<ObjectiveReport>, boolean]>([
    ["nothing", {}, {}, false],
    ["the verdict of the whole", { verdict: "met" }, {}, true],
    [
      "another measurement period, though both are breached in all",
      { periods: [period("2025-02", "breached"), period("2025-03", "met")] },
      { periods: [period("2025-02", "met"), period("2025-03", "breached")] },
      true,
    ],
    [
      "a part that both judge",
      { parts: [{ ...sample, override: "Globex", periods: [period("2025-03", "met")] }] },
      { parts: [{ ...sample, override: "Globex", periods: [period("2025-03", "breached")] }] },
      true,
    ],
    [
      "a part that only one of them has is a change of terms, not of a verdict",
      {},
      { parts: [{ ...sample, override: "Globex", periods: [period("2025-03", "met")] }] },
      false,
    ],
    ["other lengths of measurement periods", { periods: [period("2025-Q1", "breached")] }, {}, false],
  ])("differ in %s: %#", (_name, old, now, differs) => {
    const { objectives, outcome } = compareAudits(
      report([objective("response", "breached", old)]),
      report([objective("response", "breached", now)]),
      nothing,
    );
    expect([objectives[0]?.verdictDiffers, outcome]).toEqual([differs, differs ? "differs" : "same"]);
  });

  it("are not known to be the same where one audit is incomplete", () => {
    const whole = report([objective("response", "met")]);
    const { outcome } = compareAudits(whole, { ...whole, verdict: "incomplete" }, nothing);
    expect(outcome).toBe("incomplete");
  });
});

describe("money", () => {
  const eur = (amount: string) => ({ amount, currency: "EUR" });

  it("is subtracted by party", () => {
    const { credits } = compareAudits(
      report([], { remedies: remedies("EUR", "100.10") }),
      report([], { remedies: remedies("EUR", "80.30") }),
      nothing,
    );
    expect(credits.map(({ party, owed }) => [party, owed.difference])).toEqual([["provider", eur("-19.80")]]);
  });

  it("of two currencies is never set off", () => {
    const { credits } = compareAudits(
      report([], { remedies: remedies("EUR", "100.00") }),
      report([], { remedies: remedies("USD", "30.00") }),
      nothing,
    );
    expect(credits.map(({ owed }) => owed)).toEqual([
      {
        currency: "USD",
        old: null,
        new: { amount: "30.00", currency: "USD" },
        difference: { amount: "30.00", currency: "USD" },
      },
      { currency: "EUR", old: eur("100.00"), new: null, difference: eur("-100.00") },
    ]);
  });

  it("of an objective that cost nothing before is all of the difference", () => {
    const { objectives } = compareAudits(
      report([objective("response", "met")]),
      report([objective("response", "met", { credit: eur("12.50") })]),
      nothing,
    );
    expect(objectives[0]?.credits).toEqual([
      { currency: "EUR", old: null, new: eur("12.50"), difference: eur("12.50") },
    ]);
  });
});

describe("rights to end the agreement", () => {
  const right = (id: string, reachedIn: string[]) => ({
    objective: id,
    owner: "provider",
    rule: "2 breached months in a row",
    needed: 2,
    breached: reachedIn,
    reachedIn,
    unknown: [],
  });
  const withRights = (...rights: ReturnType<typeof right>[]) =>
    report([], { remedies: remedies("EUR", "0.00", { termination: rights }) });

  it("are gained and lost; what both have or neither reached is neither", () => {
    const { termination } = compareAudits(
      withRights(right("lost", ["2025-02"]), right("both", ["2025-02"]), right("never", [])),
      withRights(right("gained", ["2025-03", "2025-04"]), right("both", ["2025-03"])),
      nothing,
    );
    expect(termination.map(({ objective: id, in: side, since }) => [id, side, since])).toEqual([
      ["gained", "new", "2025-03"],
      ["lost", "old", "2025-02"],
    ]);
  });
});
