import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, expectTypeOf, test } from "vitest";
import type { z } from "zod";
import type { AuditReport } from "../../src/model/report.js";
import { type reportModel, reportSchema } from "../../src/report/report-schema.js";
import { sampleReports } from "../formats/sample-reports.js";

/** Intersections made flat and `readonly` taken off: what is left is what the JSON holds. */
type Plain<T> = T extends readonly (infer Item)[]
  ? Plain<Item>[]
  : T extends object
    ? { -readonly [K in keyof T]: Plain<T[K]> }
    : T;

// The package's format checkers are not installed, and the instants of a report need none.
const validate = new Ajv2020({ allErrors: true, strict: true, validateFormats: false }).compile(
  reportSchema(),
);

test("the schema and the type AuditReport say the same", () => {
  expectTypeOf<Plain<z.infer<typeof reportModel>>>().toEqualTypeOf<Plain<AuditReport>>();
});

describe("the published schema", () => {
  test.each(Object.entries(sampleReports))("takes the sample %s", (_, report) => {
    validate(report);
    expect(validate.errors).toBeNull();
  });

  const met = sampleReports.met;
  test.each<[string, unknown]>([
    ["an unknown field", { ...met, verdicts: "met" }],
    ["an unknown field of an objective", { ...met, objectives: [{ ...met.objectives[0], note: "" }] }],
    ["a missing field", { ...met, asOf: undefined }],
    ["an unknown verdict", { ...met, verdict: "fine" }],
    ["a negative count", { ...met, inputs: [{ ...met.inputs[0], rows: -1 }] }],
    ["another version", { ...met, schema: "sla-audit/report@2" }],
  ])("refuses %s", (_, report) => {
    expect(validate(JSON.parse(JSON.stringify(report)))).toBe(false);
  });

  test("describes every field and allows no other", () => {
    const bare: string[] = [];
    const open: string[] = [];
    const walk = (node: unknown, path: string): void => {
      if (node === null || typeof node !== "object") return;
      const { properties, additionalProperties } = node as Record<string, unknown>;
      if (properties !== undefined && additionalProperties !== false) open.push(path);
      for (const [name, field] of Object.entries(properties ?? {})) {
        if (!("description" in field)) bare.push(`${path}/${name}`);
      }
      for (const [key, child] of Object.entries(node)) walk(child, `${path}/${key}`);
    };
    walk(reportSchema(), "");
    expect({ bare, open }).toEqual({ bare: [], open: [] });
  });
});
