import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { parseAgreement } from "../../src/definition/parse-agreement.js";
import { wordProblem } from "../../src/report/wording/index.js";
import { northwind, smallest } from "./northwind.js";

const read = (text: string, file = "sla.yaml") => parseAgreement(text, { file });

describe("a whole file", () => {
  test.each([
    ["newest", { keep: "newest" }],
    ["One", { keep: "one" }],
    ["all", { keep: "all" }],
    ["first", { keep: "first" }],
    ["last", { keep: "last" }],
    ["last  by updatedAt", { keep: "last", by: "updatedAt" }],
  ])("says which row is the record: keep: %s", async (keep, rule) => {
    const source = `sources: { leads: { file: leads.csv, timezone: UTC, keep: ${keep} } }`;
    const { agreement, problems } = await read(`${smallest()}\n${source}\n`);
    expect(problems).toEqual([]);
    expect(agreement?.sources.get("leads")?.keep).toEqual(rule);
  });

  test("becomes the agreement that it describes", async () => {
    const { agreement, problems } = await read(northwind);
    expect(problems).toEqual([]);
    expect(agreement).toMatchObject({
      id: "northwind-acme-2025",
      title: "Northwind Sales for Acme",
      parties: [
        { id: "provider", name: "Northwind Sales", contact: "sla@northwind.example" },
        { id: "client", name: "Acme GmbH", contact: "ops@acme.example" },
      ],
      effective: { from: "2025-01-01", until: "2025-12-31" },
      timezone: "Europe/Berlin",
      measurementUnit: "month",
      fiscalYearStart: 4,
      conventions: {
        attributeTo: "start",
        percentile: "nearest-rank",
        businessDay: "end-of-day",
        noData: "fail",
        stopBeforeStart: "unmeasurable",
        reopen: "last-close",
        changingValues: "at-end",
      },
      file: "sla.yaml",
    });
    const office = agreement!.calendars.get("office")!;
    expect(office.timezone).toBe("America/New_York");
    expect(office.hours.thu).toEqual([
      ["09:00", "12:30"],
      ["13:30", "17:00"],
    ]);
    expect(office.hours.fri).toEqual([["09:00", "16:00"]]);
    expect(office.dates).toEqual({ "2025-12-24": [["09:00", "12:00"]] });
    expect(office.revisions).toMatchObject([{ from: "2025-09-01", hours: { wed: [["08:00", "18:00"]] } }]);

    expect([...agreement!.sources.keys()]).toEqual(["leads", "opportunities", "tickets"]);
    expect(agreement!.sources.get("leads")).toMatchObject({
      kind: "leads",
      files: ["exports/leads-*.csv"],
      timezone: "America/New_York",
      keep: { keep: "newest" },
      allowRejects: { kind: "count", count: 0 },
    });
    expect(agreement!.sources.get("leads")!.columns.get("firstResponseAt")).toEqual({
      header: "First outreach date",
      at: { file: "sla.yaml", line: 28, column: 95 },
    });
    expect([...agreement!.sources.get("opportunities")!.values.get("stage")!]).toEqual([
      ["closed won", "won"],
      ["closed lost", "lost"],
    ]);
    expect(agreement!.sources.get("tickets")).toMatchObject({
      keep: { keep: "last", by: "updatedAt" },
      allowRejects: { kind: "share", numerator: 1, denominator: 100 },
    });

    expect(
      agreement!.objectives.map(({ id, source, calendar, target, basis }) => [
        id,
        source,
        calendar,
        target.text,
        basis,
      ]),
    ).toEqual([
      ["lead-response", "leads", "office", "95% within 1 business hour", "cohort"],
      ["first-response", "tickets", "office", "90% within 4 business hours", "cohort"],
      ["critical-resolution", "tickets", undefined, "100% within 24 hours", "cohort"],
      ["p90-resolution", "tickets", "office", "p90 within 3 business days", "cohort"],
      ["qualification", "leads", undefined, "at least 30%", "cohort"],
      ["conversion", "leads", undefined, "at least 5%", "cohort"],
      ["close-rate", "opportunities", undefined, "at least 20%", "decided"],
      ["due-dates", "tickets", undefined, "95% by dueAt", "cohort"],
      ["enterprise", "opportunities", undefined, "at least 20%", "decided"],
      ["qualified-response", "leads", undefined, "99% within 2 hours", "cohort"],
    ]);
    expect(agreement!.objectives[0]).toMatchObject({
      owner: "provider",
      atRiskAfter: 0.8,
      warningMargin: 0,
      minimumRecords: 0,
      noData: "fail",
      attributeTo: "start",
      effective: {},
      at: { file: "sla.yaml", line: 33, column: 9 },
    });
    expect(agreement!.objectives.at(-2)!.metric).toMatchObject({
      id: "custom",
      shape: "ratio",
      of: "opportunities",
      enteredAt: "createdAt",
      decidedAt: "closedAt",
    });
  });

  test("says the same in JSON as in YAML", async () => {
    const json = JSON.stringify(parse(northwind), null, "\t");
    const plain = (value: unknown) =>
      JSON.parse(
        JSON.stringify(value, (key, inner) =>
          key === "at" || key === "file" ? undefined : inner instanceof Map ? [...inner] : inner,
        ),
      );
    const fromJson = await read(json, "sla.json");
    expect(fromJson.problems).toEqual([]);
    expect(plain(fromJson.agreement)).toEqual(plain((await read(northwind)).agreement));
  });

  test("objectives take what they don't say from the agreement and the conventions", async () => {
    const middle = "conventions: { no-data: warn, attribute-to: due }";
    const { agreement } = await read(
      smallest({ middle, objective: "metric: close-rate, target: at least 20%, warning-margin: 1.5%" }),
    );
    // A ratio has no due.
    expect(agreement!.objectives[0]).toMatchObject({
      noData: "warn",
      attributeTo: "start",
      warningMargin: 0.015,
    });
    const duration = await read(smallest({ middle }));
    expect(duration.agreement!.objectives[0]).toMatchObject({ noData: "warn", attributeTo: "due" });
  });

  test("a metric implies its source, which the command line can then name a file for", async () => {
    const { agreement } = await read(smallest());
    expect(agreement!.sources.get("tickets")).toMatchObject({ name: "tickets", kind: "tickets", files: [] });
    expect(agreement!.objectives[0]!.source).toBe("tickets");
  });

  test("so does a custom ratio over a kind of records", async () => {
    const objective = "metric: { ratio: { of: leads, good: { status: won } } }, target: at least 5%";
    const { agreement } = await read(smallest({ objective }));
    expect(agreement!.sources.get("leads")).toMatchObject({ name: "leads", kind: "leads" });
  });

  test("a metric reads the one source that has its kind, by whatever name", async () => {
    const { agreement } = await read(smallest({ middle: "sources: { helpdesk: { kind: tickets } }" }));
    expect(agreement!.objectives[0]!.source).toBe("helpdesk");
  });

  test.each([
    ["1", 1],
    ["October", 10],
    ["apr", 4],
    ['"07"', 7],
  ])("the fiscal year can begin in %s", async (month, expected) => {
    const text = smallest().replace("  title: Demo", `  title: Demo\n  fiscal-year-start: ${month}`);
    expect((await read(text)).agreement!.fiscalYearStart).toBe(expected);
  });

  test("text that looks like a number stays as it was written", async () => {
    const text = smallest({
      middle: "sources: { tickets: { columns: { id: 007, owner: 1.10 }, blanks: [0, NA] } }",
    });
    const { agreement } = await read(text.replace("id: demo\n", "id: 2025.10\n"));
    const tickets = agreement!.sources.get("tickets")!;
    expect(agreement!.id).toBe("2025.10");
    expect([...tickets.columns.values()].map((column) => column.header)).toEqual(["007", "1.10"]);
    expect(tickets.blanks).toEqual(["0", "na"]);
  });

  test("a custom ratio over a source without a kind uses its own columns", async () => {
    const middle = "sources: { calls: { columns: { createdAt: Called, outcome: Result, endedAt: Ended } } }";
    const ratio =
      "{ of: calls, good: { outcome: sale }, decided: { outcome: [sale, no] }, decided-at: endedAt }";
    const objective = `metric: { ratio: ${ratio} }, target: at least 5%, basis: decided`;
    const { agreement, problems } = await read(smallest({ middle, objective }));
    expect(problems).toEqual([]);
    expect(agreement!.sources.get("calls")!.kind).toBeUndefined();
    expect(agreement!.objectives[0]!.metric).toMatchObject({
      of: "calls",
      enteredAt: "createdAt",
      decidedAt: "endedAt",
    });
  });
});

