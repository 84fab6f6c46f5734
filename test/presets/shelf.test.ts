import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { choosePreset } from "../../src/intake/choose-preset.js";
import { foldHeader } from "../../src/intake/header-names.js";
import { fieldSpec } from "../../src/model/fields.js";
import { presets } from "../../src/presets/index.js";
import { sourceOf } from "../intake/read-csv.js";

const fixtures = new URL("../../fixtures/exports/", import.meta.url);

/** The headers of the export that shows a preset. */
function headersOf(id: string): string[] {
  const folder = new URL(`${id}/`, fixtures);
  const file = readdirSync(folder).find((name) => name.endsWith(".csv"))!;
  const line = readFileSync(new URL(file, folder), "utf8")
    .replace(/^\ufeff/, "")
    .split("\n")[0]!;
  return line.split(/[,;]/).map((header) => header.replace(/^"|"$/g, ""));
}

describe("the shelf of presets", () => {
  test("has one file and one example for each", () => {
    const files = readdirSync(new URL("../../src/presets/", import.meta.url)).map((name) =>
      name.slice(0, -3),
    );
    const ids = presets.map(({ id }) => id);
    expect(files.filter((name) => name !== "index").sort()).toEqual([...ids].sort());
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(existsSync(new URL(`${id}/sla.yaml`, fixtures)), id).toBe(true);
  });

  test.each(presets)("$id names fields of its kind and words that metrics know", (preset) => {
    const { kind, columns, flags, values, dates, numbers, durations } = preset;
    for (const table of [columns, flags, values, dates, numbers, durations])
      for (const field of Object.keys(table ?? {}))
        expect(field === "*" || fieldSpec(kind, field), `${field} of ${kind}`).toBeTruthy();
    const meanings = Object.entries(values ?? {}).flatMap(([field, words]) =>
      Object.values(words).map((meaning) => [field, meaning] as const),
    );
    for (const [field, rules] of Object.entries(flags ?? {}))
      meanings.push(...rules.map(({ means }) => [field, means] as const));
    for (const [field, meaning] of meanings) {
      const known = fieldSpec(kind, field)?.words;
      if (known !== undefined) expect(Object.keys(known), field).toContain(meaning);
    }
    for (const words of Object.values(values ?? {}))
      for (const word of Object.keys(words)) expect(word).toBe(word.toLowerCase());
  });

  test.each(presets)("$id is told by headers, and each column has its headers once", (preset) => {
    expect(preset.recognizedBy.length).toBeGreaterThan(1);
    for (const headers of Object.values(preset.columns)) {
      const folded = headers.map(foldHeader);
      expect(new Set(folded).size).toBe(folded.length);
    }
  });

  test.each(presets)("an export of $id fits no other preset of any kind", ({ id }) => {
    const headers = headersOf(id);
    const { kind: _, ...anySource } = sourceOf();
    const file = { index: 0, name: "in.csv", headers };
    const kinds = [...new Set(presets.map(({ kind }) => kind))];
    const found = kinds.flatMap((kind) => {
      const choice = choosePreset({ ...anySource, kind }, [file], []);
      return "findings" in choice ? ["several"] : (choice.preset?.id ?? []);
    });
    const isEventLog = id.startsWith("servicenow");
    expect(found).toEqual(isEventLog ? ["servicenow", "servicenow-history"] : [id]);
  });
});
