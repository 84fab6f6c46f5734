import { describe, expect, test } from "vitest";
import { parseAgreement } from "../../src/definition/parse-agreement.js";
import { smallest } from "./northwind.js";
import { withoutPlaces } from "./without-places.js";

async function readExclusions(exclusions: string, middle = "") {
  const text = smallest({ middle: `${middle}\nexclusions: [${exclusions}]` });
  return parseAgreement(text, { file: "sla.yaml" });
}

describe("exclusions (semantics 24, 28)", () => {
  test.each([
    // The agreement's zone is Europe/Berlin; a date as the end includes that day.
    ["started-between: [2025-08-11, 2025-08-15]", "2025-08-10T22:00:00Z", "2025-08-15T22:00:00Z"],
    ["started-between: [2025-08-11, 2025-08-11]", "2025-08-10T22:00:00Z", "2025-08-11T22:00:00Z"],
    ["pause-clock: [2025-03-30, 2025-03-30]", "2025-03-29T23:00:00Z", "2025-03-30T22:00:00Z"],
    ["pause-clock: [2025-03-04T10:00, 2025-03-04 16:30]", "2025-03-04T09:00:00Z", "2025-03-04T15:30:00Z"],
    [
      "pause-clock: [2025-03-04T10:00:00-05:00, 2025-03-04T16:00:00Z]",
      "2025-03-04T15:00:00Z",
      "2025-03-04T16:00:00Z",
    ],
  ])("%s", async (window, from, to) => {
    const { agreement, problems } = await readExclusions(`{ ${window}, reason: Move }`);
    expect(problems).toEqual([]);
    expect(withoutPlaces(agreement!.exclusions)).toEqual([
      { kind: window.split(":")[0], reason: "Move", from: Date.parse(from), to: Date.parse(to) },
    ]);
  });

  test("name the source that they are about", async () => {
    const { agreement } = await readExclusions(
      "{ of: tickets, where: { source: test }, reason: Tests }, { of: tickets, pause-clock: [2025-01-01, 2025-01-01], reason: Outage }",
    );
    expect(agreement!.exclusions).toMatchObject([
      { kind: "records", source: "tickets", where: { field: "source" }, at: { line: 8 } },
      { kind: "pause-clock", source: "tickets" },
    ]);
  });

  test("by a kind are about every source of that kind, with dates in the zone of each", async () => {
    const { agreement, problems } = await readExclusions(
      "{ of: leads, where: { createdAt: { at-most: 2025-01-01 } }, reason: Old }",
      "sources: { east: { kind: leads, timezone: Asia/Tokyo }, west: { kind: leads, timezone: UTC }, tickets: {} }",
    );
    expect(problems.map(({ code }) => code)).toEqual(["exclusion-without-effect"]);
    expect(agreement!.exclusions).toMatchObject([
      { source: "east", where: { atMost: Date.parse("2025-01-01T14:59:59.999Z") } },
      { source: "west", where: { atMost: Date.parse("2025-01-01T23:59:59.999Z") } },
    ]);
  });

  const sources =
    "sources: { accounts: { columns: { name: Account Name, type: Type } }, tickets: { link: { accounts: { field: account, to: name } } }, ticket-history: { history-of: tickets }, leads: {}, opportunities: {} }";
  const asksAccounts = "where: { accounts: { type: { exists: true } } }, target: 95% within 4 hours";
  const resolved = "metric: resolution-time, target: 95% within 4 hours";
  const sold = "metric: sales-volume, target: at least 1";
  test.each([
    [
      "is looked up by a filter",
      asksAccounts,
      "of: accounts, where: { type: test }",
      "only-looked-up",
      "error",
    ],
    [
      "of one that is",
      asksAccounts,
      "of: accounts, started-between: [2025-01-01, 2025-01-02]",
      "only-looked-up",
      "error",
    ],
    [
      "has the clock in its tickets",
      resolved,
      "of: ticket-history, pause-clock: [2025-01-01, 2025-01-02]",
      "clock-elsewhere",
      "error",
    ],
    ["has no clock", sold, "of: opportunities, pause-clock: [2025-01-01, 2025-01-02]", "no-clock", "error"],
    ["is read by no objective", resolved, "of: leads, where: { source: test }", "not-read", "warning"],
  ])(
    "of a source that %s is pointed out where it is named",
    async (_, promised, exclusion, because, severity) => {
      const objective = promised.startsWith("where") ? `metric: first-response-time, ${promised}` : promised;
      const text = smallest({ objective, middle: `${sources}\nexclusions: [{ ${exclusion}, reason: Why }]` });
      const { problems } = await parseAgreement(text, { file: "sla.yaml" });
      expect(problems).toMatchObject([
        { code: "exclusion-without-effect", severity, line: 8, args: { because } },
      ]);
    },
  );

  test.each([
    [resolved, "of: ticket-history, where: { status: imported }"],
    [resolved, "of: tickets, pause-clock: [2025-01-01, 2025-01-02]"],
    [sold, "pause-clock: [2025-01-01, 2025-01-02]"],
    [sold, "of: opportunities, started-between: [2025-01-01, 2025-01-02]"],
  ])("that can leave something out are no problem: %s, %s", async (objective, exclusion) => {
    const text = smallest({ objective, middle: `${sources}\nexclusions: [{ ${exclusion}, reason: Why }]` });
    expect((await parseAgreement(text, { file: "sla.yaml" })).problems).toEqual([]);
  });

  const reason = "reason: Told so";
  test.each([
    ["no reason", "{ started-between: [2025-01-01, 2025-01-02] }", ["missing-key"]],
    ["a blank reason", '{ started-between: [2025-01-01, 2025-01-02], reason: " " }', ["wrong-value"]],
    ["nothing left out", `{ of: tickets, ${reason} }`, ["not-one-exclusion"]],
    [
      "two things",
      `{ pause-clock: [2025-01-01, 2025-01-02], started-between: [2025-01-01, 2025-01-02], ${reason} }`,
      ["not-one-exclusion"],
    ],
    ["a filter of no source", `{ where: { source: test }, ${reason} }`, ["missing-key"]],
    [
      "a filter of an unknown source",
      `{ of: tikets, where: { source: test }, ${reason} }`,
      ["unknown-reference"],
    ],
    ["a filter that asks nothing", `{ of: tickets, where: {}, ${reason} }`, ["empty-filter"]],
    ["a window with one end", `{ pause-clock: [2025-01-01], ${reason} }`, ["wrong-value"]],
    ["no such day", `{ pause-clock: [2025-02-28, 2025-02-30], ${reason} }`, ["instant-not-understood"]],
    ["upside down", `{ pause-clock: [2025-02-02, 2025-02-01], ${reason} }`, ["window-ends-first"]],
    ["no length", `{ pause-clock: [2025-02-02T10:00, 2025-02-02T09:00Z], ${reason} }`, ["window-ends-first"]],
    [
      "an unknown key",
      `{ pause-clock: [2025-01-01, 2025-01-02], until: 2025-01-01, ${reason} }`,
      ["unknown-key"],
    ],
  ])("%s", async (_, exclusion, codes) => {
    const { agreement, problems } = await readExclusions(exclusion);
    expect(problems.map(({ code }) => code)).toEqual(codes);
    expect(agreement).toBeUndefined();
  });
});
