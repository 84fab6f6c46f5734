import { describe, expect, it } from "vitest";
import { compareBaseline } from "../../src/engine/compare-baseline.js";
import type { AuditReport, BreachReport, ObjectiveReport, PeriodResult } from "../../src/model/report.js";
import type { Verdict } from "../../src/model/verdict.js";
import { sampleReports } from "../formats/sample-reports.js";

const [objective] = sampleReports.breached.objectives;
const [month] = sampleReports.met.objectives[0]!.periods;
const [miss] = sampleReports.breached.breaches;
const origin = { file: "baseline.json", sha256: "0".repeat(64) };

interface Sample {
  readonly verdict?: Verdict;
  /** Figures of a rate; else the objective is judged record by record. */
  readonly figure?: number;
  readonly goal?: ObjectiveReport["goal"];
  readonly period?: string;
  readonly misses?: readonly Partial<BreachReport>[];
  readonly run?: Verdict;
}

function sample({ verdict = "breached", figure, goal, period = "2025-03", misses = [], run }: Sample) {
  const result: PeriodResult = {
    ...month!,
    label: period,
    verdict,
    attainment: figure === undefined ? { gross: 0.5, adjusted: 0.5 } : null,
    actual: { value: figure ?? 0.5, unit: "share", text: `${figure ?? 0.5}`, lowerBound: false },
  };
  const { goal: _, ...whole } = objective!;
  const report: AuditReport = {
    ...sampleReports.breached,
    verdict: run ?? verdict,
    objectives: [
      { ...whole, ...result, id: "o", parts: [], periods: [result], ...(goal === undefined ? {} : { goal }) },
    ],
    breaches: misses.map((each) => ({
      ...miss!,
      objective: "o",
      period,
      override: null,
      waiver: null,
      ...each,
    })),
  };
  return report;
}

function compare(now: Sample, before: Sample, failsAt: readonly Verdict[] = ["breached"]) {
  return compareBaseline(sample(now), sample(before), origin, failsAt);
}

const waiver = { reason: "Storm", approvedBy: "Ann", approvedOn: "2025-03-02", until: null };
const atLeast = { bound: "at-least", value: 0.9 } as const;
const atMost = { bound: "at-most", value: 0.1 } as const;

