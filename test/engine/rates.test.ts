import { describe, expect, it } from "vitest";
import { evaluateAgreement } from "../../src/evaluate-agreement.js";
import type { PlainRecord } from "../../src/index.js";
import type { Objective } from "../../src/model/agreement.js";
import type { Target } from "../../src/model/target.js";
import { atLeast, atMost, sampleAgreement, sampleObjective, sampleSource } from "./sample-agreement.js";

function auditDeals(
  target: Target,
  records: readonly PlainRecord[],
  objective: Partial<Objective> = {},
  asOf = Date.UTC(2025, 3, 1),
) {
  const agreement = sampleAgreement([sampleObjective("close-rate", target, objective)]);
  const report = evaluateAgreement(agreement, {
    records: { opportunities: records },
    period: "2025-03",
    asOf,
  });
  return { report, result: report.objectives[0]!, counts: report.objectives[0]!.counts };
}

const deal = (stage: string, createdAt = "2025-03-05T10:00:00Z", closedAt?: string) => ({
  stage,
  createdAt,
  closedAt,
});
const many = (count: number, record: PlainRecord) => Array.from({ length: count }, () => record);

describe("exclusions of what started in a time (semantics 28)", () => {
  const move = {
    kind: "started-between",
    from: Date.UTC(2025, 2, 10),
    to: Date.UTC(2025, 2, 15),
    reason: "Company move",
    at: { file: "sla.yaml" },
  } as const;
  const won = [
    deal("Won", "2025-03-12T10:00:00Z", "2025-03-20T10:00:00Z"),
    deal("Won", "2025-03-01T10:00:00Z", "2025-03-12T10:00:00Z"),
    deal("Lost", "2025-03-01T10:00:00Z", "2025-03-13T10:00:00Z"),
  ];

  it.each(["cohort", "decided"] as const)("leave out the same deal of a close rate by %s", (basis) => {
    const objective = sampleObjective("close-rate", atLeast(20), { basis });
    const report = evaluateAgreement(sampleAgreement([objective], { exclusions: [move] }), {
      records: { opportunities: won },
      period: "2025-03",
      asOf: Date.UTC(2025, 3, 1),
    });
    expect(report.objectives[0]!.counts).toMatchObject({ met: 1, missed: 1, excluded: 1 });
  });

  it("ask of a reopen rate when a ticket was created, not when it was solved", () => {
    const ticket = (createdAt: string, resolvedAt: string) => ({ status: "solved", createdAt, resolvedAt });
    // What others ask stands beside it.
    const tests = {
      kind: "records",
      source: "tickets",
      where: { op: "is", field: "source", values: ["test"] },
      reason: "Test records",
      at: { file: "sla.yaml" },
    } as const;
    const objective = sampleObjective("reopen-rate", atMost(20));
    const report = evaluateAgreement(sampleAgreement([objective], { exclusions: [tests, move] }), {
      records: {
        tickets: [
          { ...ticket("2025-03-12T10:00:00Z", "2025-03-20T10:00:00Z"), reopens: 1 },
          { ...ticket("2025-03-01T10:00:00Z", "2025-03-12T10:00:00Z"), reopens: 0 },
        ],
      },
      period: "2025-03",
      asOf: Date.UTC(2025, 3, 1),
    });
    expect(report.objectives[0]!.counts).toMatchObject({ missed: 1, excluded: 1 });
  });
});

