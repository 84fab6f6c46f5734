import { describe, expect, it } from "vitest";
import { parseAgreement } from "../../src/definition/parse-agreement.js";
import type { PlainRecord } from "../../src/engine/batch-records.js";
import { evaluateAgreement } from "../../src/evaluate-agreement.js";
import { findingRules } from "../../src/findings/index.js";
import type { Agreement } from "../../src/model/agreement.js";
import { countFrequent } from "../../src/model/frequent-values.js";
import { hour, minute, sampleAgreement, sampleObjective, shareWithin } from "../engine/sample-agreement.js";

const asOf = Date.parse("2025-04-30T00:00:00Z");
const start = Date.parse("2025-03-03T09:00:00Z");
const day = 24 * hour;
const objectives = [
  sampleObjective("first-response-time", shareWithin(0, 100 * day)),
  sampleObjective("resolution-time", shareWithin(0, 100 * day)),
];

/** Tickets that nothing is wrong with: one every 7 minutes and some, answered in 40, solved in 90. */
function tickets(count: number, change: (index: number) => PlainRecord = () => ({})): PlainRecord[] {
  return Array.from({ length: count }, (_, index) => {
    const createdAt = start + index * 443_000;
    const times = {
      createdAt,
      firstResponseAt: createdAt + 40 * minute,
      resolvedAt: createdAt + 90 * minute,
    };
    return { id: `T${index}`, ...times, ...change(index) };
  });
}

function found(records: PlainRecord[], more: Partial<Agreement> = {}, own = objectives) {
  const agreement = sampleAgreement(own, more);
  return evaluateAgreement(agreement, { records: { tickets: records }, period: "all", asOf });
}

const rulesOf = (records: PlainRecord[], more: Partial<Agreement> = {}, own = objectives) =>
  found(records, more, own).findings.map(({ rule }) => rule);

describe("suspicious data", () => {
  it("of ordinary records there is nothing to say", () => {
    expect(rulesOf(tickets(200))).toEqual([]);
    expect(rulesOf([])).toEqual([]);
  });

  const soon = (count: number, ms: number) => (index: number) => {
    const createdAt = start + index * 443_000;
    return index < count ? { createdAt, firstResponseAt: createdAt + ms } : {};
  };

  it("automatic replies: 5 of 100 within 29 s, not 4, not in 30 s, not 5 of 101", () => {
    const { findings } = found(tickets(100, soon(5, 29_999)));
    expect(findings).toMatchObject([
      { rule: "automatic-replies", source: "tickets", count: 5, records: ["T0", "T1", "T2", "T3", "T4"] },
    ]);
    expect(rulesOf(tickets(80, soon(4, 0)))).toEqual([]);
    expect(rulesOf(tickets(100, soon(5, 30_000)))).toEqual([]);
    expect(rulesOf(tickets(101, soon(5, 0)))).toEqual([]);
  });

  it("bulk closing: 20 in one minute, not 19, not 20 of 401", () => {
    const evening = start + 10 * day;
    const closed = (count: number) => (index: number) =>
      index < count ? { resolvedAt: evening + 2000 * index } : {};
    const { findings } = found(tickets(100, closed(20)));
    expect(findings).toMatchObject([
      { rule: "bulk-closing", count: 20, message: expect.stringContaining("2025-03-13 09:00:00") },
    ]);
    expect(rulesOf(tickets(100, closed(19)))).toEqual([]);
    expect(rulesOf(tickets(401, closed(20)))).toEqual([]);
  });

  it("identical stamps: 20 in one second, not 19, and not the days of a column without times", () => {
    const same = (count: number) => (index: number) => {
      const createdAt = start + (index < count ? 500 : index * 443_000);
      return { createdAt, firstResponseAt: createdAt + hour, resolvedAt: createdAt + (index + 60) * minute };
    };
    expect(found(tickets(100, same(20))).findings).toMatchObject([{ rule: "identical-stamps", count: 20 }]);
    expect(rulesOf(tickets(100, same(19)))).toEqual([]);
    const dated = tickets(100, (index) => {
      const createdAt = Date.parse("2025-03-03T00:00:00Z") + Math.floor(index / 25) * day;
      return { createdAt, firstResponseAt: createdAt + hour, resolvedAt: createdAt + (index + 60) * minute };
    });
    expect(rulesOf(dated)).toEqual([]);
  });

  it("stamps in the future: later than as-of, not at it", () => {
    const at = (resolvedAt: number) => (index: number) => (index === 3 ? { resolvedAt } : {});
    expect(found(tickets(10, at(asOf + 1000))).findings).toMatchObject([
      { rule: "future-stamps", count: 1, records: ["T3"] },
    ]);
    expect(rulesOf(tickets(10, at(asOf)))).toEqual([]);
  });

  it("a stop before its start, not one at it", () => {
    const earlier = (ms: number) => (index: number) => {
      const createdAt = start + index * 443_000;
      return index === 3 ? { firstResponseAt: createdAt - ms } : {};
    };
    expect(found(tickets(10, earlier(1000))).findings).toMatchObject([
      { rule: "stop-before-start", count: 1, records: ["T3"] },
    ]);
    expect(rulesOf(tickets(10, earlier(0)))).toEqual([]);
  });

  /** Three or more tickets on each weekday of five weeks but some. */
  function weekdays(without: number[], each: number): PlainRecord[] {
    return Array.from({ length: 35 }, (_, index) => index)
      .filter((index) => index % 7 < 5 && !without.includes(index))
      .flatMap((index) =>
        Array.from({ length: each }, (_, number) => {
          const createdAt = start + index * day + number * 443_000;
          return { id: `T${index}-${number}`, createdAt, firstResponseAt: createdAt + hour };
        }),
      );
  }

  it("a gap: five business days of a calendar, or seven days without one; only where records come daily", () => {
    const own = [
      sampleObjective("first-response-time", shareWithin(0, 100 * day, "business"), { calendar: "office" }),
    ];
    const [gap] = found(weekdays([7, 8, 9, 10, 11], 4), {}, own).findings;
    expect(gap).toMatchObject({ rule: "export-gap", count: 5 });
    expect(gap?.message).toContain("2025-03-08 to 2025-03-16");
    expect(rulesOf(weekdays([7, 8, 9, 10], 4), {}, own)).toEqual([]);
    // 15 days with 3 of 20 make less than 3 a day.
    expect(rulesOf(weekdays([7, 8, 9, 10, 11], 3), {}, own)).toEqual([]);
    // Without a calendar the weekend around it counts: nine days.
    expect(found(weekdays([7, 8, 9, 10, 11], 6), {}, [objectives[0]!]).findings).toMatchObject([
      { count: 9 },
    ]);
    expect(rulesOf(weekdays([7, 8, 9], 6), {}, [objectives[0]!])).toEqual([]);
  });

  it("changes no verdict, and the file may switch a rule off or set it", () => {
    const records = tickets(100, soon(5, 10_000));
    const off = new Map([["automatic-replies", "off" as const]]);
    const { findings, ...loud } = found(records);
    const { findings: none, ...quiet } = found(records, { findings: off });
    expect([findings.length, none.length]).toEqual([1, 0]);
    expect(quiet).toEqual(loud);
    const set = new Map([["automatic-replies", { within: 5000 }]]);
    expect(rulesOf(records, { findings: set })).toEqual([]);
  });
});

