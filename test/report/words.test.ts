import { describe, expect, test } from "vitest";
import type {
  AuditReport,
  BreachReport,
  ObjectiveReport,
  PeriodReport,
  ProblemReport,
} from "../../src/model/report.js";
import { rankBreaches } from "../../src/report/breach-ranking.js";
import { overrunText, tookText } from "../../src/report/breach-text.js";
import { listClosingFacts } from "../../src/report/closing-facts.js";
import { composeHeadline } from "../../src/report/headline.js";
import { accountingText, dateReadings } from "../../src/report/input-text.js";
import { civilDateText, instantText } from "../../src/report/instant-text.js";
import { groupsNote, listDetails } from "../../src/report/objective-details.js";
import { budgetText, countsText, grossText } from "../../src/report/objective-text.js";
import { groupByOwner, partyText } from "../../src/report/party-text.js";
import { periodText } from "../../src/report/period-text.js";
import { groupProblems } from "../../src/report/problem-groups.js";
import { listText, quantityText } from "../../src/report/quantity-text.js";
import { sampleReports } from "../formats/sample-reports.js";

const minute = 60_000;
const hour = 60 * minute;

describe("a miss", () => {
  const { breached } = sampleReports;
  const [one] = breached.breaches;
  const miss = (some: Partial<BreachReport>) => ({ ...one!, ...some });
  const onReal = { objective: "critical-resolution" };

  test.each<[string, Partial<BreachReport>, string, string]>([
    [
      "on business time counts hours",
      { overrunMs: 80 * hour, elapsedMs: 81 * hour, limitMs: hour },
      "80 h",
      "81 h",
    ],
    [
      "on real time counts days from three on",
      { ...onReal, overrunMs: 80 * hour, elapsedMs: 104 * hour, limitMs: 24 * hour },
      "3 d 08 h",
      "4 d 08 h",
    ],
    ["that is open says so", { verdict: "overdue", stoppedAt: null }, "7 min", "1 h 07 min, open"],
    [
      "by little never reads as on its limit",
      { overrunMs: 400, elapsedMs: hour + 400 },
      "400 ms",
      "1 h 00 min 00 s 400 ms",
    ],
    [
      "that its clock did not count is told in real time",
      { overrunMs: 0, elapsedMs: 8 * hour, limitMs: 8 * hour, lateMs: 30 * minute },
      "30 min after close",
      "8 h",
    ],
    ["whose clock stood still says how long", { pausedMs: 2 * hour }, "7 min", "1 h 07 min, 2 h paused"],
    ["with a due of its own has no limit", { limitMs: null, elapsedMs: 3 * hour }, "7 min", "3 h"],
  ])("%s", (_, some, overrun, took) => {
    expect(overrunText(miss(some), breached)).toBe(overrun);
    expect(tookText(miss(some), breached)).toBe(took);
  });
});

test.each([
  ["2025-04-02", "2 Apr 2025"],
  ["2025-12-31", "31 Dec 2025"],
  ["soon", "soon"],
])("the date %s reads %s", (date, text) => {
  expect(civilDateText(date)).toBe(text);
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
    ["nothing but open records", duration, { ...none, total: 2, onTrack: 2 }, "2 open"],
    ["nothing but excluded records", duration, { ...none, total: 2, excluded: 2 }, "2 excluded"],
    [
      "a cohort with undecided records",
      rate,
      { ...none, total: 31, met: 13, missed: 4, onTrack: 14 },
      "13 of 31, 14 undecided",
    ],
    ["a cohort of undecided records", rate, { ...none, total: 1, onTrack: 1 }, "0 of 1, 1 undecided"],
    ["a rate that is decided", rate, { ...none, total: 120, met: 31, missed: 89 }, "31 of 120"],
    ["a percentile", percentile, { ...none, total: 4, met: 3, breached: 1 }, "3 of 4 in the limit"],
  ])("%s", (_, objective, counts, expected) => {
    expect(countsText({ ...objective, counts }, objective)).toBe(expected);
  });

  test.each<[ObjectiveReport["budget"], string]>([
    [null, ""],
    [{ allowed: 1205, left: 3 }, "3 of 1,205 left"],
    [{ allowed: 1, left: 0 }, "0 of 1 left"],
    [{ allowed: 0, left: 0 }, "none allowed"],
    [{ allowed: 0, left: -2 }, "2 over"],
  ])("the budget %j", (budget, expected) => {
    expect(budgetText({ budget, verdict: "met" })).toBe(expected);
    expect(budgetText({ budget, verdict: "no-data" })).toBe("");
  });

  test("the gross attainment is told where a waiver makes it another", () => {
    const attainment = { gross: 3 / 6, adjusted: 3 / 5 };
    expect(grossText({ counts: all, attainment })).toBe("50% gross");
    expect(grossText({ counts: { ...all, waived: 0 }, attainment })).toBe("");
    expect(grossText({ counts: all, attainment: null })).toBe("");
  });

  test("every rate shows the ratio that its figure is", () => {
    for (const report of Object.values(sampleReports)) {
      for (const objective of report.objectives.filter(({ basis }) => basis !== null)) {
        const { value } = objective.actual;
        if (value === null) continue;
        const [met = 0, of = 1] = countsText(objective, objective).split(",")[0]!.split(" of ").map(Number);
        expect(met / of, objective.id).toBe(value);
      }
    }
  });
});

