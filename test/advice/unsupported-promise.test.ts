import { describe, expect, it } from "vitest";
import { unsupportedPromise } from "../../src/advice/unsupported-promise.js";
import { parseAgreement } from "../../src/definition/parse-agreement.js";
import type { Agreement } from "../../src/model/agreement.js";

interface Draft {
  readonly more?: string;
  readonly rest?: string;
}

const office = 'calendars: { office: { timezone: UTC, hours: { mon-fri: ["09:00-17:00"] } } }';
const onOffice: Draft = { more: "  calendar: office\n", rest: office };

/** Each promise is the rest of a line behind its id: a metric, or the two events of a ticket, and a target. */
async function draft(file: string, promises: readonly string[], { more = "", rest = "" }: Draft = {}) {
  const objectives = promises.map((promise, index) => {
    const [what = "", target = "", where] = promise.split(" | ");
    const [from, to] = what.split(" to ");
    const metric = to === undefined ? from : `{ duration: { of: tickets, from: ${from}, to: ${to} } }`;
    return `  - { id: ${file}-${index + 1}, metric: ${metric}, owner: us, target: ${target}${where === undefined ? "" : `, where: ${where}`} }`;
  });
  const text = [
    "version: 1",
    "agreement:",
    `  id: ${file}`,
    `  title: The ${file}`,
    "  parties: { us: { name: Us } }",
    "  timezone: UTC",
    `${more}  supported-by: [inner.yaml]`,
    rest,
    "sources:",
    "  tickets: { file: t.csv, timezone: UTC, columns: { assignedAt: A, pickedAt: P } }",
    "objectives:",
    ...objectives,
    "",
  ].join("\n");
  const { agreement, written, problems } = await parseAgreement(text, { file: `${file}.yaml` });
  if (agreement === undefined || written === undefined) throw new Error(JSON.stringify(problems));
  return { agreement, text: written.text };
}

async function advise(outer: readonly string[], inner: readonly string[], mine?: Draft, theirs: Draft = {}) {
  const supports: Agreement[] = [(await draft("inner", inner, theirs)).agreement];
  const context = { ...(await draft("outer", outer, mine)), supports, clock: {} };
  if (unsupportedPromise.reads !== "agreement") throw new Error("it reads agreements");
  return unsupportedPromise.advise({ ...context, asOf: Date.UTC(2025, 5, 30) });
}

const assign = "createdAt to assignedAt | 99% within 15 minutes";
const reply = "assignedAt to firstResponseAt | 99% within 60 minutes";

describe("limits that follow each other add up", () => {
  it("15 and 60 minutes under one hour", async () => {
    const [advice, ...others] = await advise(["first-response-time | 90% within 1 hour"], [assign, reply]);
    expect(others).toEqual([]);
    expect(advice?.at).toEqual(["objectives", 0, "target"]);
    expect(advice?.found).toMatch(
      /^outer-1 stands on inner-1 \(inner\.yaml:\d+\) and inner-2 \(inner\.yaml:\d+\), whose limits come to 1 h 15 min, 15 min more than 1 hour$/,
    );
    expect(advice?.better).toBe(
      "target: 90% within 75 minutes\n# or, in inner.yaml, under inner-2:\ntarget: 99% within 45 minutes",
    );
  });

  it.each([
    ["they fit to the minute", ["first-response-time | 90% within 75 minutes"], [assign, reply]],
    ["one of them is about another event", ["resolution-time | 90% within 1 hour"], [assign, reply]],
    [
      "they are about some records",
      ["first-response-time | 90% within 1 hour"],
      [`${assign} | { priority: low }`],
    ],
    ["they are about other records", ["lead-response-time | 90% within 1 hour"], [assign, reply]],
    ["they don't lead to the end", ["first-response-time | 90% within 10 minutes"], [assign]],
  ])("nothing where %s", async (_, outer, inner) => {
    expect(await advise(outer, inner)).toEqual([]);
  });

  it("three in a row, and the last ones alone where nobody promises the first", async () => {
    const steps = [
      "createdAt to assignedAt | 99% within 10 minutes",
      "assignedAt to pickedAt | 99% within 20 minutes",
      "pickedAt to firstResponseAt | 99% within 45 minutes",
    ];
    const outer = ["first-response-time | 90% within 1 hour"];
    expect((await advise(outer, steps))[0]?.found).toContain("come to 1 h 15 min, 15 min more");
    expect((await advise(outer, steps.slice(1)))[0]?.found).toContain("come to 1 h 05 min, 5 min more");
    expect(await advise(outer, steps.slice(2))).toEqual([]);
  });

  it("one that is about the same records as the outer one", async () => {
    const where = " | { priority: urgent }";
    const outer = [`resolution-time | 90% within 4 hours${where}`];
    const longer = "resolution-time | 90% within 5 hours";
    expect((await advise(outer, [longer + where]))[0]?.found).toContain("whose limit is 5 h, 1 h more");
    expect((await advise(outer, [longer]))[0]?.better).toBe(
      "target: 90% within 5 hours\n# or, in inner.yaml, under inner-1:\ntarget: 90% within 4 hours",
    );
  });
});

