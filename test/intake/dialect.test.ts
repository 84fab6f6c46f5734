import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ask, codesOf, fileOf, readCsv } from "./read-csv.js";

const requests = [ask("id", "text"), ask("status", "word"), ask("note", "text")];
const keep = { keep: { keep: "all" } } as const;
const bom = "\ufeff";

const dialects: readonly [string, string, [string, string, string, number][]][] = [
  [
    "LF",
    "id,status,note\n1,Open,a\n2,Closed,b\n",
    [
      ["1", "Open", "a", 2],
      ["2", "Closed", "b", 3],
    ],
  ],
  ["no newline at the end", "id,status,note\n1,Open,a", [["1", "Open", "a", 2]]],
  ["a BOM", `${bom}id,status,note\n1,Open,a\n`, [["1", "Open", "a", 2]]],
  ["a BOM before a quoted header", `${bom}"id",status,note\r\n1,Open,a\r\n`, [["1", "Open", "a", 2]]],
  [
    "CRLF",
    "id,status,note\r\n1,Open,a\r\n2,Closed,b\r\n",
    [
      ["1", "Open", "a", 2],
      ["2", "Closed", "b", 3],
    ],
  ],
  [
    "a header with LF over a body with CRLF",
    "id,status,note\n1,Open,a\r\n2,Closed,b\r\n",
    [
      ["1", "Open", "a", 2],
      ["2", "Closed", "b", 3],
    ],
  ],
  [
    "a header with CRLF over a body with LF",
    "id,status,note\r\n1,Open,a\n2,Closed,b\n",
    [
      ["1", "Open", "a", 2],
      ["2", "Closed", "b", 3],
    ],
  ],
  [
    "old Macintosh lines",
    "id,status,note\r1,Open,a\r2,Closed,b\r",
    [
      ["1", "Open", "a", 2],
      ["2", "Closed", "b", 3],
    ],
  ],
  ["a semicolon", "id;status;note\n1;Open;a,b\n", [["1", "Open", "a,b", 2]]],
  ["a tab", "id\tstatus\tnote\n1\tOpen\ta, b\n", [["1", "Open", "a, b", 2]]],
  ["a pipe", "id|status|note\n1|Open|a;b\n", [["1", "Open", "a;b", 2]]],
  ["a delimiter in a quoted header", '"id","status","note",";;;;"\n1,Open,a,x\n', [["1", "Open", "a", 2]]],
  ["a newline in a quoted header", 'id,status,note,"two\nlines"\n1,Open,a,x\n', [["1", "Open", "a", 3]]],
  [
    "newlines in quotes",
    'id,status,note\r\n1,Open,"a\nb\r\nc"\r\n2,Closed,"x"\r\n',
    [
      ["1", "Open", "a\nb\r\nc", 2],
      ["2", "Closed", "x", 5],
    ],
  ],
  ["doubled quotes", 'id,status,note\n1,Open,"say ""hi"", he did"\n', [["1", "Open", 'say "hi", he did', 2]]],
  [
    "blank lines",
    "\n\nid,status,note\n\n1,Open,a\n  \n,,\n2,Closed,b\n\n",
    [
      ["1", "Open", "a", 5],
      ["2", "Closed", "b", 8],
    ],
  ],
  ["letters of several bytes", "id,status,note\n1,Öffen,日本😀\n", [["1", "Öffen", "日本😀", 2]]],
];

describe("a file is read the same wherever its bytes are cut", () => {
  for (const [name, text, expected] of dialects) {
    test.each([1, 2, 3, 7, 65_536])(`${name}, in chunks of %i`, async (size) => {
      const read = await readCsv([fileOf(text, "in.csv", size)], requests, keep);
      expect(read.problems).toEqual([]);
      expect(read.rows.map((row) => [row["id"], row["status"], row["note"], row["line"]])).toEqual(expected);
    });
  }

  test("random cells come back as they were, under every delimiter, line end and cut", async () => {
    const cell = fc.string({
      unit: fc.constantFrom("a", "é", '"', ",", ";", "\n", "|", "😀", "5"),
      maxLength: 6,
    });
    const row = fc.tuple(cell, cell, cell);
    const shape = fc.record({
      rows: fc.array(row, { minLength: 1, maxLength: 6 }),
      delimiter: fc.constantFrom(",", ";", "\t", "|"),
      end: fc.constantFrom("\n", "\r\n"),
      size: fc.integer({ min: 1, max: 40 }),
    });
    await fc.assert(
      fc.asyncProperty(shape, async ({ rows, delimiter, end, size }) => {
        const written = rows.map(([a, b, c]) => [`k${a}`, b, c]);
        const lines = [["id", "status", "note"], ...written].map((cells) =>
          cells
            .map((text) => (/^[a-zé0-9]*$/.test(text) ? text : `"${text.replaceAll('"', '""')}"`))
            .join(delimiter),
        );
        const read = await readCsv([fileOf(lines.join(end), "in.csv", size)], requests, keep);
        expect(codesOf(read)).toEqual([]);
        expect(read.rows.map((found) => [found["id"], found["note"]])).toEqual(
          written.map(([a, , c]) => [a!.trim(), c!.trim()]),
        );
      }),
      { numRuns: 150 },
    );
  });
});

