import { describe, expect, test } from "vitest";
import { parseAgreement } from "../../src/definition/parse-agreement.js";
import { smallest } from "./northwind.js";
import { withoutPlaces } from "./without-places.js";

async function readWith(terms: string, where: string, middle = "") {
  const objective = `metric: lead-response-time, target: 95% within 4 hours, where: ${where}`;
  return parseAgreement(smallest({ objective, middle: `terms: ${terms}\n${middle}` }), { file: "sla.yaml" });
}

const is = (field: string, ...values: string[]) => ({ op: "is", field, values });
const qualified = "qualified: { of: leads, means: Fits, where: { status: [MQL, SQL] } }";
const hot = "hot: { of: leads, means: Now, where: { term: qualified, priority: high } }";
const terms = `{ ${qualified}, ${hot} }`;
const hotFilter = { op: "all", of: [is("status", "MQL", "SQL"), is("priority", "high")] };

describe("a filter that uses terms holds their conditions", () => {
  test.each([
    ["{ term: qualified }", is("status", "MQL", "SQL")],
    ["{ term: hot }", hotFilter],
    ["{ term: [qualified, hot] }", { op: "any", of: [is("status", "MQL", "SQL"), hotFilter] }],
    ["{ term: [hot] }", hotFilter],
    ["{ term: { not: qualified } }", { op: "not", of: is("status", "MQL", "SQL") }],
    ["{ not: { term: qualified } }", { op: "not", of: is("status", "MQL", "SQL") }],
    [
      "{ any: [{ term: qualified }, { source: event }] }",
      { op: "any", of: [is("status", "MQL", "SQL"), is("source", "event")] },
    ],
    [
      "{ term: qualified, source: web }",
      { op: "all", of: [is("status", "MQL", "SQL"), is("source", "web")] },
    ],
  ])("%s", async (where, expected) => {
    const { agreement, problems } = await readWith(terms, where);
    expect(problems).toEqual([]);
    expect(withoutPlaces(agreement!.objectives[0]!.where)).toEqual(expected);
  });

  test("in the filters of a ratio, an override and an exclusion too", async () => {
    const objective =
      "metric: { ratio: { of: leads, where: { term: qualified }, good: { term: hot } } }, target: at least 5%, overrides: [{ when: { term: hot }, target: at least 9% }]";
    const middle = `terms: ${terms}\nexclusions: [{ of: leads, where: { term: hot }, reason: Told so }]`;
    const { agreement, problems } = await parseAgreement(smallest({ objective, middle }), {
      file: "sla.yaml",
    });
    expect(problems).toEqual([]);
    const [ratio] = agreement!.objectives;
    expect(withoutPlaces(ratio!.metric)).toMatchObject({
      where: is("status", "MQL", "SQL"),
      good: hotFilter,
    });
    expect(withoutPlaces(ratio!.overrides[0])).toMatchObject({ label: "term: hot", when: hotFilter });
    expect(withoutPlaces(agreement!.exclusions)).toMatchObject([{ kind: "records", where: hotFilter }]);
  });

  test("what they mean is kept", async () => {
    const { agreement } = await readWith(terms, "{}");
    expect(agreement!.terms).toMatchObject([
      { id: "qualified", source: "leads", means: "Fits", at: { line: 7 } },
      { id: "hot", source: "leads", means: "Now" },
    ]);
  });

  test("dates of a term are read in the zone of each source that uses it", async () => {
    const middle = `sources: { east: { kind: leads, timezone: Asia/Tokyo }, west: { kind: leads, timezone: America/New_York } }
terms: { old: { of: leads, means: Old, where: { createdAt: { at-most: 2025-01-01 } } } }`;
    const objective =
      "metric: lead-response-time, of: east, target: 95% within 4 hours, where: { term: old }";
    const text = `${smallest({ objective, middle })}${smallest({ objective })
      .split("\n")
      .at(-2)!
      .replace("id: demo", "id: other")
      .replace("of: east", "of: west")}\n`;
    const { agreement, problems } = await parseAgreement(text, { file: "sla.yaml" });
    expect(problems).toEqual([]);
    expect(agreement!.objectives.map(({ where }) => withoutPlaces(where))).toMatchObject([
      { atMost: Date.parse("2025-01-01T14:59:59.999Z") },
      { atMost: Date.parse("2025-01-02T04:59:59.999Z") },
    ]);
  });
});