describe("clocks that differ are tried from every start of the year", () => {
  it("open on weekdays under a promise that runs at night: 4 hours from Friday 13:30 end on Monday 09:30", async () => {
    const outer = ["resolution-time | 90% within 8 hours"];
    const inner = ["resolution-time | 95% within 4 business hours"];
    const [advice] = await advise(outer, inner, {}, onOffice);
    // The first of 2025 is a Wednesday; that Friday is the 3rd.
    expect(advice?.found).toMatch(
      /for a start on Fri 2025-01-03 13:30 they take 68 h on its clock, 60 h more/,
    );
    expect(advice?.better).toBe("target: 90% within 68 hours");
    expect(await advise(["resolution-time | 90% within 68 hours"], inner, {}, onOffice)).toEqual([]);
  });

  it("one business day is up to two days of 8 hours", async () => {
    const outer = (limit: string) => [`resolution-time | 90% within ${limit}`];
    const inner = ["resolution-time | 95% within 1 business day"];
    const [advice] = await advise(outer("8 business hours"), inner, onOffice, onOffice);
    expect(advice?.better).toBe("target: 90% within 16 business hours");
    expect(await advise(outer("1 business day"), inner, onOffice, onOffice)).toEqual([]);
  });

  it("the same hours in a row fit", async () => {
    const steps = [
      "createdAt to assignedAt | 99% within 3 business hours",
      "assignedAt to firstResponseAt | 99% within 5 business hours",
    ];
    const outer = ["first-response-time | 95% within 8 business hours"];
    expect(await advise(outer, steps, onOffice, onOffice)).toEqual([]);
  });
});

describe("shares in a row", () => {
  const steps = (first: string, second: string) => [
    `createdAt to assignedAt | ${first} within 5 minutes`,
    `assignedAt to firstResponseAt | ${second} within 10 minutes`,
  ];
  const outer = (share: string) => [`first-response-time | ${share} within 1 hour`];

  it("95% and 95% can promise 90% and no more", async () => {
    const [advice, ...others] = await advise(outer("95%"), steps("95%", "95%"));
    expect(others).toEqual([]);
    expect(advice?.found).toMatch(/can promise outer-1 at most 90% in a row, and it promises 95%$/);
    expect(advice?.better.split("\n").filter((line) => !line.startsWith("#"))).toEqual([
      "target: 90% within 1 hour",
      "target: 97.5% within 5 minutes",
      "target: 97.5% within 10 minutes",
    ]);
    expect(await advise(outer("90%"), steps("95%", "95%"))).toEqual([]);
  });

  it.each([
    ["99.9%", "99.95%", "99.95%", undefined],
    ["99.9%", "99.95%", "99.94%", "99.89%"],
    ["50%", "40%", "30%", "0%"],
  ])("%s on %s and %s", async (share, first, second, atMost) => {
    const [advice] = await advise(outer(share), steps(first, second));
    if (atMost === undefined) expect(advice).toBeUndefined();
    else expect(advice?.found).toContain(`at most ${atMost} in a row`);
  });

  it("a percentile is the share that it promises", async () => {
    const [advice] = await advise(
      ["resolution-time | p95 within 8 hours"],
      ["resolution-time | p90 within 8 hours"],
    );
    expect(advice?.found).toContain("at most 90%, and it promises");
  });
});

describe("an inner agreement that is in force for a shorter time", () => {
  const effective = (dates: string): Draft => ({ more: `  effective: { ${dates} }\n` });
  it.each([
    [
      "from: 2025-01-01, until: 2025-12-31",
      "from: 2025-01-01, until: 2025-06-30",
      "from: 2025-01-01, until: 2025-12-31",
    ],
    ["from: 2025-01-01", "from: 2025-02-01", "from: 2025-01-01"],
    ["from: 2025-01-01, until: 2025-12-31", "from: 2024-01-01, until: 2025-12-31", undefined],
    ["from: 2025-01-01", "from: 2024-01-01", undefined],
  ])("%s on %s", async (mine, theirs, wanted) => {
    const found = await advise(["close-rate | at least 20%"], [assign], effective(mine), effective(theirs));
    const better = wanted && `# in inner.yaml:\nagreement: { effective: { ${wanted} } }`;
    expect(found.map((each) => each.better)).toEqual(wanted === undefined ? [] : [better]);
  });
});
