import { expectTypeOf, test } from "vitest";
import type { z } from "zod";
import type { DiffReport } from "../../src/model/diff.js";
import type { diffModel } from "../../src/report/diff/diff-schema.js";

/** Intersections made flat and `readonly` taken off: what is left is what the JSON holds. */
type Plain<T> = T extends readonly (infer Item)[]
  ? Plain<Item>[]
  : T extends object
    ? { -readonly [K in keyof T]: Plain<T[K]> }
    : T;

test("the schema and the type DiffReport say the same", () => {
  expectTypeOf<Plain<z.infer<typeof diffModel>>>().toEqualTypeOf<Plain<DiffReport>>();
});
