import { expectTypeOf, test } from "vitest";
import type { z } from "zod";
import type { PlanReport } from "../../src/model/plan.js";
import type { planModel } from "../../src/report/planning/plan-schema.js";

/** Intersections made flat and `readonly` taken off: what is left is what the JSON holds. */
type Plain<T> = T extends readonly (infer Item)[]
  ? Plain<Item>[]
  : T extends object
    ? { -readonly [K in keyof T]: Plain<T[K]> }
    : T;

test("the schema and the type PlanReport say the same", () => {
  expectTypeOf<Plain<z.infer<typeof planModel>>>().toEqualTypeOf<Plain<PlanReport>>();
});
