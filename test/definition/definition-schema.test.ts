import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { definitionSchema } from "../../src/definition/definition-schema.js";
import { parseAgreement } from "../../src/definition/parse-agreement.js";
import { metrics } from "../../src/metrics/index.js";
import { northwind, smallest } from "./northwind.js";

const validate = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(definitionSchema());

describe("the JSON Schema of the definition", () => {
  test.each([
    ["the whole file", northwind],
    ["the smallest", smallest()],
  ])("takes %s", (_, text) => {
    validate(parse(text));
    expect(validate.errors).toBeNull();
  });

  test.each([
    ["a mistyped key", "title: Demo", "tittle: Demo"],
    ["a mistyped metric", "first-response-time", "first-respons-time"],
    ["a missing section", "objectives:", "objective:"],
    ["another version", "version: 1", "version: 2"],
    ["a target that is a list", "95% within 4 hours", "[95%]"],
  ])("refuses %s, as the reader does", async (_, right, wrong) => {
    const text = smallest().replace(right, wrong);
    expect(validate(parse(text))).toBe(false);
    expect((await parseAgreement(text, { file: "sla.yaml" })).agreement).toBeUndefined();
  });

  test("describes every key, for editors", () => {
    const undescribed: string[] = [];
    const walk = (schema: unknown, path: string, described: boolean): void => {
      if (typeof schema !== "object" || schema === null) return;
      const node = schema as Record<string, unknown>;
      if (described && node["description"] === undefined && node["$ref"] === undefined)
        undescribed.push(path);
      for (const [key, value] of Object.entries(node)) {
        if (key === "properties")
          for (const [name, property] of Object.entries(value as object))
            walk(property, `${path}.${name}`, true);
        else if (Array.isArray(value)) for (const item of value) walk(item, path, false);
        else walk(value, path, false);
      }
    };
    walk(definitionSchema(), "", false);
    expect(undescribed.filter((path) => !/\.(any|all)$/.test(path))).toEqual([]);
  });

  test("completes the metrics of the shelf", () => {
    const text = JSON.stringify(definitionSchema());
    for (const { metric } of metrics) expect(text).toContain(`{"const":"${metric.id}"`);
  });

  test("is the same each time", () => {
    expect(JSON.stringify(definitionSchema())).toBe(JSON.stringify(definitionSchema()));
  });
});
