import { describe, expect, test } from "vitest";
import { parseTarget, parseTargetObject } from "../../src/definition/target.js";
import { wordTarget } from "../../src/report/wording/definition-target.js";

const hour = 3_600_000;
const within = (clock: "business" | "real", ms: number, text: string) => ({
  kind: "elapsed",
  clock,
  ms,
  text,
});

describe("promises as text", () => {
  test.each([
    [
      "95% within 4 business hours",
      {
        kind: "share-within",
        share: { numerator: 95, denominator: 100, text: "95%" },
        limit: within("business", 4 * hour, "4 business hours"),
        text: "95% within 4 business hours",
      },
    ],
    [
      "  99.95 %  WITHIN   30 Minutes ",
      {
        kind: "share-within",
        share: { numerator: 9995, denominator: 10_000, text: "99.95%" },
        limit: within("real", hour / 2, "30 Minutes"),
        text: "99.95 % WITHIN 30 Minutes",
      },
    ],
    ["100% in 24 hours", { kind: "share-within", share: { numerator: 100, denominator: 100 } }],
    ["90.50% within 1 hour", { share: { numerator: 905, denominator: 1000, text: "90.50%" } }],
    [
      "95% within 2 business days",
      { kind: "share-within", limit: { kind: "business-days", days: 2, text: "2 business days" } },
    ],
    [
      "95% by dueAt",
      {
        kind: "share-by-due",
        share: { numerator: 95, denominator: 100 },
        dueField: "dueAt",
        text: "95% by dueAt",
      },
    ],
    [
      "p90 within 3 business days",
      { kind: "percentile-within", percentile: { numerator: 90, denominator: 100, text: "p90" } },
    ],
    ["P99.5 within 8 hours", { percentile: { numerator: 995, denominator: 1000, text: "p99.5" } }],
    ["median within 2 hours", { kind: "percentile-within", percentile: { numerator: 50, denominator: 100 } }],
    [
      "average within 8 business hours",
      { kind: "average-within", limit: within("business", 8 * hour, "8 business hours") },
    ],
    [
      "at least 20%",
      { kind: "threshold", bound: "at-least", value: { numerator: 20, denominator: 100 }, unit: "share" },
    ],
    [
      "At most 2.5 %",
      { kind: "threshold", bound: "at-most", value: { numerator: 25, denominator: 1000, text: "2.5%" } },
    ],
    [">=20%", { bound: "at-least" }],
    ["<= 0%", { bound: "at-most", value: { numerator: 0, denominator: 100 } }],
    ["at least 100", { value: { numerator: 100, denominator: 1, text: "100" }, unit: "number" }],
    ["at least 100 per month", { value: { numerator: 100 }, unit: "number", per: "month" }],
    ["at least 100 per month by day 20", { per: "month", byDay: 20 }],
    ["at most 5 by day 3", { bound: "at-most", byDay: 3 }],
    [
      "at least 5000.50 usd a month",
      { value: { numerator: 50_005, denominator: 10 }, currency: "USD", per: "month" },
    ],
    ["at most 400 EUR", { value: { numerator: 400 }, unit: "number", currency: "EUR" }],
    ["at least 4.20", { value: { numerator: 42, denominator: 10, text: "4.20" } }],
    ["at most 12 minutes", { value: { numerator: 720_000, denominator: 1 }, unit: "ms" }],
    ["at most 4 hours", { value: { numerator: 14_400_000 }, unit: "ms" }],
    ["≥ 7%", { bound: "at-least", value: { numerator: 7 } }],
  ])("%s", (text, expected) => {
    expect(parseTarget(text)).toMatchObject({ ok: true, target: expected });
  });

  test.each([
    ["", "", "empty"],
    ["95 within 4 hours", "95", "no-percent-sign"],
    ["0.95 within 4 hours", "0.95", "no-percent-sign"],
    ["0% within 4 hours", "0%", "share-out-of-range"],
    ["100.1% within 4 hours", "100.1%", "share-out-of-range"],
    ["95,5% within 4 hours", "95,5", "too-many-digits"],
    ["99.99999999999% within 4 hours", "99.99999999999", "too-many-digits"],
    ["95%", "95%", "share-alone"],
    [">= 75% within 2h", ">= 75% within 2h", "bound-with-limit"],
    ["at most 5% in 2 hours", "at most 5% in 2 hours", "bound-with-limit"],
    ["90% in under 4 hrs", "under", "needless-word"],
    ["average within <4h", "<", "needless-word"],
    ["95% within", "within", "nothing-follows"],
    ["95% by", "by", "nothing-follows"],
    ["95% before 4 hours", "before", "expected-word"],
    ["95% within 4 bananas", "4 bananas", "limit"],
    ["95% within 0 hours", "0 hours", "limit-of-nothing"],
    ["95% within 0 business days", "0 business days", "limit-of-nothing"],
    ["95% by dueAt sharp", "sharp", "left-over"],
    ["p0 within 4 hours", "p0", "percentile-out-of-range"],
    ["p101 within 4 hours", "p101", "percentile-out-of-range"],
    ["p90 4 hours", "4", "expected-word"],
    ["average", "average", "nothing-follows"],
    ["within 4 hours", "within 4 hours", "limit-without-share"],
    ["at least 5,000", "5,000", "grouped-digits"],
    ["at least 5_000 USD", "5_000", "grouped-digits"],
    ["at least 4,2", "4,2", "grouped-digits"],
    ["at least $5000", "$5000", "currency-first"],
    ["at least USD 5,000.50", "USD 5,000.50", "currency-first"],
    ["at least 5000 UDS", "UDS", "unknown-currency"],
    ["at least 100 leads per month", "leads", "left-over"],
    ["at least 100 per fortnight", "fortnight", "expected-word"],
    ["at least 100 per month by day 32", "day 32", "no-such-day"],
    ["at least 100 per month soon", "soon", "left-over"],
    ["at least 100 within 2 hours", "at least 100 within 2 hours", "bound-with-limit"],
    ["at least 1234567890123", "1234567890123", "too-many-digits"],
    ["100 per month", "100 per month", "bound-missing"],
    ["at least 120%", "120", "share-out-of-range"],
    ["at least", "at least", "nothing-follows"],
    ["at least 20% per month", "per month", "left-over"],
    ["quickly", "quickly", "expected-word"],
    ["averagely within 2 hours", "averagely", "expected-word"],
  ])("%s is refused at %s", (text, part, kind) => {
    expect(parseTarget(text)).toMatchObject({ ok: false, part, fault: { kind } });
  });
});