describe("findings in the SLA file", () => {
  const read = (lines: string) =>
    parseAgreement(
      `version: 1
agreement: { id: a, title: A, parties: { provider: { name: P } }, timezone: UTC }
sources: { tickets: { file: t.csv } }
objectives:
  - { id: r, metric: first-response-time, owner: provider, target: 90% within 4 hours }
findings:
${lines}
`,
      { file: "sla.yaml" },
    );

  it("off, and thresholds in their units", async () => {
    const { agreement, problems } = await read(
      "  bulk-closing: off\n  automatic-replies: { within: 10 seconds, at-least: 3, share: 2.5% }",
    );
    expect(problems).toEqual([]);
    expect(agreement?.findings).toEqual(
      new Map<string, unknown>([
        ["bulk-closing", "off"],
        ["automatic-replies", { within: 10_000, "at-least": 3, share: 0.025 }],
      ]),
    );
  });

  it.each([
    ["  bulk-close: off", "unknown-key"],
    ["  bulk-closing: { atleast: 3 }", "unknown-key"],
    ["  bulk-closing: never", "not-a-choice"],
    ["  automatic-replies: { within: 2 business days }", "length-not-understood"],
    ["  automatic-replies: { share: 0.05 }", "wrong-value"],
  ])("%s", async (lines, code) => {
    const { agreement, problems } = await read(lines);
    expect(agreement).toBeUndefined();
    expect(problems.map((problem) => problem.code)).toContain(code);
  });
});

it("every rule says what it is about, and its keys are unlike each other", () => {
  expect(new Set(findingRules.map(({ id }) => id)).size).toBe(findingRules.length);
  for (const { settings } of findingRules) {
    expect(new Set(settings.map(({ key }) => key)).size).toBe(settings.length);
  }
});

it("frequent values are counted exactly while they fit, and survive when they do not", () => {
  const exact = countFrequent(10);
  for (const value of [1, 2, 1, 1, 3, 3]) exact.add(value);
  expect(exact.atLeast(2)).toEqual([
    { value: 1, count: 3 },
    { value: 3, count: 2 },
  ]);
  const crowded = countFrequent(10);
  for (let value = 0; value < 1000; value++) {
    crowded.add(value + 100);
    if (value % 4 === 0) crowded.add(7);
  }
  const [most] = crowded.atLeast(2);
  expect(most?.value).toBe(7);
  // 250 of 1,250; short by at most an eleventh of all.
  expect(most?.count).toBeLessThanOrEqual(250);
  expect(most?.count).toBeGreaterThanOrEqual(250 - 1250 / 11);
});
