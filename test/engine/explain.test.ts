import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { batchRecords, type PlainRecord } from "../../src/engine/batch-records.js";
import { createEvaluation } from "../../src/engine/evaluate.js";
import { explainRecord } from "../../src/engine/explain-record.js";
import type { RecordFacts } from "../../src/engine/record-facts.js";
import type { Agreement } from "../../src/model/agreement.js";
import { parsePeriod } from "../../src/time/period.js";
import { createZone } from "../../src/time/zone.js";
import { atLeast, hour, minute, sampleAgreement, sampleObjective, shareWithin } from "./sample-agreement.js";

const at = (text: string) => Date.parse(text);
const asOf = at("2025-03-31T00:00Z");

function explain(
  agreement: Agreement,
  record: string,
  records: Record<string, PlainRecord[]>,
  period = "all",
) {
  const facts: RecordFacts[] = [];
  const parsed = parsePeriod(period, { zone: createZone(agreement.timezone), fiscalYearStart: 1 });
  const evaluation = createEvaluation({
    agreement,
    span: period === "all" || !parsed.ok ? "all" : parsed.period,
    asOf,
    watch: { record, tell: (told) => facts.push(told) },
  });
  for (const { source, requests } of evaluation.sources) {
    evaluation.add(batchRecords(source, requests, records[source.name] ?? []));
  }
  const fileNames = new Map([...agreement.sources.keys()].map((name) => [name, [`${name}.csv`]]));
  const result = evaluation.finish(fileNames);
  const explained = facts.map((each) => explainRecord({ agreement, asOf, fileNames }, each));
  return { explained, result, searches: evaluation.searches() };
}

const office = { calendar: "office" } as const;
const respond = (more = {}) =>
  sampleObjective("first-response-time", shareWithin(90, 4 * hour, "business"), { ...office, ...more });

describe("the verdict on a record, explained", () => {
  const cases: [string, PlainRecord, object][] = [
    // 9:00 to 12:00 on a Monday: 3 hours of 4.
    [
      "met",
      { createdAt: "2025-03-03T09:00:00Z", firstResponseAt: "2025-03-03T12:00:00Z" },
      { elapsedMs: 3 * hour, marginMs: hour, dueAt: "2025-03-03T13:00:00.000Z", lateMs: -hour },
    ],
    [
      "met",
      { createdAt: "2025-03-03T09:00:00Z", firstResponseAt: "2025-03-03T13:00:00Z" },
      { elapsedMs: 4 * hour, marginMs: 0, lateMs: 0 },
    ],
    [
      "breached",
      { createdAt: "2025-03-03T09:00:00Z", firstResponseAt: "2025-03-03T13:01:00Z" },
      { elapsedMs: 4 * hour + minute, marginMs: -minute, lateMs: minute },
    ],
  ];
  it.each(cases)("%s", (verdict, times, clock) => {
    const { explained } = explain(sampleAgreement([respond()]), "T1", { tickets: [{ id: "T1", ...times }] });
    expect(explained).toMatchObject([{ verdict, period: "2025-03", clock, outOfScope: null }]);
  });

  it("an open record: on track, at risk, overdue", () => {
    const verdictOf = (createdAt: string) => {
      const { explained } = explain(sampleAgreement([respond()]), "T1", {
        tickets: [{ id: "T1", createdAt }],
      });
      return [explained[0]?.verdict, explained[0]?.clock?.elapsedMs, explained[0]?.clock?.isRunning];
    };
    // The last open hours before as-of are those of Friday the 28th, until 17:00.
    expect(verdictOf("2025-03-28T16:00:00Z")).toEqual(["on-track", hour, true]);
    expect(verdictOf("2025-03-28T13:30:00Z")).toEqual(["at-risk", 3.5 * hour, true]);
    expect(verdictOf("2025-03-28T12:00:00Z")).toEqual(["overdue", 5 * hour, true]);
  });

  it("the promise and the calendar are those of the override that applies", () => {
    const target = shareWithin(99, hour);
    const when = { op: "is", field: "account", values: ["Globex"] } as const;
    const overrides = [{ label: "Globex", when, effective: {}, target, at: { file: "sla.yaml" } }];
    const times = { createdAt: "2025-03-03T20:00:00Z", firstResponseAt: "2025-03-03T20:30:00Z" };
    const { explained } = explain(sampleAgreement([respond({ overrides })]), "T1", {
      tickets: [{ id: "T1", account: "globex", ...times }],
    });
    expect(explained[0]).toMatchObject({
      verdict: "met",
      override: "Globex",
      target: target.text,
      clock: { calendar: null, elapsedMs: 30 * minute, segments: [{ kind: "running", ms: 30 * minute }] },
    });
  });

  it("a waiver, an exclusion, a pause and what cannot be measured are named", () => {
    const place = { file: "sla.yaml" };
    const late = { createdAt: "2025-03-03T09:00:00Z", firstResponseAt: "2025-03-04T12:00:00Z" };
    const waivers = [
      { record: "T1", reason: "Outage", approvedBy: "Ada", approvedOn: "2025-04-02", at: place },
    ];
    const pause = {
      from: at("2025-03-03T10:00Z"),
      to: at("2025-03-03T11:00Z"),
      reason: "Fire drill",
      at: place,
    };
    const agreement = sampleAgreement([respond()], {
      waivers,
      exclusions: [
        { kind: "pause-clock", ...pause },
        {
          kind: "records",
          source: "tickets",
          where: { op: "is", field: "source", values: ["test"] },
          reason: "Tests",
          at: place,
        },
      ],
    });
    const tickets = [
      { id: "T1", ...late },
      { id: "T2", source: "test", ...late },
      { id: "T3", ...late, firstResponseAt: "2025-03-01T00:00:00Z" },
    ];
    const [waived] = explain(agreement, "T1", { tickets }).explained;
    expect(waived).toMatchObject({ verdict: "waived", waiver: { reason: "Outage", approvedBy: "Ada" } });
    // 8 hours on Monday without the drill's one, 3 on Tuesday.
    expect(waived?.clock?.elapsedMs).toBe(10 * hour);
    expect(
      waived?.clock?.segments.map(({ kind, name, isLate, ms }) => [kind, name, isLate, ms / hour]),
    ).toEqual([
      ["working", null, false, 1],
      ["paused", "Fire drill", false, 1],
      ["working", null, false, 3],
      ["working", null, true, 3],
      ["closed", null, true, 16],
      ["working", null, true, 3],
    ]);
    expect(explain(agreement, "T2", { tickets }).explained).toMatchObject([
      { verdict: "excluded", exclusion: "Tests", clock: null },
    ]);
    expect(explain(agreement, "T3", { tickets }).explained).toMatchObject([
      { verdict: "unmeasurable", unmeasurable: "stop-before-start" },
    ]);
  });

  it("a rate: good, missed, undecided", () => {
    const agreement = sampleAgreement([sampleObjective("close-rate", atLeast(20))]);
    const opportunities = ["won", "lost", "open"].map((stage, index) => ({
      id: `O${index}`,
      stage,
      createdAt: "2025-03-03T09:00:00Z",
    }));
    const verdictOf = (id: string) => explain(agreement, id, { opportunities }).explained[0]?.verdict;
    expect(["O0", "O1", "O2"].map(verdictOf)).toEqual(["met", "missed", "undecided"]);
  });
});