describe("a file that can't be read says what it looks like", () => {
  const bytes = (...values: (number | string)[]): Uint8Array =>
    Uint8Array.from(
      values.flatMap((value) =>
        typeof value === "string" ? [...value].map((char) => char.charCodeAt(0)) : [value],
      ),
    );
  test.each<[string, Uint8Array, string, string | undefined]>([
    ["nothing", bytes(), "empty-file", undefined],
    ["blank lines only", bytes("\n \r\n\n"), "empty-file", undefined],
    ["a byte order mark only", bytes(0xef, 0xbb, 0xbf), "empty-file", undefined],
    ["a workbook", bytes("PK", 3, 4, 20, 0, 8), "binary-file", "a ZIP archive or an Excel workbook (.xlsx)"],
    ["an old workbook", bytes(0xd0, 0xcf, 0x11, 0xe0, 0xa1), "binary-file", "an old Excel workbook (.xls)"],
    ["gzip", bytes(0x1f, 0x8b, 8, 0, 0), "binary-file", "a gzip file"],
    [
      "NUL in the header",
      bytes("id,sta", 0, "tus\n1,Open\n"),
      "binary-file",
      "a binary file, because it has NUL bytes",
    ],
    [
      "NUL beside control characters",
      bytes("id,status\n1,", 1, 2, "Open", 0, "\n"),
      "binary-file",
      "a binary file, because it has NUL bytes",
    ],
    [
      "NUL beside bytes that are not UTF-8",
      bytes("id,status\n1,", 0xe9, 0, "\n"),
      "binary-file",
      "a binary file, because it has NUL bytes",
    ],
    [
      "control characters beside bytes that are not UTF-8",
      bytes("id,status\n1,", 0xe9, 3, "\n"),
      "binary-file",
      "a binary file, because it has control characters",
    ],
  ])("%s", async (_name, content, code, looksLike) => {
    for (const size of [1, 2, 7, 65_536]) {
      const read = await readCsv([fileOf(content, "in.csv", size)], requests);
      expect(codesOf(read)).toEqual([code]);
      expect(read.failed).toBe(true);
      const args = read.problems[0]!.args as { looksLike?: string; encoding?: string };
      expect(args.looksLike ?? args.encoding).toBe(looksLike);
    }
  });

  test("the problems of all files are told, and no batch of the source is delivered", async () => {
    const files = [
      fileOf("id,status\n1,Open\n", "good.csv"),
      fileOf("", "a.csv"),
      fileOf(Uint8Array.of(0x1f, 0x8b, 0), "b.csv"),
    ];
    const read = await readCsv(files, requests);
    expect(read.problems.map(({ file, code }) => `${file} ${code}`)).toEqual([
      "a.csv empty-file",
      "b.csv binary-file",
    ]);
    expect(read.rows).toEqual([]);
  });
});

describe("quotes", () => {
  test("a quote that is never closed is shown where it opens", async () => {
    const read = await readCsv('id,status,note\n1,Open,a\n2,"Open,b\n3,Open,c\n', requests);
    expect(read.problems).toMatchObject([
      {
        code: "quote-not-closed",
        severity: "error",
        line: 3,
        column: 3,
        excerpt: { text: '2,"Open,b', column: 3 },
      },
    ]);
    expect(read.rows).toEqual([]);
  });

  test.each([
    ['id,"status\n1,Open\n', 4],
    ['"id,status\n1,Open\n', 1],
  ])("in a header it is shown there too: %j", async (text, column) => {
    const read = await readCsv(text, requests);
    expect(read.problems).toMatchObject([{ code: "quote-not-closed", line: 1, column }]);
  });

  test('a quote inside an unquoted cell (5" pipe) rejects its row and no other', async () => {
    const read = await readCsv('id,status,note\n1,Open,5" pipe\n2,Open,"5"" pipe"\n', requests);
    expect(read.problems).toMatchObject([{ code: "stray-quote", severity: "warning", line: 2, column: 9 }]);
    expect(read.rows).toEqual([{ line: 3, id: "2", status: "Open", "status>": "open", note: '5" pipe' }]);
    expect(read.failed).toBe(false);
  });

  test("a quote that swallows the rows up to the next quote is never one rejected row", async () => {
    const read = await readCsv('id,status,note\n1,Open,"a\n2,Open,b\n3,"Open",c\n', requests);
    expect(read.problems).toMatchObject([
      { code: "quote-across-lines", line: 4, column: 3, args: { openedLine: 2 } },
    ]);
    expect(read.failed).toBe(true);
  });
});

describe("rows that are too short or too long", () => {
  test("are rejected with their counts, and blank ones are ignored", async () => {
    const read = await readCsv('id,status,note\n1,Open\n2,Open,b,c\n3,Open,c\n,\n"4\n5"\n', requests);
    expect(read.files[0]).toMatchObject({ rows: 5, delivered: 1, ignored: 1, rejected: 3 });
    expect(read.problems).toMatchObject([
      { code: "row-width", line: 2, column: 3, args: { cells: 2, expected: 3 } },
      { code: "row-width", line: 3, column: 10, args: { cells: 4, expected: 3 }, excerpt: { length: 1 } },
      { code: "row-width", line: 6, args: { cells: 1, expected: 3, lastLine: 7 } },
    ]);
  });
});