describe("what stands below an objective", () => {
  const { scoped, breached, met } = sampleReports;
  const lines = (objective: ObjectiveReport, report: AuditReport) =>
    listDetails(objective, report).details.map(({ label, depth, target }) =>
      `${"> ".repeat(depth)}${label} ${target}`.trim(),
    );

  test("parts with their targets, each with its periods", () => {
    const [objective] = scoped.objectives;
    expect(listDetails(objective!, scoped).target).toBe("2 targets, each judged alone");
    expect(lines(objective!, scoped)).toEqual([
      "> all others 95% within 1 business hour",
      "> > January 2025",
      "> > February 2025",
      "> > March 2025",
      "> account: Globex 99% within 30 business minutes",
      "> > January 2025",
      "> > March 2025",
    ]);
  });

  test("groups by their field, blank ones too", () => {
    expect(lines(scoped.objectives[1]!, scoped)).toEqual([
      "> owner: Dana Cole",
      "> owner: Samuel Okonkwo-Fitzgerald",
      "> no owner",
    ]);
    expect(groupsNote({ ...scoped, objectives: scoped.objectives.slice(1, 2) })).toBe("");
  });

  test("what can't be split is named", () => {
    const [first] = scoped.objectives;
    expect(groupsNote({ ...scoped, objectives: [first!] })).toBe(`Not split by owner: ${first!.id}.`);
    expect(groupsNote({ ...scoped, objectives: [first!], groupBy: null })).toBe("");
  });

  test("of many groups the worst, in the order of their names", () => {
    const shown = listDetails(scoped.objectives[2]!, scoped).details.map(({ label }) => label);
    expect(shown).toHaveLength(12);
    // Of each seven the last two breach; of the others those with the most misses follow.
    expect(shown).toEqual(
      [5, 6, 7, 12, 13, 14, 19, 20, 21, 26, 27, 28].map(
        (index) => `owner: Handler ${String(index).padStart(2, "0")}`,
      ),
    );
    expect(groupsNote(scoped)).toMatch(/^Of up to 30 groups by owner the 12 that stand worst are shown/);
  });

  test("measurement periods only where there are several", () => {
    expect(lines(breached.objectives[0]!, breached)).toEqual([
      "> January 2025",
      "> February 2025",
      "> March 2025",
    ]);
    expect(lines(met.objectives[0]!, met)).toEqual([]);
  });
});

test("objectives stand under the party that promised them, in the order of the agreement", () => {
  const { scoped } = sampleReports;
  const [first, ...others] = scoped.objectives;
  const report = {
    ...scoped,
    objectives: [{ ...first!, owner: "client" }, ...others, { ...first!, owner: "bank" }],
  };
  expect(groupByOwner(report).map(({ owner, objectives }) => [owner, objectives.length])).toEqual([
    ["provider", 1],
    ["client", 2],
    ["bank", 1],
  ]);
  expect(["provider", "bank"].map((id) => partyText(report, id))).toEqual([
    "Northwind Sales (provider)",
    "bank",
  ]);
});

