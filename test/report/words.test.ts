import { describe, expect, test } from "vitest";
import type { AuditReport, ObjectiveReport, PeriodReport } from "../../src/model/report.js";
import { rankBreaches } from "../../src/report/breach-ranking.js";
import { durationText, elapsedText } from "../../src/report/duration-text.js";
import { composeHeadline } from "../../src/report/headline.js";
import { accountingText, dateReadings } from "../../src/report/input-text.js";
import { instantText } from "../../src/report/instant-text.js";
import { budgetText, countsText, shortBudgetText } from "../../src/report/objective-text.js";
import { periodText } from "../../src/report/period-text.js";
import { groupProblems } from "../../src/report/problem-groups.js";
import { listText, quantityText } from "../../src/report/quantity-text.js";
import { sampleReports } from "../formats/sample-reports.js";

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

test.each<[number, boolean, string]>([
  [0, false, "0s"],
  [400, false, "400ms"],
  [59.9 * second, false, "59s 900ms"],
  [minute, false, "1m"],
  [hour + 12 * second, false, "1h"],
  [3 * hour + 12 * minute + 59 * second, false, "3h 12m"],
  [30 * hour, false, "30h"],
  [30 * hour, true, "1d 6h"],
  [1234 * hour, false, "1,234h"],
  [3 * day + 5 * minute, true, "3d"],
])("%i ms, days %s, reads %s", (ms, days, expected) => {
  expect(durationText(ms, { days })).toBe(expected);
});

test("a time just beyond its limit never reads as the limit", () => {
  expect(elapsedText(hour + 400, hour, { days: false })).toBe("1h 400ms");
  expect(elapsedText(hour + 400, 2 * hour, { days: false })).toBe("1h");
  expect(elapsedText(hour, hour, { days: false })).toBe("1h");
});

test.each([
  ["2025-03-04T15:05:00.000Z", "America/New_York", "4 Mar 2025 10:05 EST"],
  ["2025-07-04T14:05:30.000Z", "America/New_York", "4 Jul 2025 10:05:30 EDT"],
  ["2025-03-31T22:00:00.000Z", "Europe/Berlin", "1 Apr 2025 00:00 CEST"],
  ["2025-03-31T22:00:00.000Z", "UTC", "31 Mar 2025 22:00 UTC"],
  ["2025-03-31T22:00:00.000Z", "Asia/Tokyo", "1 Apr 2025 07:00 UTC+9"],
  ["2025-10-26T00:30:00.000Z", "Europe/Berlin", "26 Oct 2025 02:30 CEST"],
  ["2025-10-26T01:30:00.000Z", "Europe/Berlin", "26 Oct 2025 02:30 CET"],
])("%s in %s reads %s", (instant, zone, expected) => {
  expect(instantText(instant, zone)).toBe(expected);
});

test.each<[Partial<PeriodReport>, string]>([
  [{ label: "2025-03" }, "March 2025"],
  [{ label: "2025-03", partial: true }, "March 2025 so far"],
  [{ label: "2025-Q3" }, "Q3 2025"],
  [{ label: "2025" }, "2025"],
  [{ label: "2025-W07" }, "week 7 of 2025"],
  [{ label: "2025-03-01..2025-03-15", to: "2025-03-15T23:00:00.000Z" }, "1 March 2025 to 15 March 2025"],
  [{ label: "all" }, "1 March 2025 to 31 March 2025"],
])("the period %j is said as %s", (change, expected) => {
  const period = {
    label: "",
    from: "2025-02-28T23:00:00.000Z",
    to: "2025-03-31T22:00:00.000Z",
    partial: false,
  };
  expect(periodText({ ...period, ...change }, "Europe/Berlin")).toBe(expected);
});

test("quantities and lists", () => {
  expect(quantityText(1, "row")).toBe("1 row");
  expect(quantityText(1204, "row")).toBe("1,204 rows");
  expect(quantityText(0, "breach", "breaches")).toBe("0 breaches");
  expect(listText([])).toBe("");
  expect(listText(["a", "b", "c"])).toBe("a, b and c");
  expect(listText(["a", "b", "c", "d"], 3)).toBe("a, b and 2 more");
});

describe("an objective's figures", () => {
  const [duration, rate, percentile] = sampleReports.met.objectives as [
    ObjectiveReport,
    ObjectiveReport,
    ObjectiveReport,
  ];
  const none = Object.fromEntries(
    Object.keys(duration.counts).map((key) => [key, 0]),
  ) as unknown as typeof duration.counts;
  const all = {
    ...none,
    total: 9,
    met: 3,
    breached: 1,
    overdue: 1,
    atRisk: 1,
    onTrack: 1,
    waived: 1,
    unmeasurable: 1,
  };

  test.each<[string, ObjectiveReport, ObjectiveReport["counts"], string]>([
    ["no records", duration, none, "no records"],
    [
      "the adjusted ratio, and all others beside it",
      duration,
      all,
      "3 of 5 met, 1 overdue, 2 open, 1 at risk, 1 waived, 1 unmeasurable",
    ],
    ["a rate", rate, { ...none, total: 60, met: 12, missed: 43, onTrack: 5 }, "12 of 55, 5 undecided"],
    ["a percentile", percentile, { ...none, total: 4, met: 3, breached: 1 }, "3 of 4 in the limit"],
  ])("%s", (_, objective, counts, expected) => {
    expect(countsText({ ...objective, counts }, objective)).toBe(expected);
  });

  test.each<[ObjectiveReport["budget"], string, string]>([
    [null, "", ""],
    [{ allowed: 5, left: 3 }, "3 of 5 misses left", "3 of 5 left"],
    [{ allowed: 1, left: 0 }, "0 of 1 miss left", "0 of 1 left"],
    [{ allowed: 0, left: 0 }, "no miss allowed", "none allowed"],
    [{ allowed: 0, left: -2 }, "2 over", "2 over"],
  ])("the budget %j", (budget, expected, short) => {
    expect(budgetText({ budget, verdict: "met" })).toBe(expected);
    expect(shortBudgetText({ budget, verdict: "met" })).toBe(short);
    expect(budgetText({ budget, verdict: "no-data" }) + shortBudgetText({ budget, verdict: "no-data" })).toBe(
      "",
    );
  });
});