describe("promises spelled out say the same", () => {
  test.each([
    [{ share: "95%", within: "4 business hours" }, "95% within 4 business hours"],
    [{ share: "95%", by: "dueAt" }, "95% by dueAt"],
    [{ percentile: "90", within: "3 business days" }, "p90 within 3 business days"],
    [{ percentile: "p99.5", within: "3 hours" }, "p99.5 within 3 hours"],
    [{ "average-within": "8 hours" }, "average within 8 hours"],
    [{ "at-least": "20%" }, "at least 20%"],
    [{ "at-most": "2%" }, "at most 2%"],
    [{ "at-least": "5000 USD per month" }, "at least 5000 USD per month"],
  ])("%j", (object, text) => {
    expect(parseTargetObject(object)).toEqual(parseTarget(text));
    expect(parseTargetObject(object).ok).toBe(true);
  });

  test.each([
    [{}, "empty"],
    [{ share: "95%" }, "half-a-promise"],
    [{ within: "4 hours" }, "half-a-promise"],
    [{ by: "dueAt" }, "half-a-promise"],
    [{ percentile: "90" }, "half-a-promise"],
    [{ share: "95%", "at-least": "20%" }, "not-one-promise"],
    [{ share: "95%", within: "4 hours", by: "dueAt" }, "not-one-promise"],
    [{ percentile: "most", within: "4 hours" }, "percentile-out-of-range"],
    [{ share: "101%", within: "4 hours" }, "share-out-of-range"],
  ])("%j is refused", (object, kind) => {
    expect(parseTargetObject(object)).toMatchObject({ ok: false, fault: { kind } });
  });
});

test.each<["duration" | "ratio", string, string]>([
  ["ratio", "20%", "it does not say whether 20% is the least or the most: at least 20%, or at most 20%"],
  ["duration", "95%", "it does not say by when: 95% within 4 business hours, or 95% by dueAt"],
  [
    "duration",
    ">= 75% within 2h",
    'leave out ">=", because a share with a time limit is always the least: 75% within 2h',
  ],
  [
    "duration",
    "at most 5% within 2h",
    '"at most" can\'t stand before a share with a time limit, which is always the least',
  ],
  ["ratio", "at least 20% within 2h", 'a rate has no time limit, so leave out "within 2h"'],
  ["duration", "90% in under 4 hrs", 'leave out "under": within 4 hrs'],
  ["duration", "95% before 4 hours", '"before" stands where within or by should'],
])("for a %s, %s is refused with words for it", (shape, target, words) => {
  const result = parseTarget(target);
  if (result.ok) throw new Error("it was understood");
  const { part, fault } = result;
  expect(wordTarget({ target, part, fault, shape }).message).toBe(
    `the target "${target}" is not understood: ${words}`,
  );
});

test("what is wrong with a limit is said once", () => {
  const result = parseTarget("90% within a while");
  if (result.ok) throw new Error("it was understood");
  const { part, fault } = result;
  expect(wordTarget({ target: "90% within a while", part, fault, shape: "duration" })).toEqual({
    message: 'the target "90% within a while" is not understood: "a while" is not a length of time',
    help: 'No length of time was found in "a while". Write it like 4 business hours, 90 minutes, 1h 30m or 3 business days.',
  });
});