describe("a result that fails", () => {
  it.each<[string, Sample, Sample, string | undefined]>([
    [
      "with the misses of the baseline",
      { misses: [{ record: "A" }] },
      { misses: [{ record: "A" }] },
      undefined,
    ],
    [
      "with fewer of them",
      { misses: [{ record: "A" }] },
      { misses: [{ record: "A" }, { record: "B" }] },
      undefined,
    ],
    [
      "with another one",
      { misses: [{ record: "A" }, { record: "B" }] },
      { misses: [{ record: "A" }] },
      "new-misses",
    ],
    [
      "with another cycle",
      { misses: [{ record: "A", cycle: 2 }] },
      { misses: [{ record: "A", cycle: 1 }] },
      "new-misses",
    ],
    [
      "whose record moved to another line of another file",
      { misses: [{ record: "A", file: "b.csv", line: 9 }] },
      { misses: [{ record: "A", file: "a.csv", line: 2 }] },
      undefined,
    ],
    [
      "whose record was open and is closed",
      { misses: [{ record: "A", verdict: "breached" }] },
      { misses: [{ record: "A", verdict: "overdue", stoppedAt: null }] },
      undefined,
    ],
    [
      "whose record has no id and moved",
      { misses: [{ record: "line 9", line: 9 }] },
      { misses: [{ record: "line 2", line: 2 }] },
      undefined,
    ],
    [
      "with two records that look the same",
      {
        misses: [
          { record: "line 9", line: 9 },
          { record: "line 8", line: 8 },
        ],
      },
      { misses: [{ record: "line 2", line: 2 }] },
      "new-misses",
    ],
    [
      "whose miss was waived",
      { misses: [{ record: "A" }] },
      { misses: [{ record: "A", waiver }] },
      "new-misses",
    ],
    ["beside a new miss that is waived", { misses: [{ record: "B", waiver }] }, {}, undefined],
    [
      "and was met",
      { misses: [{ record: "A" }] },
      { verdict: "met", misses: [{ record: "A" }] },
      "not-failing",
    ],
    ["in a period that the baseline lacks", { misses: [] }, { period: "2025-02" }, "not-judged"],
    ["by a figure as it was", { figure: 0.5, goal: atLeast }, { figure: 0.5 }, undefined],
    ["by a better share", { figure: 0.6, goal: atLeast }, { figure: 0.5 }, undefined],
    ["by a worse share", { figure: 0.4, goal: atLeast }, { figure: 0.5 }, "figure"],
    ["by a better rate of what should be rare", { figure: 0.4, goal: atMost }, { figure: 0.5 }, undefined],
    ["by a worse rate of what should be rare", { figure: 0.6, goal: atMost }, { figure: 0.5 }, "figure"],
    ["by another figure that no direction is known of", { figure: 0.6 }, { figure: 0.5 }, "figure"],
  ])("%s", (_, now, before, because) => {
    const { baseline } = compare(now, before);
    expect(baseline?.new.map((each) => each.because)).toEqual(because === undefined ? [] : [because]);
    expect(baseline?.known).toHaveLength(because === undefined ? 1 : 0);
  });

  it("is new where it was only at risk", () => {
    const { baseline } = compare({}, { verdict: "at-risk" }, ["breached", "at-risk", "pending"]);
    expect(baseline?.new.map(({ because }) => because)).toEqual(["worse-verdict"]);
  });

  it("is known where it was breached and is only at risk", () => {
    const { baseline } = compare({ verdict: "at-risk" }, {}, ["breached", "at-risk", "pending"]);
    expect(baseline).toMatchObject({ new: [], known: [{ verdict: "at-risk" }], resolved: [] });
  });

  it("is new where no period explains it", () => {
    const report = sample({});
    const bare = { ...report, objectives: [{ ...report.objectives[0]!, periods: [] }] };
    expect(compareBaseline(bare, sample({}), origin, ["breached"]).baseline?.new).toHaveLength(1);
  });
});

describe("what is resolved", () => {
  const before = { misses: [{ record: "A" }, { record: "B" }] };

  it("is a result that fails no more, and each miss that is none", () => {
    const { baseline } = compare({ verdict: "met", misses: [{ record: "B" }] }, before);
    expect(baseline?.resolved).toMatchObject([
      { objective: "o", verdict: "met", before: { verdict: "breached" } },
    ]);
    expect(baseline?.misses).toEqual({
      new: 0,
      known: 1,
      resolved: [{ objective: "o", record: "A", period: "2025-03" }],
    });
  });

  it.each<[string, Sample]>([
    ["by an incomplete audit", { verdict: "met", run: "incomplete" }],
    ["by no data", { verdict: "no-data" }],
    ["by another period", { verdict: "met", period: "2025-04" }],
  ])("is not told %s", (_, now) => {
    const { baseline } = compare(now, before);
    expect(baseline?.resolved).toEqual([]);
    expect(baseline?.misses.resolved).toEqual([]);
  });
});

it("marks the misses that are known, and nothing else", () => {
  const report = compare({ misses: [{ record: "A" }, { record: "B" }] }, { misses: [{ record: "A" }] });
  expect(report.breaches.map(({ record, known }) => [record, known])).toEqual([
    ["A", true],
    ["B", undefined],
  ]);
});

it("an audit held against itself has nothing new and nothing resolved", () => {
  for (const report of Object.values(sampleReports)) {
    const { baseline } = compareBaseline(report, report, origin, ["breached", "at-risk", "pending"]);
    const { new: fresh, resolved, misses } = baseline!;
    const explained = fresh.filter(({ before }) => before !== null);
    expect([explained, resolved, misses.new, misses.resolved]).toEqual([[], [], 0, []]);
  }
});