describe("calendars of objectives (semantics 8)", () => {
  const middle = "calendars: { office: { hours: { mon-fri: 09:00-17:00 } } }";
  const withDefault = (text: string) => text.replace("  title: Demo", "  title: Demo\n  calendar: office");
  const metric = "metric: resolution-time";

  test.each([
    ["target: 95% within 4 business hours", "office", []],
    ["target: 95% within 2 business days", "office", []],
    ["target: 95% within 4 hours", undefined, []],
    ["target: 95% within 4 hours, calendar: office", undefined, ["calendar-without-effect"]],
    ["target: 95% by dueAt", undefined, []],
  ])("%s", async (target, calendar, codes) => {
    const { agreement, problems } = await read(
      withDefault(smallest({ middle, objective: `${metric}, ${target}` })),
    );
    expect(problems.map((problem) => problem.code)).toEqual(codes);
    expect(agreement!.objectives[0]!.calendar).toBe(calendar);
  });

  test("business time without any calendar is an error, told once", async () => {
    const objective = `${metric}, target: p90 within 2 business days`;
    const { problems } = await read(smallest({ middle, objective }));
    expect(problems.map((problem) => problem.code)).toEqual(["no-calendar"]);
    const misnamed = await read(smallest({ middle, objective: `${objective}, calendar: ofice` }));
    expect(misnamed.problems.map((problem) => problem.code)).toEqual(["unknown-reference"]);
  });
});

