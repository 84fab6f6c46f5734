import { describe, expect, it } from "vitest";
import { fieldsOfKind } from "../../src/model/fields.js";
import type { FieldSpec } from "../../src/model/record.js";

const typeNames: Readonly<Record<FieldSpec["type"], string>> = {
  instant: "date or time",
  number: "number",
  duration: "length of time",
  word: "word",
  text: "text",
};

function writeRow({ name, type, dateOnly, meaning, headers, words, terminal }: FieldSpec): string {
  const kind =
    dateOnly === undefined ? typeNames[type] : `${typeNames[type]}, a date alone means its ${dateOnly}`;
  const states = Object.entries(words ?? {}).map(
    ([word, spellings]) =>
      `**${word}**${terminal?.includes(word) ? " (final)" : ""}: ${spellings.join(", ")}`,
  );
  const text = [meaning, ...states].join(". ");
  return `| \`${name}\` | ${kind} | ${text} | ${headers.join(", ")} |`;
}

function writePage(): string {
  const parts = [
    "# Fields",
    "",
    "What each kind of record can have. A column carries a field when its header is one of those listed, compared without",
    "regard to case, spaces and punctuation, or when `sources.<name>.columns` maps it. A name under `columns` that is not in",
    "this table is a field of your own. Words are compared without regard to case; `sources.<name>.values` adds others.",
  ];
  for (const [kind, fields] of Object.entries(fieldsOfKind)) {
    parts.push("", `## ${kind}`, "", "| field | type | meaning | headers found |", "|---|---|---|---|");
    parts.push(...fields.map(writeRow));
  }
  return `${parts.join("\n")}\n`;
}

describe("the documented table of fields", () => {
  it("is made from the table that the program uses", async () => {
    await expect(writePage()).toMatchFileSnapshot("../../docs/fields.md");
  });

  it("no two fields of a kind claim one header", () => {
    for (const [kind, fields] of Object.entries(fieldsOfKind)) {
      const claimed = fields.flatMap(({ headers }) =>
        headers.map((header) => header.replace(/[^a-z0-9]/g, "")),
      );
      expect(new Set(claimed).size, kind).toBe(claimed.length);
    }
  });
});