describe("why a record is not judged", () => {
  const where = { op: "is", field: "priority", values: ["urgent", "high"] } as const;
  const whyNot = (more: object, record: PlainRecord, period = "all") => {
    const agreement = sampleAgreement([respond(more)]);
    const { explained } = explain(agreement, "T1", { tickets: [{ id: "T1", ...record }] }, period);
    return explained[0];
  };
  const march = { createdAt: "2025-03-03T09:00:00Z" };

  it("the condition that it does not fulfil", () => {
    expect(whyNot({ where }, { ...march, priority: "Low" })).toMatchObject({
      verdict: null,
      outOfScope: { reason: "filter", period: null },
      conditions: [
        {
          text: "priority is urgent or high",
          from: "objective",
          holds: false,
          found: [{ field: "priority", value: "Low" }],
        },
      ],
    });
  });

  it.each([
    ["not-in-force", null, { effective: { from: "2025-03-10" } }, march, "all"],
    ["later-than-as-of", null, {}, { createdAt: "2025-04-03T09:00:00Z" }, "all"],
    ["other-period", "2025-03", {}, march, "2025-02"],
  ] as const)("%s", (reason, period, more, record, span) => {
    expect(whyNot(more, record, span)?.outOfScope).toEqual({ reason, period });
  });

  it("a decided rate leaves an open record for later", () => {
    const agreement = sampleAgreement([sampleObjective("close-rate", atLeast(20), { basis: "decided" })]);
    const opportunities = [{ id: "O1", stage: "open", ...march, closedAt: "2025-03-20T00:00:00Z" }];
    expect(explain(agreement, "O1", { opportunities }).explained[0]?.outOfScope?.reason).toBe("not-decided");
  });
});

it("an id that is not there finds near ones", () => {
  const tickets = ["T-1041", "T-1042", "X"].map((id) => ({ id, createdAt: "2025-03-03T09:00:00Z" }));
  const { explained, searches } = explain(sampleAgreement([respond()]), "T-1043", { tickets });
  expect(explained).toEqual([]);
  expect(searches.get("tickets")?.near()).toEqual(["T-1041", "T-1042"]);
});

test("what the segments count adds up to the elapsed time of the verdict, and watching changes no result", () => {
  const span = fc
    .tuple(fc.integer({ min: 0, max: 40_000 }), fc.integer({ min: 0, max: 3000 }))
    .map(([from, length]) => [from, from + length] as const);
  fc.assert(
    fc.property(span, fc.array(span, { maxLength: 3 }), fc.boolean(), ([start, stop], pauses, isReal) => {
      const from = at("2025-03-01T00:00Z");
      const exclusions = pauses.map(([begin, end], index) => ({
        kind: "pause-clock" as const,
        from: from + begin * minute,
        to: from + end * minute,
        reason: `Pause ${index}`,
        at: { file: "sla.yaml" },
      }));
      const target = shareWithin(90, 4 * hour, isReal ? "real" : "business");
      const objective = sampleObjective("first-response-time", target, office);
      const agreement = sampleAgreement([objective], { exclusions });
      const times = { createdAt: from + start * minute, firstResponseAt: from + stop * minute };
      const { explained, result } = explain(agreement, "T1", { tickets: [{ id: "T1", ...times }] });
      const [each] = explained;
      if (each?.clock === null || each === undefined) return;
      const { segments, elapsedMs } = each.clock;
      const counted = segments.filter(({ kind }) => kind === "working" || kind === "running");
      expect(counted.reduce((sum, { ms }) => sum + ms, 0)).toBe(elapsedMs);
      expect(segments.at(-1)?.totalMs ?? 0).toBe(elapsedMs);
      const counts = result.objectives[0]!.counts as unknown as Record<string, number>;
      const key = { "on-track": "onTrack", "at-risk": "atRisk" }[each.verdict as string] ?? each.verdict;
      expect(counts[key as string]).toBe(1);
      // Before due the clock shows less than the limit, and at due just as much.
      const late = segments.findIndex(({ isLate }) => isLate);
      if (late > 0) expect(segments[late - 1]!.totalMs).toBe(each.clock.limitMs);
    }),
    { numRuns: 200 },
  );
});
