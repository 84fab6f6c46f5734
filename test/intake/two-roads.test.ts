import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readRows } from "../../src/intake/read-rows.js";
import type { LeftOutRow } from "../../src/intake/source-reading.js";
import { type FileSurvey, surveyFile } from "../../src/intake/survey-file.js";
import { ask, fileOf, readCsv } from "./read-csv.js";

type Told = readonly [fate: string, cells: readonly string[], line: number, lastLine: number];

async function tell(survey: FileSurvey): Promise<Told[]> {
  const told: Told[] = [];
  await readRows(survey, {
    row: (cells, line, lastLine) => void told.push(["row", cells.slice(), line, lastLine]),
    ragged: (cells, line, lastLine) => void told.push(["ragged", cells.slice(), line, lastLine]),
    damaged: (cells, line) => void told.push(["damaged", cells.slice(), line, line]),
    withNul: (cells, line, lastLine) => void told.push(["nul", cells.slice(), line, lastLine]),
    ignored: (kind) => void told.push([kind, [], 0, 0]),
  });
  return told;
}

async function readBoth(content: Uint8Array, size: number, footers: readonly string[] = []) {
  const survey = await surveyFile(fileOf(content, "in.csv", size), { name: "tickets", footers });
  if ("finding" in survey) return undefined;
  return [await tell(survey), await tell({ ...survey, reader: "csv-parse" })] as const;
}

const encode = (text: string) => new TextEncoder().encode(text);

/** Pieces of which files are made that are right, nearly right and wrong. */
const piece = fc.constantFrom(
  "a",
  "1",
  ",",
  ",",
  "\n",
  "\n",
  "\r\n",
  "\r",
  '"',
  '""',
  '"x,y"',
  '"x\ny"',
  '"\r\n"',
  " ",
  "\u00a0",
  "\u00e4",
  "\u65e5",
  "\ud83d\ude00",
  "\0",
  "Total",
  "Grand Total",
  "h1",
  "h2",
  "h3",
  ";",
  "\t",
  "=1",
  "\ufeff",
);

describe("both roads say the same of a file", () => {
  test("whatever stands in it, wherever it is cut", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(piece, { maxLength: 60 }),
        fc.integer({ min: 1, max: 40 }),
        fc.boolean(),
        async (pieces, size, hasFooters) => {
          const content = encode(`h1,h2,h3\n${pieces.join("")}`);
          const both = await readBoth(content, size, hasFooters ? ["a"] : []);
          if (both !== undefined) expect(both[0]).toEqual(both[1]);
        },
      ),
      { numRuns: Number(process.env["FUZZ_RUNS"] ?? 2000) },
    );
  });

  test("rows that are mostly right", async () => {
    const cell = fc.oneof(
      fc.constantFrom("", "abc", "2025-03-04 10:00", "\u00e4\u00f6", " x", "h3", "Total"),
      fc.string({ maxLength: 6 }).map((text) => `"${text.replaceAll('"', '""')}"`),
    );
    const row = fc.array(cell, { minLength: 3, maxLength: 3 }).map((cells) => cells.join(","));
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.oneof(
            { weight: 20, arbitrary: row },
            fc.array(cell, { maxLength: 5 }).map((cells) => cells.join(",")),
          ),
        ),
        fc.constantFrom("\n", "\r\n"),
        fc.boolean(),
        fc.integer({ min: 1, max: 200 }),
        async (rows, lineEnd, hasEnd, size) => {
          const text = ["h1,h2,h3", ...rows].join(lineEnd) + (hasEnd ? lineEnd : "");
          const both = await readBoth(encode(text), size);
          if (both !== undefined) expect(both[0]).toEqual(both[1]);
        },
      ),
      { numRuns: Number(process.env["FUZZ_RUNS"] ?? 1000) },
    );
  });

  test("a record that is longer than the fast road follows", async () => {
    const content = encode(`h1,h2,h3\n1,"${"x\n".repeat(3 << 20)}",3\n4,5,6\n`);
    const both = await readBoth(content, 1 << 18);
    expect(both![0].map(([fate, cells, line]) => [fate, cells[0], line])).toEqual([
      ["row", "1", 2],
      ["row", "4", 3 + (3 << 20)],
    ]);
    expect(both![0]).toEqual(both![1]);
  });

  test("many rows, wide ones, and a row of more cells than any file may have", async () => {
    const lines = Array.from({ length: 30_000 }, (_, row) =>
      row % 500 === 7 ? `${row},"a\nb\u00e4",x` : `${row},"b, ""c""",${"y".repeat(row % 90)}`,
    );
    const many = await readBoth(encode(`h1,h2,h3\n${lines.join("\n")}`), 1 << 21);
    expect(many![0]).toHaveLength(30_000);
    expect(many![0]).toEqual(many![1]);
    const wide = Array.from({ length: 40 }, () => "1,".repeat(4000));
    const header = Array.from({ length: 4001 }, (_, at) => `h${at}`).join(",");
    const both = await readBoth(
      encode(`${header}\n${wide.join("\r\n")}\n${"2,".repeat(40_000)}\n3`),
      1 << 20,
    );
    expect(both![0]).toHaveLength(41);
    expect(both![0]).toEqual(both![1]);
  });

  test.each(["fast", "csv-parse"] as const)(
    "a rejected row without a column of ids has none: %s",
    async (reader) => {
      const left: LeftOutRow[] = [];
      await readCsv(
        "Created at,Status\n2025-03-14T10:00:00Z,open,more\n",
        [ask("created", "instant")],
        {},
        {
          reader,
          onLeftOut: (row) => void left.push(row),
        },
      );
      expect(left).toEqual([{ standing: "rejected", file: "in.csv", line: 2, id: "" }]);
    },
  );

  test("a file that begins with a mark, cut within it", async () => {
    for (const size of [1, 2, 3, 4]) {
      const both = await readBoth(encode("\ufeffh1,h2\n1,2\n"), size);
      expect(both![0]).toEqual([["row", ["1", "2"], 2, 2]]);
    }
  });
});