describe("close rate of a cohort", () => {
  it.each([
    ["exactly on target", [...many(1, deal("Won")), ...many(4, deal("Lost"))], atLeast(20), "met"],
    ["one below", [...many(1, deal("Won")), ...many(5, deal("Lost"))], atLeast(20), "breached"],
    [
      "could still pass",
      [...many(1, deal("Won")), ...many(5, deal("Lost")), ...many(2, deal("Proposal"))],
      atLeast(20),
      "pending",
    ],
    ["passes already", [...many(2, deal("Closed Won")), ...many(5, deal("Proposal"))], atLeast(20), "met"],
    ["all open", many(3, deal("Proposal")), atLeast(20), "pending"],
    [
      "at most, could still fail",
      [...many(1, deal("Won")), ...many(9, deal("Proposal"))],
      atMost(20),
      "at-risk",
    ],
    ["at most, failed", [...many(3, deal("Won")), ...many(7, deal("Proposal"))], atMost(20), "breached"],
    ["at most, exactly", [...many(2, deal("Won")), ...many(8, deal("Lost"))], atMost(20), "met"],
    ["nothing", [], atLeast(20), "no-data"],
  ])("%s", (_, records, target, verdict) => {
    expect(auditDeals(target, records).result.verdict).toBe(verdict);
  });

  it("counts good, missed and undecided records", () => {
    const { counts, result } = auditDeals(atLeast(20), [
      deal("Won"),
      deal("Lost"),
      deal("Lost"),
      deal("Proposal"),
    ]);
    expect(counts).toMatchObject({ total: 4, met: 1, missed: 2, onTrack: 1, breached: 0 });
    expect(result.actual).toMatchObject({ value: 0.25, unit: "share", text: "25%" });
    expect(result.attainment).toBeNull();
  });

  it("a win after as-of has not happened yet", () => {
    const records = [deal("Won", "2025-03-05T10:00:00Z", "2025-03-20T10:00:00Z")];
    const { counts } = auditDeals(atLeast(20), records, {}, Date.UTC(2025, 2, 10));
    expect(counts).toMatchObject({ met: 0, onTrack: 1 });
  });

  it.each([
    ["cohort", "2025-03-20T00:00:00Z", { total: 1, met: 1 }],
    ["cohort", "2025-03-20T00:00:00.001Z", { total: 1, met: 0, onTrack: 1 }],
    ["decided", "2025-03-20T00:00:00Z", { total: 1, met: 1 }],
    ["decided", "2025-03-20T00:00:00.001Z", { total: 0 }],
  ] as const)("by %s, a win of %s as of 20 March", (basis, closedAt, counts) => {
    const records = [deal("Won", "2025-03-05T10:00:00Z", closedAt)];
    expect(auditDeals(atLeast(20), records, { basis }, Date.UTC(2025, 2, 20)).counts).toMatchObject(counts);
  });

  it("says that the data ends long before as-of", () => {
    const told = (day: string) =>
      auditDeals(atLeast(20), [deal("Won", `2025-03-${day}T00:00:00Z`)])
        .report.problems.map(({ code }) => code)
        .includes("as-of-after-data");
    // As of 1 April, and seven days are borne.
    expect([told("24"), told("25")]).toEqual([true, false]);
  });

  it("a column in which nothing means won or lost is pointed out", () => {
    const { report } = auditDeals(atLeast(20), [deal("Gewonnen"), deal("Verloren")]);
    const problem = report.problems.find(({ code }) => code === "no-deciding-word");
    expect(problem?.help).toContain("Gewonnen");
    expect(report.verdict).toBe("incomplete");
  });

  it("a column of which all words are known may well have no such word", () => {
    const { report } = auditDeals(atLeast(20), [deal("Proposal"), deal("Negotiation")]);
    expect(report.problems.find(({ code }) => code === "no-deciding-word")?.severity).toBe("warning");
    expect(report.verdict).toBe("pending");
  });
});

describe("close rate of those decided", () => {
  const basis = { basis: "decided" as const };
  it("takes wins and losses of the period, whenever they were created", () => {
    const records = [
      deal("Won", "2024-11-05T10:00:00Z", "2025-03-03T10:00:00Z"),
      deal("Lost", "2025-03-05T10:00:00Z", "2025-03-31T23:59:59Z"),
      deal("Won", "2025-03-05T10:00:00Z", "2025-04-01T00:00:00Z"),
      deal("Proposal", "2025-03-05T10:00:00Z", "2025-03-28T00:00:00Z"), // a forecast
      deal("Proposal", "2025-03-05T10:00:00Z"),
    ];
    const { counts, report } = auditDeals(atLeast(20), records, basis);
    expect(counts).toMatchObject({ total: 2, met: 1, missed: 1 });
    expect(report.verdict).toBe("met");
  });

  it("a word that nobody explained, beside the date of a decision, is a question", () => {
    const records = [
      deal("Closed Won", "2025-02-05T10:00:00Z", "2025-03-03T10:00:00Z"),
      deal("Lost to competitor", "2025-02-05T10:00:00Z", "2025-03-04T10:00:00Z"),
      deal("Lost to competitor", "2025-02-05T10:00:00Z", "2025-03-05T10:00:00Z"),
      deal("Negotiation", "2025-02-05T10:00:00Z", "2025-03-05T10:00:00Z"), // a forecast that has passed
      deal("Dropped", "2025-02-05T10:00:00Z", "2025-04-05T10:00:00Z"),
      deal("", "2025-02-05T10:00:00Z", "2025-03-05T10:00:00Z"), // no word at all
      deal("Withdrawn", "2025-01-05T10:00:00Z", "2025-02-05T10:00:00Z"), // of another period
    ];
    const { report } = auditDeals(atLeast(20), records, basis);
    expect(report.verdict).toBe("incomplete");
    const problem = report.problems.find(({ code }) => code === "undecided-with-date");
    expect(problem?.severity).toBe("error");
    expect(problem?.message).toMatch(/^2 records .* "Lost to competitor" \(2\)$/);
  });

  it("the agreement in force is that of the day on which a record entered", () => {
    const records = [
      deal("Won", "2025-02-05T10:00:00Z", "2025-03-03T10:00:00Z"),
      deal("Lost", "2025-01-31T10:00:00Z", "2025-03-03T10:00:00Z"),
    ];
    const { counts } = auditDeals(atLeast(20), records, { ...basis, effective: { from: "2025-02-01" } });
    expect(counts).toMatchObject({ total: 1, met: 1 });
  });

  it("a decided record of which nobody knows when it entered stands on the day of its decision", () => {
    const records = [{ stage: "Won", closedAt: "2025-03-03T10:00:00Z" }];
    expect(auditDeals(atLeast(20), records, basis).counts).toMatchObject({ total: 1, met: 1 });
  });

  it("a decided record without a date is unmeasurable", () => {
    const { counts, report } = auditDeals(
      atLeast(20),
      [deal("Won", undefined, "2025-03-03T10:00:00Z"), deal("Lost")],
      basis,
    );
    expect(counts).toMatchObject({ met: 1, unmeasurable: 1 });
    expect(report.verdict).toBe("incomplete");
  });
});

