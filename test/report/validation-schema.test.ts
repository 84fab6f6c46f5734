import { expectTypeOf, test } from "vitest";
import type { z } from "zod";
import type { ValidationReport } from "../../src/model/validation.js";
import type { validationModel } from "../../src/report/validation/validation-schema.js";

/** Intersections made flat and `readonly` taken off: what is left is what the JSON holds. */
type Plain<T> = T extends readonly (infer Item)[]
  ? Plain<Item>[]
  : T extends object
    ? { -readonly [K in keyof T]: Plain<T[K]> }
    : T;

test("the schema and the type ValidationReport say the same", () => {
  expectTypeOf<Plain<z.infer<typeof validationModel>>>().toEqualTypeOf<Plain<ValidationReport>>();
});
