import { describe, expect, test } from "vitest";
import { parseAgreement } from "../../src/definition/parse-agreement.js";
import { smallest } from "./northwind.js";
import { withoutPlaces } from "./without-places.js";

const middle =
  "calendars: { office: { hours: { mon-fri: 09:00-17:00 } }, night: { hours: { daily: 00:00-24:00 } } }";

async function readOverrides(overrides: string, objective = "target: 95% within 4 hours", extra = middle) {
  const written = `metric: resolution-time, ${objective}, overrides: ${overrides}`;
  return parseAgreement(smallest({ objective: written, middle: extra }), { file: "sla.yaml" });
}

describe("overrides (semantics 21)", () => {
  test("keep their order and say what they change", async () => {
    const { agreement, problems } = await readOverrides(
      "[{ title: Gold, when: { account: Globex }, target: p90 within 2 hours }, { when: { priority: [urgent, high] }, effective: { from: 2025-07-01 }, target: { share: 99%, within: 1 hour } }]",
    );
    expect(problems).toEqual([]);
    expect(withoutPlaces(agreement!.objectives[0]!.overrides)).toMatchObject([
      {
        label: "Gold",
        when: { op: "is", field: "account", values: ["Globex"] },
        effective: {},
        target: { kind: "percentile-within", text: "p90 within 2 hours" },
      },
      {
        label: "priority: urgent or high, from 2025-07-01",
        effective: { from: "2025-07-01" },
        target: { kind: "share-within", text: "99% within 1 hour" },
      },
    ]);
  });

  test("are none where nothing is said", async () => {
    const { agreement } = await parseAgreement(smallest(), { file: "sla.yaml" });
    expect(agreement).toMatchObject({
      objectives: [{ overrides: [] }],
      exclusions: [],
      waivers: [],
      terms: [],
    });
  });

  test.each([
    ["when: { account: Globex }", "account: Globex"],
    ["when: { account: [A, B, C] }", "account: A, B or C"],
    [
      "when: { account: Globex, priority: { not: [low, normal] } }",
      "account: Globex, priority: not low or normal",
    ],
    ["when: { Tier: { at-least: 2, at-most: 5 } }", "Tier: at least 2, at most 5"],
    ["when: { Tier: { between: [2, 5] } }", "Tier: 2 to 5"],
    ["when: { owner: { exists: false } }", "owner: blank"],
    ["when: { owner: { exists: true } }", "owner: not blank"],
    ["when: { any: [{ account: A }, { not: { team: B } }] }", "(account: A) or (not (team: B))"],
    ["when: { all: [{ account: A }, { team: B }] }", "(account: A) and (team: B)"],
    [
      `when: { account: ${"long ".repeat(20)} }`,
      "account: long long long long long long long long long long…",
    ],
    ["effective: { from: 2025-07-01, until: 2025-08-31 }", "2025-07-01 to 2025-08-31"],
    ["effective: { until: 2025-08-31 }", "until 2025-08-31"],
  ])("%s is called %s", async (asked, label) => {
    const { agreement } = await readOverrides(`[{ ${asked}, target: 99% within 1 hour }]`);
    expect(agreement!.objectives[0]!.overrides[0]!.label).toBe(label);
  });

  const business = "target: 99% within 1 business hour";
  test.each([
    // [the objective, the override, calendar of each, problems]
    ["target: 95% within 4 hours, calendar: office", business, [undefined, "office"], []],
    ["target: 95% within 4 business hours, calendar: office", business, ["office", "office"], []],
    ["target: 95% within 4 business hours, calendar: office", "calendar: night", ["office", "night"], []],
    ["target: 95% within 4 hours", `${business}, calendar: night`, [undefined, "night"], []],
    [
      "target: 95% within 4 hours",
      "target: 99% within 1 hour, calendar: night",
      [undefined, undefined],
      ["calendar-without-effect"],
    ],
    ["target: 95% within 4 hours", business, undefined, ["no-calendar"]],
    ["target: 95% within 4 business hours", business, undefined, ["no-calendar"]],
    ["target: 95% within 4 hours", `${business}, calendar: nihgt`, undefined, ["unknown-reference"]],
  ])("%s with %s", async (objective, override, calendars, codes) => {
    const { agreement, problems } = await readOverrides(`[{ when: { account: A }, ${override} }]`, objective);
    expect(problems.map(({ code }) => code)).toEqual(codes);
    const [read] = agreement?.objectives ?? [];
    expect(read && [read.calendar, read.overrides[0]!.calendar]).toEqual(calendars);
  });

  const a = "when: { account: A }";
  const t = "target: 99% within 1 hour";
  test.each([
    ["no terms", `[{ ${a} }]`, ["half-an-override"]],
    ["no records", `[{ ${t} }]`, ["half-an-override"]],
    ["dates without a date", `[{ effective: {}, ${t} }]`, ["half-an-override"]],
    ["an empty filter", `[{ when: {}, ${t} }]`, ["empty-filter"]],
    ["a target of another shape", `[{ ${a}, target: at least 20% }]`, ["target-mismatch"]],
    ["a target that is not understood", `[{ ${a}, target: 99% within soon }]`, ["target-not-understood"]],
    [
      "dates upside down",
      `[{ ${a}, effective: { from: 2025-02-01, until: 2025-01-01 }, ${t} }]`,
      ["from-after-until"],
    ],
    ["an unknown key", `[{ wen: { account: A }, ${t} }]`, ["unknown-key", "half-an-override"]],
    [
      "the same in another spelling",
      `[{ when: { account: [A, B], team: X }, ${t} }, { when: { team: x, account: [b, " a "] }, ${t} }]`,
      ["hidden-override"],
    ],
    [
      "the same with dates that meet",
      `[{ ${a}, effective: { until: 2025-06-30 }, ${t} }, { ${a}, effective: { from: 2025-06-30 }, ${t} }]`,
      ["hidden-override"],
    ],
    [
      "the same with dates apart",
      `[{ ${a}, effective: { until: 2025-06-30 }, ${t} }, { ${a}, effective: { from: 2025-07-01 }, ${t} }]`,
      [],
    ],
    [
      "every record in wider dates",
      `[{ effective: { from: 2025-01-01 }, ${t} }, { ${a}, effective: { from: 2025-07-01 }, ${t} }]`,
      ["hidden-override"],
    ],
    ["every record in narrower dates", `[{ effective: { from: 2025-07-01 }, ${t} }, { ${a}, ${t} }]`, []],
    [
      "other records",
      `[{ ${a}, ${t} }, { when: { account: B }, ${t} }, { when: { not: { account: A } }, ${t} }]`,
      [],
    ],
  ])("%s", async (_, overrides, codes) => {
    expect((await readOverrides(overrides)).problems.map(({ code }) => code)).toEqual(codes);
  });
});
