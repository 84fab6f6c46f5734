import { describe, expect, test } from "vitest";
import { parseAgreement } from "../../src/definition/parse-agreement.js";
import type { Filter } from "../../src/model/filter.js";
import { smallest } from "./northwind.js";

async function readWhere(where: string, middle = "") {
  const objective = `metric: lead-response-time, target: 95% within 4 hours, where: ${where}`;
  return parseAgreement(smallest({ objective, middle }), { file: "sla.yaml" });
}

/** A filter without the places in it. */
function bare(filter: Filter | undefined): unknown {
  return filter === undefined
    ? undefined
    : JSON.parse(JSON.stringify(filter, (key, value) => (key === "at" ? undefined : value)));
}

const is = (field: string, ...values: string[]) => ({ op: "is", field, values });

describe("filters (semantics 22)", () => {
  test.each([
    ["{ status: [a, b] }", is("status", "a", "b")],
    ["{ status: new, priority: urgent }", { op: "all", of: [is("status", "new"), is("priority", "urgent")] }],
    ["{ source: { not: partner } }", { op: "not", of: is("source", "partner") }],
    ["{ source: { not: [partner, event] } }", { op: "not", of: is("source", "partner", "event") }],
    [
      "{ score: { at-least: 50, at-most: 80 } }",
      { op: "range", field: "score", type: "number", atLeast: 50, atMost: 80 },
    ],
    [
      "{ score: { between: [1, 5] } }",
      { op: "range", field: "score", type: "number", atLeast: 1, atMost: 5 },
    ],
    ["{ score: { at-least: -1.5 } }", { op: "range", field: "score", type: "number", atLeast: -1.5 }],
    ["{ closedAt: { exists: true } }", { op: "exists", field: "closedAt", exists: true }],
    [
      "{ score: { at-least: 50, not: 60 } }",
      {
        op: "all",
        of: [
          { op: "not", of: is("score", "60") },
          { op: "range", field: "score", type: "number", atLeast: 50 },
        ],
      },
    ],
    ["{ not: { status: new } }", { op: "not", of: is("status", "new") }],
    [
      "{ any: [{ status: new }, { score: { exists: false } }] }",
      { op: "any", of: [is("status", "new"), { op: "exists", field: "score", exists: false }] },
    ],
    ["{ all: [{ status: new }] }", { op: "all", of: [is("status", "new")] }],
    // As written, not as a number or a boolean.
    ["{ Priority: [1, 007, 1.10, true] }", is("Priority", "1", "007", "1.10", "true")],
    ["{ Lead Region: EMEA }", is("Lead Region", "EMEA")],
    ["{ constructor: x, toString: y }", { op: "all", of: [is("constructor", "x"), is("toString", "y")] }],
    ["{}", undefined],
  ])("%s", async (where, expected) => {
    const { agreement, problems } = await readWhere(where);
    expect(problems).toEqual([]);
    expect(bare(agreement!.objectives[0]!.where)).toEqual(expected);
  });

  test.each([
    // A date is its first instant as a lower bound and its last as an upper one, in the source's zone.
    [
      "{ createdAt: { between: [2025-03-01, 2025-03-31] } }",
      "2025-02-28T23:00:00.000Z",
      "2025-03-31T21:59:59.999Z",
    ],
    [
      "{ createdAt: { at-least: 2025-03-01 09:30, at-most: 2025-03-01T10:00:00Z } }",
      "2025-03-01T08:30:00.000Z",
      "2025-03-01T10:00:00.000Z",
    ],
    [
      "{ createdAt: { between: [2025-03-01T09:00+02:00, 2025-03-01T09:00-0530] } }",
      "2025-03-01T07:00:00.000Z",
      "2025-03-01T14:30:00.000Z",
    ],
  ])("%s", async (where, from, until) => {
    const { agreement } = await readWhere(where);
    expect(bare(agreement!.objectives[0]!.where)).toEqual({
      op: "range",
      field: "createdAt",
      type: "instant",
      atLeast: Date.parse(from),
      atMost: Date.parse(until),
    });
  });

  test("dates are read in the zone of the source", async () => {
    const { agreement } = await readWhere(
      "{ createdAt: { at-least: 2025-03-01 } }",
      "sources: { leads: { timezone: America/New_York } }",
    );
    expect(bare(agreement!.objectives[0]!.where)).toMatchObject({
      atLeast: Date.parse("2025-03-01T05:00:00Z"),
    });
  });

  test.each([
    ["{ status: [] }", ["wrong-value"]],
    ["{ status: }", ["wrong-value"]],
    ["{ status: { at-least: 5 } }", ["range-on-words"]],
    ["{ score: { at-least: 2025-01-01 } }", ["bound-not-understood"]],
    ["{ createdAt: { at-least: 5 } }", ["bound-not-understood"]],
    ["{ createdAt: { at-least: 2025-02-30 } }", ["bound-not-understood"]],
    ["{ Own: { between: [1, 2025-01-01] } }", ["bound-not-understood"]],
    ["{ score: { between: [5, 1] } }", ["range-upside-down"]],
    ["{ score: { between: [1] } }", ["wrong-value"]],
    ["{ score: { atleast: 5 } }", ["unknown-key"]],
    ["{ score: { exists: maybe } }", ["wrong-value"]],
    ["{ score: { exists: false, at-least: 5 } }", ["exists-beside-others"]],
    ["{ any: { status: new } }", ["wrong-value"]],
    ["{ statuss: new }", ["unknown-field"]],
    ["{ any: [{ statuss: new }, { not: { scoer: { at-least: 5 } } }] }", ["unknown-field", "unknown-field"]],
    ["{ Status: new }", []],
    ["{ Own: new, owne: new }", ["unknown-field"]],
  ])("%s is told of", async (where, codes) => {
    expect((await readWhere(where)).problems.map((problem) => problem.code)).toEqual(codes);
  });
});
