import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseJsonTree } from "../../src/definition/json-tree.js";
import { plainValue } from "../../src/definition/tree.js";

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe("JSON with places", () => {
  test("reads what JSON.parse reads", () => {
    fc.assert(
      fc.property(fc.json(), fc.constantFrom(undefined, 2, "\t"), (json, indent) => {
        const text = JSON.stringify(JSON.parse(json), null, indent);
        const result = parseJsonTree(text);
        expect(result.ok && JSON.parse(JSON.stringify(plainValue(result.root)))).toEqual(JSON.parse(text));
      }),
    );
  });

  test("refuses what JSON.parse refuses, and nothing else", () => {
    const sample = '{"a": [1, -2.5e3, true, null, "x\\n"], "b": {"c": "\\u00e9"}, "d": []}';
    fc.assert(
      fc.property(
        fc.nat(sample.length),
        fc.nat(3),
        fc.constantFrom("", ",", '"', "}", "]", "0", "'", ":", "\\", "\n", "-", "x"),
        (at, cut, scrap) => {
          const text = sample.slice(0, at) + scrap + sample.slice(at + cut);
          expect(parseJsonTree(text).ok).toBe(isJson(text));
        },
      ),
      { numRuns: 1000 },
    );
  });

  test("tells of a key that is given twice", () => {
    const result = parseJsonTree('{"a": 1, "a": 2}');
    expect(result).toMatchObject({
      ok: true,
      repeated: [{ key: "a", first: { start: 1 }, again: { start: 9 } }],
    });
  });
});