test("date columns that are read alike are named together", () => {
  const iso = { form: "iso", timezone: "UTC" };
  const columns = [
    { field: "id", header: "Id" },
    { field: "createdAt", header: "Created", ...iso },
    { field: "dueAt", header: "Due", form: "d/m/y" },
    { field: "closedAt", header: "Closed", ...iso },
  ];
  expect(dateReadings({ ...sampleReports.met.inputs[0]!, columns })).toEqual([
    "Created and Closed as iso in UTC",
    "Due as d/m/y",
  ]);
});

test("rows add up in words", () => {
  expect(accountingText(sampleReports.breached.inputs[0]!)).toBe(
    "1,217 rows = 1,180 audited + 25 out of scope + 8 superseded + 1 ignored + 3 rejected",
  );
});

describe("the sentence under the verdict", () => {
  const { met, breached } = sampleReports;
  const with_ = (verdict: AuditReport["verdict"], ...verdicts: AuditReport["verdict"][]): AuditReport => ({
    ...met,
    verdict,
    objectives: verdicts.map((each, index) => ({
      ...met.objectives[0]!,
      id: `o${index + 1}`,
      verdict: each,
    })),
  });
  const problem = (code: "beyond-allowance" | "no-data" | "empty-file") =>
    ({ ...breached.problems.at(-1)!, code, severity: "error" }) as const;

  test.each<[AuditReport, string]>([
    [with_("met", "met"), "The one objective, o1, is met."],
    [with_("met", "met", "met"), "Both objectives are met."],
    [with_("breached", "breached", "met", "breached"), "2 of 3 objectives are breached: o1 and o3."],
    [with_("breached", "breached", "met"), "1 of 2 objectives is breached: o1."],
    [with_("pending", "met", "pending"), "1 of 2 objectives is not met yet but still can be: o2."],
    [with_("at-risk", "at-risk", "at-risk", "at-risk"), "All 3 objectives are met but at risk."],
    [with_("no-data", "no-data", "met"), "1 of 2 objectives has no data: o1."],
    [sampleReports.incomplete, "The audit did not run: 2 errors have to be mended first."],
    [
      { ...with_("incomplete", "met", "no-data"), problems: [problem("no-data")] },
      "The audit is incomplete: o2 has no data. Nothing in what could be read is breached.",
    ],
    [
      { ...with_("incomplete", "incomplete", "breached"), problems: [problem("empty-file")] },
      "The audit is incomplete: o1 could not be audited. In what could be read, 1 of 2 objectives is breached: o2.",
    ],
    [
      {
        ...with_("incomplete", "breached", "breached"),
        inputs: breached.inputs,
        problems: [problem("beyond-allowance")],
      },
      "The audit is incomplete: 3 rows were rejected. In what could be read, both objectives are breached.",
    ],
    [
      { ...with_("incomplete", "met"), problems: [problem("empty-file")] },
      "The audit is incomplete: an error has to be mended. Nothing in what could be read is breached.",
    ],
  ])("case %#", (report, expected) => {
    expect(composeHeadline(report).reason).toBe(expected);
  });
});

test("breaches rank by overrun, and ties by file and line", () => {
  const [one] = sampleReports.breached.breaches;
  const at = (overrunMs: number, line: number) => ({ ...one!, overrunMs, line });
  const given = [at(5, 9), at(7, 3), at(5, 2), at(9, 1), at(1, 1), at(7, 2)];
  const key = ({ overrunMs, line }: { overrunMs: number; line: number }) => `${overrunMs}/${line}`;
  expect(rankBreaches(given, 4).map(key)).toEqual(["9/1", "7/2", "7/3", "5/2"]);
  expect(rankBreaches(given, 100)).toHaveLength(6);
});

test("rows that were left out are grouped; errors of the definition are each shown", () => {
  const { rejects, warnings, errors } = groupProblems(sampleReports["partly-read"]);
  expect(rejects).toMatchObject([
    { count: 3, first: { line: 14 }, others: "2 more like it in exports/leads.csv: lines 15 and 1018" },
  ]);
  expect(warnings).toHaveLength(1);
  expect(errors.map(({ code }) => code)).toEqual(["beyond-allowance"]);
  expect(groupProblems(sampleReports.incomplete).errors).toHaveLength(2);
});