describe("what the figures rest on", () => {
  const factOf = (report: AuditReport, label: string) =>
    listClosingFacts(report)
      .find((fact) => fact.label === label)
      ?.texts.join("\n");

  test("the conventions say which records a rate is of", () => {
    const { breached } = sampleReports;
    const text = factOf(breached, "Conventions");
    expect(text).toContain("; a rate is of all records that came in, undecided ones too");
    expect(text).toContain("; a decided rate counts a record in the period of its decision");
    expect(factOf({ ...breached, objectives: [] }, "Conventions")).not.toContain("rate");
  });

  test("the dates of each source begin a line, so that no line is cut where there are many", () => {
    const { met } = sampleReports;
    const columns = [{ field: "at", header: "At", form: "iso", timezone: "UTC" }];
    const inputs = ["leads", "leads", "tickets"].map((source) => ({ ...met.inputs[0]!, source, columns }));
    expect(factOf({ ...met, inputs }, "Dates read")).toBe(
      "leads: At as iso in UTC\ntickets: At as iso in UTC",
    );
  });

  test("an export without ids is named once", () => {
    const { met } = sampleReports;
    expect(factOf(met, "Repeats")).toBe(
      "not looked for in tickets, read without an id: a record that stands there twice counts twice",
    );
    const twice = { ...met, inputs: [met.inputs[0]!, met.inputs[1]!, met.inputs[1]!] };
    expect(factOf(twice, "Repeats")).toBe(factOf(met, "Repeats"));
    expect(factOf({ ...met, inputs: [met.inputs[0]!] }, "Repeats")).toBeUndefined();
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
  const input = { ...sampleReports.met.inputs[0]!, columns };
  expect(dateReadings([input])).toEqual(["Created and Closed as iso in UTC", "Due as d/m/y"]);
  const decided = { ...columns[2]!, decidedBy: { line: 3, value: "25/03/2025" } };
  expect(dateReadings([{ ...input, columns: [decided] }])).toEqual(["Due (25/03/2025 on line 3) as d/m/y"]);
  const later = { ...input, columns: [...columns.slice(1), { field: "stop", header: "Stop", ...iso }] };
  expect(dateReadings([input, later])).toEqual(["Created, Closed and Stop as iso in UTC", "Due as d/m/y"]);
  const [createdAt, dueAt, sentAt] = ["createdAt", "dueAt", "sentAt"].map((field) => ({
    field,
    header: field,
    noDates: true as const,
  }));
  const blank = { ...input, columns: [createdAt!, dueAt!, sentAt!] };
  expect(dateReadings([input, blank]).slice(2)).toEqual(["no dates in sentAt"]);
  expect(dateReadings([blank])).toEqual(["no dates in createdAt, dueAt and sentAt"]);
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

test("breaches rank by overrun, then by real lateness, and ties by file and line", () => {
  const [one] = sampleReports.breached.breaches;
  const at = (overrunMs: number, line: number, lateMs = overrunMs) => ({ ...one!, overrunMs, lateMs, line });
  const given = [at(5, 9), at(7, 3), at(0, 2, 4), at(5, 2), at(9, 1), at(1, 1), at(0, 1, 8), at(7, 2)];
  const key = ({ overrunMs, line }: { overrunMs: number; line: number }) => `${overrunMs}/${line}`;
  expect(rankBreaches(given, 4).map(key)).toEqual(["9/1", "7/2", "7/3", "5/2"]);
  expect(rankBreaches(given, 100).map(key).slice(-2)).toEqual(["0/1", "0/2"]);
  expect(rankBreaches(given, 100)).toHaveLength(8);
});

describe("problems", () => {
  const [reject] = sampleReports.breached.problems;
  const at = (...lines: number[]) => lines.map((line): ProblemReport => ({ ...reject!, line }));
  const more = (count: number): ProblemReport => ({
    ...reject!,
    code: "more-like-it",
    line: null,
    more: { like: "not-a-date", count },
  });

  test.each<[ProblemReport[], number, string | null]>([
    [at(4), 1, null],
    [at(4, 9), 2, "1 more like it in exports/leads.csv (line 9)"],
    [at(4, 5, 6, 7, 8, 9), 6, "5 more like it in exports/leads.csv (lines 5, 6, 7, 8, 9)"],
    [at(4, 5, 6, 7, 8, 9, 10), 7, "6 more like it in exports/leads.csv (lines 5, 6, 7, 8, 9 …)"],
    [[...at(4, 5, 7), more(3841)], 3844, "3,843 more like it in exports/leads.csv (lines 5, 7 …)"],
    [[...at(4), more(2)], 3, "2 more like it in exports/leads.csv"],
  ])(
    "rows that were left out are told by kind and file, with their true number: case %#",
    (problems, count, others) => {
      expect(groupProblems(problems).rejects).toMatchObject([{ count, others }]);
    },
  );

  test("each kind and each file stands for itself", () => {
    const other: ProblemReport[] = [
      { ...reject!, file: "b.csv" },
      { ...reject!, code: "row-width" },
    ];
    expect(groupProblems([...at(4, 5), ...other]).rejects.map(({ count }) => count)).toEqual([2, 1, 1]);
  });

  test("errors and warnings with words of their own are never folded away", () => {
    const { rejects, warnings, errors } = groupProblems(sampleReports["partly-read"].problems);
    expect(rejects.map(({ count }) => count)).toEqual([2844]);
    expect(warnings.map(({ message }) => message)).toEqual([
      'no priority of tickets is "urgnt"',
      'no priority of tickets is "critcal"',
    ]);
    expect(errors.map(({ code }) => code)).toEqual(["beyond-allowance"]);
    expect(groupProblems(sampleReports.incomplete.problems).errors).toHaveLength(2);
    expect(groupProblems([{ ...reject!, severity: "error" }]).errors).toHaveLength(1);
  });
});
