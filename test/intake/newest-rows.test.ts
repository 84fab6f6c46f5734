import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { KeepRule } from "../../src/model/agreement.js";
import { ask, codesOf, fileOf, mapTo, type Outcome, readCsv } from "./read-csv.js";

const requests = [ask("id", "text"), ask("status", "word")];
const newest = { keep: { keep: "newest" }, timezone: "UTC" } as const;
const told = ({ rows }: Outcome) => rows.map((row) => `${row["id"]}${row["status"]}`).join(" ");
const sums = ({ files }: Outcome) => files.map((file) => [file.rows, file.delivered, file.superseded]);

/** Files named a.csv, b.csv, …, in reading order. */
const filesOf = (...texts: string[]) => texts.map((text, at) => fileOf(text, `${"abcdef"[at]}.csv`));

describe("the newest of the rows that a record has in several files", () => {
  const plain = "id,status\n";
  const dated = "id,status,updatedAt\n";
  test.each<[string, string[], string, number[][]]>([
    [
      "without updates the later file wins",
      [`${plain}1,New\n2,New\n`, `${plain}1,Open\n`, `${plain}1,Done\n3,New\n`],
      "2New 1Done 3New",
      [
        [2, 1, 1],
        [1, 0, 1],
        [2, 2, 0],
      ],
    ],
    [
      "with updates the latest wins, wherever it stands",
      [`${dated}1,Done,2026-03-01\n2,New,2026-01-01\n`, `${dated}1,Open,2026-02-01\n2,Open,2026-02-01\n`],
      "1Done 2Open",
      [
        [2, 1, 1],
        [2, 1, 1],
      ],
    ],
    [
      "a blank update loses to any other",
      [`${dated}1,Done,2026-03-01\n`, `${dated}1,Open,\n2,Open,\n`, `${dated}1,Late,-\n2,Done,2026-01-01\n`],
      "1Done 2Done",
      [
        [1, 1, 0],
        [2, 0, 2],
        [2, 1, 1],
      ],
    ],
    [
      "of equal updates, or of blanks, the later file wins",
      [`${dated}1,Open,2026-03-01\n2,Open,\n`, `${dated}1,Done,2026-03-01\n2,Done,\n`],
      "1Done 2Done",
      [
        [2, 0, 2],
        [2, 2, 0],
      ],
    ],
    [
      "one file without updates, and the order of the files decides for all",
      [`${dated}1,Done,2026-03-01\n2,Done,2026-03-01\n`, `${plain}1,Open\n`, `${dated}2,Open,2026-01-01\n`],
      "1Open 2Open",
      [
        [2, 0, 2],
        [1, 1, 0],
        [1, 1, 0],
      ],
    ],
    [
      "a file without rows leaves the others their updates",
      [`${dated}1,Done,2026-03-01\n`, dated, `${dated}1,Open,2026-01-01\n`],
      "1Done",
      [
        [1, 1, 0],
        [0, 0, 0],
        [1, 0, 1],
      ],
    ],
    [
      "equal rows in one file are one, with their latest update",
      [`${dated}1,Done,2026-01-01\n1,Done,2026-03-01\n`, `${dated}1,Open,2026-02-01\n`],
      "1Done",
      [
        [2, 1, 1],
        [1, 0, 1],
      ],
    ],
    [
      "rows without an id are records of their own",
      [`${plain},New\n,New\n`, `${plain},Old\n`],
      "New New Old",
      [
        [2, 2, 0],
        [1, 1, 0],
      ],
    ],
  ])("%s", async (_, texts, expected, accounts) => {
    const read = await readCsv(filesOf(...texts), requests, newest);
    expect(codesOf(read)).toEqual([]);
    expect(told(read)).toBe(expected);
    expect(sums(read)).toEqual(accounts);
  });

  test.each([
    ["numbers, which are no dates", "7\n", "9\n"],
    ["dates that can be read two ways", "03/04/2026\n", "04/03/2026\n"],
    ["words", "yesterday\n", "today\n"],
  ])("updates that are %s are no help, and no question", async (_, first, second) => {
    const texts = [`${dated}1,Open,${first}`, `${dated}1,Done,${second}`];
    const read = await readCsv(filesOf(...texts), requests, newest);
    expect(read.problems).toEqual([]);
    expect(told(read)).toBe("1Done");
    expect(read.disagreement?.stands).toEqual({ keep: "newest" });
  });

  test("nor are two columns that might both be the updates, or stamps whose zone nobody knows", async () => {
    const two = "id,status,Updated,Last modified\n";
    const doubtful = [`${two}1,Done,2026-03-01,2026-03-01\n`, `${two}1,Open,2026-01-01,2026-01-01\n`];
    expect(told(await readCsv(filesOf(...doubtful), requests, newest))).toBe("1Open");
    const naive = [`${dated}1,Done,2026-03-01\n`, `${dated}1,Open,2026-01-01\n`];
    const read = await readCsv(filesOf(...naive), requests, { keep: { keep: "newest" } });
    expect([told(read), codesOf(read)]).toEqual(["1Open", []]);
  });

  test("a column that the definition maps tells of updates, and how it was read", async () => {
    const own = "id,status,Stand\n";
    const texts = [`${own}1,Done,13/02/2026\n`, `${own}1,Open,14/01/2026\n`];
    const columns = mapTo({ updatedAt: "Stand" });
    const read = await readCsv(filesOf(...texts), requests, { ...newest, columns });
    expect(told(read)).toBe("1Done");
    for (const { columns: reported } of read.files) {
      expect(reported).toContainEqual(
        expect.objectContaining({
          field: "updatedAt",
          header: "Stand",
          form: "d/m/y",
          timezone: "UTC",
        }),
      );
    }
  });

  test("an update that can't be read loses as a blank does, and its row is kept", async () => {
    const texts = [`${dated}1,Done,2026-01-01\n`, `${dated}2,Open,2026-01-01\n1,Open,32/01/2026\n`];
    const read = await readCsv(filesOf(...texts), requests, newest);
    expect([told(read), codesOf(read)]).toEqual(["1Done 2Open", []]);
  });

  test("two rows of one file with other values are a question as ever, even where another file would win", async () => {
    const texts = [`${plain}1,New\n1,Open\n`, `${plain}1,Done\n`];
    const read = await readCsv(filesOf(...texts), requests, newest);
    expect(read.problems).toMatchObject([
      { code: "duplicate-id", file: "a.csv", line: 3, args: { firstFile: "a.csv", firstLine: 2, count: 1 } },
    ]);
    expect(read).toMatchObject({ failed: true });
    const later = await readCsv(filesOf(texts[1]!, texts[0]!), requests, newest);
    expect(later.problems).toMatchObject([{ file: "b.csv", line: 3, args: { firstFile: "b.csv" } }]);
  });

  test("a file alone is no several: it is read as with one", async () => {
    const text = `${dated}1,New,2026-01-01\n1,Open,2026-02-01\n`;
    expect(codesOf(await readCsv(text, requests, newest))).toEqual(["duplicate-id"]);
    const again = await readCsv(`${dated}1,New,?\n1,New,32/13/2026\n`, requests, newest);
    expect([told(again), again.problems, again.files[0]!.columns.length]).toEqual(["1New", [], 2]);
  });
});

