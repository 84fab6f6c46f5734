import fc from "fast-check";
import { expect, test } from "vitest";
import { createExcerpt } from "../../src/model/excerpt.js";

test("a short line is shown whole, marked as far as it goes", () => {
  expect(createExcerpt("a,b", 3, 3, 9)).toEqual({ line: 3, text: "a,b", column: 3, length: 1 });
  expect(createExcerpt("a,b", 3, 4, 1)).toEqual({ line: 3, text: "a,b", column: 4, length: 1 });
});

test("a long line is cut around its mark, and the mark stays on the same characters", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom("a", ",", "é", "😀"), minLength: 100, maxLength: 500 }),
      fc.nat(400),
      fc.integer({ min: 1, max: 30 }),
      (text, at, length) => {
        // A mark begins at a character, never in the middle of one.
        const before = [...text].slice(0, at).join("");
        const column = before.length + 1;
        fc.pre(column + length <= text.length);
        const excerpt = createExcerpt(text, 7, column, length);
        const marked = excerpt.text.slice(excerpt.column - 1, excerpt.column - 1 + excerpt.length);
        expect(marked).toBe(text.slice(column - 1, column - 1 + length));
        expect(excerpt.text.length).toBeLessThanOrEqual(162);
        // Half a character would come back from bytes as another one.
        expect(Buffer.from(excerpt.text).toString()).toBe(excerpt.text);
        expect(text).toContain(excerpt.text.replace(/^…|…$/g, ""));
      },
    ),
  );
});
