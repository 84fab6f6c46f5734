import { expectTypeOf, test } from "vitest";
import type { z } from "zod";
import type { ReviewReport } from "../../src/model/review.js";
import type { reviewModel } from "../../src/report/review/review-schema.js";

/** Intersections made flat and `readonly` taken off: what is left is what the JSON holds. */
type Plain<T> = T extends readonly (infer Item)[]
  ? Plain<Item>[]
  : T extends object
    ? { -readonly [K in keyof T]: Plain<T[K]> }
    : T;

test("the schema and the type ReviewReport say the same", () => {
  expectTypeOf<Plain<z.infer<typeof reviewModel>>>().toEqualTypeOf<Plain<ReviewReport>>();
});