describe("the order in which files are given", () => {
  const version = fc.record({
    id: fc.integer({ min: 1, max: 4 }),
    status: fc.constantFrom("New", "Open", "Done"),
    file: fc.integer({ min: 0, max: 3 }),
  });
  /** At most one row of an id in each file; the update of each row is its own. */
  const versions = fc
    .uniqueArray(version, { selector: ({ id, file }) => `${id} ${file}`, maxLength: 12 })
    .chain((rows) => fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })));
  const standing = ({ rows }: Outcome) => rows.map((row) => `${row["id"]}${row["status"]}`).sort();

  test("does not matter where updates tell which row is the newest", async () => {
    const order = fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 });
    await fc.assert(
      fc.asyncProperty(versions, order, async ([rows, byAge], places) => {
        const texts = [0, 1, 2, 3].map((file) => {
          const own = rows.filter((row) => row.file === file);
          const lines = own.map((row) => `${row.id},${row.status},${1_900 + byAge.indexOf(row)}-01-01\n`);
          return `id,status,updatedAt\n${lines.join("")}`;
        });
        const expected = [1, 2, 3, 4].flatMap((id) => {
          const last = byAge.findLast((row) => row.id === id);
          return last === undefined ? [] : [`${id}${last.status}`];
        });
        const read = await readCsv(filesOf(...places.map((place) => texts[place]!)), requests, newest);
        expect(standing(read)).toEqual(expected);
        expect(read.files.reduce((sum, file) => sum + file.delivered + file.superseded, 0)).toBe(rows.length);
      }),
      { numRuns: 60 },
    );
  });

  test.each<KeepRule>([{ keep: "newest" }, { keep: "first" }, { keep: "last" }, { keep: "one" }])(
    "does not matter under $keep where no record is in two of them",
    async (keep) => {
      const texts = ["id,status\n1,New\n2,Open\n", "id,status\n3,New\n", "id,status\n4,Done\n5,New\n"];
      const ways = [
        [0, 1, 2],
        [2, 1, 0],
        [1, 2, 0],
      ];
      for (const way of ways) {
        const read = await readCsv(filesOf(...way.map((place) => texts[place]!)), requests, { keep });
        expect(standing(read)).toEqual(["1New", "2Open", "3New", "4Done", "5New"]);
        expect(read.disagreement).toBeUndefined();
      }
    },
  );
});