describe("problems", () => {
  const broken = `version: 1
agreement:
  id: demo
  tittle: Demo
  timezone: Berlin
  parties: { provider: { nam: Demo } }
  effective: { from: 2025-02-30 }
calendars:
  office: { hours: { mon-fri: ["09:00-12:30", "12:00-17:00"] } }
sources:
  tickets: { colums: {}, timezone: Mars }
objectives:
  - { id: a, metric: first-respons-time, owner: provder, target: 95 within 4 hours }
  - { id: a, metric: resolution-time, owner: provider, target: at least 20% }
`;

  test("are all told at once, in the order of the file", async () => {
    const { agreement, problems } = await read(broken);
    expect(agreement).toBeUndefined();
    expect(problems.map(({ code, line }) => `${line} ${code}`)).toEqual([
      "4 unknown-key",
      "5 unknown-zone",
      "6 unknown-key",
      "7 unknown-date",
      "9 overlapping-windows",
      "11 unknown-key",
      "11 unknown-zone",
      "13 unknown-metric",
      "13 unknown-reference",
      "13 target-not-understood",
      "14 duplicate-objective",
      "14 target-mismatch",
    ]);
  });

  test("a faulty part causes no second problem where it is referred to", async () => {
    const text = smallest({
      middle: "calendars: { office: { hours: 9 } }\nsources: { tickets: 5 }",
      objective: "metric: first-response-time, calendar: office, target: 95% within 4 business hours",
    }).replace("provider: { name: Demo }", "provider: Demo");
    expect((await read(text)).problems.map((problem) => problem.code)).toEqual([
      "wrong-value",
      "wrong-value",
      "wrong-value",
    ]);
  });

  test("keys that every object has are harmless", async () => {
    const text = `${smallest({ middle: "sources: { constructor: {}, toString: { columns: { valueOf: V } } }" })}constructor: 1\n`;
    const { problems } = await read(text);
    expect(problems.map(({ code, args }) => [code, args])).toMatchObject([
      ["unknown-key", { key: "constructor" }],
    ]);
    const fine = await read(
      smallest({ middle: "sources: { constructor: {}, toString: { columns: { valueOf: V } } }" }),
    );
    expect(fine.problems).toEqual([]);
    expect([...fine.agreement!.sources.keys()]).toEqual(["constructor", "toString", "tickets"]);
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  });

  test("an alias that multiplies without end is refused", async () => {
    const levels = Array.from({ length: 12 }, (_, level) => {
      const items = Array.from({ length: 9 }, () => (level === 0 ? "x" : `*l${level - 1}`)).join(", ");
      return `l${level}: &l${level} [${items}]`;
    });
    expect((await read(levels.join("\n"))).problems.map((problem) => problem.code)).toContain("too-deep");
    expect((await read("a: &a [*a]")).problems.map((problem) => problem.code)).toContain("yaml-alias");
    expect((await read("[".repeat(100_000))).problems.map((problem) => problem.code)).toEqual(["too-deep"]);
    expect((await read("- ".repeat(100_000))).problems.map((problem) => problem.code)).toEqual(["too-deep"]);
  });

  test("anchors and aliases are followed", async () => {
    const middle = "calendars: { a: { hours: &h { mon-fri: 09:00-17:00 } }, b: { hours: *h } }";
    const { agreement } = await read(smallest({ middle }));
    expect(agreement!.calendars.get("b")!.hours).toEqual(agreement!.calendars.get("a")!.hours);
  });

  test("places count lines that end in CRLF, and columns after a byte order mark", async () => {
    const { problems } = await read(broken.replaceAll("\n", "\r\n"));
    expect(problems.map(({ line, column }) => [line, column])).toEqual(
      (await read(broken)).problems.map(({ line, column }) => [line, column]),
    );
    expect(problems.every(({ excerpt }) => !/[\r\n]/.test(excerpt!.text))).toBe(true);
    const marked = await read(`\uFEFF${smallest().replace("version: 1", "version: 2")}`);
    expect(marked.problems.map((problem) => problem.code)).toEqual(["wrong-version"]);
  });

  test("whatever is written, the answer is an agreement or problems with words", async () => {
    const lines = northwind.split("\n");
    const scrap = fc.oneof(
      // Problems repeat what was written, which must not itself be what they never say.
      fc.string().filter((text) => !/undefined|NaN|\[object/.test(text)),
      fc.constantFrom(": ", "[", "}", '"', "- ", "&a", "*a", "null", "\t", "__proto__: 1", "%"),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.nat(lines.length - 1),
        fc.nat(60),
        fc.nat(30),
        scrap,
        async (line, column, cut, text) => {
          const changed = [...lines];
          const old = changed[line]!;
          changed[line] = old.slice(0, column) + text + old.slice(column + cut);
          const { agreement, problems } = await read(changed.join("\n"));
          const errors = problems.filter((problem) => problem.severity === "error");
          expect(agreement === undefined).toBe(errors.length > 0);
          for (const problem of problems) {
            const words = wordProblem(problem);
            expect(words.message).not.toMatch(/undefined|NaN|\[object|Invalid input/);
            expect(words.help).not.toMatch(/undefined|NaN|\[object|Invalid input/);
          }
        },
      ),
      { numRuns: 150 },
    );
  });
});