const chainOf = (length: number, topFirst = false) => {
  const chain = Array.from(
    { length },
    (_, at) =>
      `t${at}: { of: leads, means: M, where: ${at === 0 ? "{ status: a }" : `{ term: t${at - 1} }`} }`,
  );
  return (topFirst ? chain.reverse() : chain).join(", ");
};

describe("terms that mean nothing are told of", () => {
  test.each([
    ["an unknown one", terms, "{ term: hott }", ["unknown-reference"]],
    ["one of several", terms, "{ term: [qualified, hott] }", ["unknown-reference"]],
    [
      "another source",
      "{ t: { of: tickets, means: M, where: { status: new } } }",
      "{ term: t }",
      ["term-of-other-source"],
    ],
    [
      "an unknown source",
      "{ t: { of: lead, means: M, where: { status: new } } }",
      "{ term: t }",
      ["unknown-reference"],
    ],
    ["itself", "{ t: { of: leads, means: M, where: { term: t } } }", "{ term: t }", ["term-chain"]],
    [
      "a circle, once",
      "{ a: { of: leads, means: M, where: { term: b } }, b: { of: leads, means: M, where: { any: [{ term: c }] } }, c: { of: leads, means: M, where: { term: a } } }",
      "{ term: c }",
      ["term-chain"],
    ],
    ["a long chain", `{ ${chainOf(13)} }`, "{ term: t2 }", ["term-chain"]],
    ["a long chain, the other way round", `{ ${chainOf(13, true)} }`, "{ term: t2 }", ["term-chain"]],
    ["nothing asked", "{ t: { of: leads, means: M, where: {} } }", "{ term: t }", ["empty-filter"]],
    ["no meaning", "{ t: { of: leads, where: { status: new } } }", "{ term: t }", ["missing-key"]],
    [
      "a faulty condition, told once",
      "{ t: { of: leads, means: M, where: { status: { at-least: 5 } } } }",
      "{ term: t }",
      ["range-on-words"],
    ],
    [
      "a name with a space",
      '{ "a b": { of: leads, means: M, where: { status: new } } }',
      "{ term: a b }",
      ["bad-name"],
    ],
    ["a condition that terms can't have", terms, "{ term: { exists: true } }", ["unknown-key"]],
  ])("%s", async (_, written, where, codes) => {
    const { agreement, problems } = await readWith(written, where);
    expect(problems.map(({ code }) => code)).toEqual(codes);
    expect(agreement).toBeUndefined();
  });

  test("another source, through a term that fits", async () => {
    const middle = "sources: { crm: { kind: leads }, fair: { kind: leads } }";
    const written = `terms: { own: { of: crm, means: M, where: { status: new } }, any: { of: leads, means: M, where: { term: own } } }`;
    const read = (of: string) =>
      parseAgreement(
        smallest({
          middle: `${middle}\n${written}`,
          objective: `metric: lead-response-time, of: ${of}, target: 95% within 4 hours, where: { term: any }`,
        }),
        { file: "sla.yaml" },
      );
    expect((await read("crm")).problems).toEqual([]);
    expect((await read("fair")).problems).toMatchObject([
      { code: "term-of-other-source", args: { term: "own", of: "crm", source: "fair" } },
    ]);
  });

  test("the longest chain that is followed", async () => {
    for (const topFirst of [true, false])
      expect((await readWith(`{ ${chainOf(12, topFirst)} }`, "{ term: t11 }")).problems).toEqual([]);
  });

  test("a great many terms on one another end the reading in good time", async () => {
    for (const topFirst of [true, false]) {
      const { problems } = await readWith(`{ ${chainOf(2000, topFirst)} }`, "{ term: t9 }");
      expect(new Set(problems.map(({ code }) => code))).toEqual(new Set(["term-chain"]));
    }
  });
});