describe("filters", () => {
  const records = [
    { stage: "Won", createdAt: "2025-03-05T10:00:00Z", source: " Partner ", amount: 100 },
    { stage: "Won", createdAt: "2025-03-05T10:00:00Z", source: "web", amount: 50 },
    { stage: "Lost", createdAt: "2025-03-05T10:00:00Z", source: "", amount: 49.99 },
    { stage: "Lost", createdAt: "2025-03-05T10:00:00Z", source: "WEB" },
  ];
  const is = (field: string, ...values: string[]) => ({ op: "is", field, values }) as const;
  it.each([
    ["text without regard to case and space", is("source", "partner"), 1],
    ["a list means any of", is("source", "partner", "Web"), 3],
    ["not includes blanks", { op: "not", of: is("source", "partner") }, 3],
    ["a blank exists not", { op: "exists", field: "source", exists: false }, 1],
    ["at least, the bound included", { op: "range", field: "amount", type: "number", atLeast: 50 }, 2],
    ["between", { op: "range", field: "amount", type: "number", atLeast: 49, atMost: 50 }, 2],
    ["a blank number is in no range", { op: "range", field: "amount", type: "number", atMost: 1e9 }, 3],
    ["all", { op: "all", of: [is("source", "web"), { op: "exists", field: "amount", exists: true }] }, 1],
    [
      "any",
      { op: "any", of: [is("source", "partner"), { op: "exists", field: "amount", exists: false }] },
      2,
    ],
    ["what the file writes", is("stage", "Won"), 2],
  ] as const)("%s", (_, where, total) => {
    expect(auditDeals(atLeast(1), records, { where }).counts.total).toBe(total);
  });

  it("a filter sees what the file writes and what that means", () => {
    const values = new Map([["stage", new Map([["gewonnen", "won"]])]]);
    const agreement = sampleAgreement(
      [
        sampleObjective("close-rate", atLeast(1), { id: "raw", where: is("stage", "GEWONNEN") }),
        sampleObjective("close-rate", atLeast(1), { id: "meaning", where: is("stage", "won") }),
      ],
      { sources: new Map([["opportunities", sampleSource("opportunities", { values })]]) },
    );
    const report = evaluateAgreement(agreement, {
      records: { opportunities: [{ stage: "Gewonnen", createdAt: "2025-03-05T10:00:00Z" }] },
      period: "2025-03",
      asOf: Date.UTC(2025, 3, 1),
    });
    expect(report.objectives.map(({ counts }) => counts.met)).toEqual([1, 1]);
  });

  it("a value that never occurs is pointed out, with near ones", () => {
    const { report } = auditDeals(atLeast(1), records, {
      where: { op: "any", of: [is("source", "web"), is("source", "partnr")] },
    });
    const problem = report.problems.find(({ code }) => code === "value-never-occurs");
    expect(problem?.severity).toBe("warning");
    expect(problem?.help).toContain("Partner");
  });
});

describe("rows of a batch", () => {
  it("count once as audited, whatever the number of objectives", () => {
    const agreement = sampleAgreement([
      sampleObjective("close-rate", atLeast(1), { id: "a" }),
      sampleObjective("close-rate", atLeast(1), { id: "b" }),
    ]);
    const records = [deal("Won"), { stage: "Won" }];
    const report = evaluateAgreement(agreement, {
      records: { opportunities: records },
      period: "2025-03",
      asOf: Date.UTC(2025, 3, 1),
    });
    expect(report.objectives.map(({ counts }) => counts.unmeasurable)).toEqual([1, 1]);
    const lost = report.problems.find(({ code }) => code === "beyond-allowance");
    expect(lost?.message).toContain("1 unmeasurable");
  });
});
