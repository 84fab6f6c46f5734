import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Reject } from "../../src/intake/source-reading.js";
import type { KeepRule } from "../../src/model/agreement.js";
import { wordProblem } from "../../src/report/wording/index.js";
import { ask, codesOf, fileOf, mapTo, readCsv } from "./read-csv.js";

describe("words", () => {
  const values = new Map([["status", new Map([["erledigt", "solved"]])]]);
  test.each([
    ["Solved", "solved"],
    ["RESOLVED", "solved"],
    ["on  hold", "pending"],
    ["Erledigt", "solved"],
    [" Erledigt ", "solved"],
    ["Somewhere", "Somewhere"],
    ["?", ""],
    ["", ""],
  ])("%j means %j", async (word, meaning) => {
    const read = await readCsv(`id,status\n1,${word}\n`, [ask("status", "word")], { values });
    expect(read.rows).toEqual([{ line: 2, status: meaning === "" ? "" : word.trim(), "status>": meaning }]);
  });

  test("values that differ by case are two words with one meaning (trap 6)", async () => {
    const read = await readCsv("id,status\n1,Open\n2,OPEN\n", [ask("status", "word")]);
    expect(read.rows.map((row) => [row["status"], row["status>"]])).toEqual([
      ["Open", "open"],
      ["OPEN", "open"],
    ]);
  });

  test("the codes of a column are the same in every file of the source", async () => {
    const codes: number[] = [];
    await readCsv(
      [fileOf("id,status\n1,New\n2,Old\n"), fileOf("status,id\nOld,3\n")],
      [ask("status", "word")],
      {},
      {
        onBatch(batch) {
          const column = batch.columns[0]!;
          if (column.as === "word") codes.push(...column.codes.slice(0, batch.length));
        },
      },
    );
    expect(codes).toEqual([1, 2, 2]);
  });
});

describe("blanks", () => {
  test("null is spelled in many ways (trap 4)", async () => {
    const text = "id,amount\n1,\n2, \n3,?\n4,NA\n5,-\n6,NS\n7,-5\n";
    const read = await readCsv(text, [ask("amount", "number")], { kind: "opportunities", blanks: ["ns"] });
    expect(read.problems).toEqual([]);
    expect(read.rows.map((row) => row["amount"])).toEqual([...Array(6).fill(Number.NaN), -5]);
  });

  test("a mangled amount is rejected, not guessed (trap 8)", async () => {
    const read = await readCsv('id,amount\n1,"3,87,16,91,111"\n', [ask("amount", "number")], {
      kind: "opportunities",
    });
    expect(read.problems).toMatchObject([
      {
        code: "not-a-number",
        line: 2,
        column: 3,
        args: { value: "3,87,16,91,111" },
        excerpt: { length: 16 },
      },
    ]);
  });
});

test("a column that the file does not have is left out of its batches only", async () => {
  const files = [fileOf("id,status\n1,New\n"), fileOf("id\n2\n")];
  const present: boolean[] = [];
  await readCsv(
    files,
    [ask("id", "text"), ask("status", "word")],
    {},
    {
      onBatch: ({ columns }) => void present.push(columns[1] !== undefined),
    },
  );
  expect(present).toEqual([true, false]);
});

test("batches are full, hold one file each, and know their lines", async () => {
  const rows = Array.from({ length: 10_000 }, (_, at) => `${at},"a\nb"\n`).join("");
  const seen: [number, number, number][] = [];
  await readCsv(
    [fileOf(`id,note\n${rows}`), fileOf("id,note\nx,y\n")],
    [ask("id", "text")],
    {},
    {
      onBatch: ({ file, length, lines }) => void seen.push([file, length, lines[0]!]),
    },
  );
  expect(seen).toEqual([
    [0, 4096, 2],
    [0, 4096, 8194],
    [0, 1808, 16_386],
    [1, 1, 2],
  ]);
});

test.each(["x", "ä"])("a batch ends where its texts go beyond 8 MiB, of %s too", async (letter) => {
  const rows = Array.from({ length: 20 }, (_, at) => `${at},${letter.repeat(1 << 20)}\n`).join("");
  for (const reader of ["fast", "csv-parse"] as const) {
    const lengths: number[] = [];
    const onBatch = ({ length }: { length: number }) => void lengths.push(length);
    const outcome = await readCsv(`id,subject\n${rows}`, [ask("subject", "text")], {}, { reader, onBatch });
    expect(outcome.failed).toBe(false);
    expect(lengths).toEqual([9, 9, 2]);
  }
});

test("rejects are all told as they are met; of many, the first are problems and the rest a number", async () => {
  const rejects: Reject[] = [];
  const text = `id,amount\n${"1,x\n".repeat(50)}2\n`;
  const read = await readCsv(
    text,
    [ask("amount", "number")],
    { kind: "opportunities", keep: { keep: "all" } },
    {
      maxProblems: 3,
      onReject: (reject) => void rejects.push(reject),
    },
  );
  expect(rejects.length).toBe(51);
  expect(rejects[1]).toMatchObject({
    file: "in.csv",
    line: 3,
    cells: ["1", "x"],
    finding: { code: "not-a-number" },
  });
  expect(codesOf(read)).toEqual([
    "not-a-number",
    "not-a-number",
    "not-a-number",
    "row-width",
    "more-like-it",
  ]);
  expect(read.problems.at(-1)).toMatchObject({
    severity: "warning",
    file: "in.csv",
    args: { like: "not-a-number", count: 47 },
  });
  expect(wordProblem(read.problems.at(-1)!).message).toBe(
    "47 more rows of this file are left out because a cell is not a number",
  );
  expect(Object.fromEntries(read.rejectsByCode)).toEqual({ "not-a-number": 50, "row-width": 1 });
});

test("a thousand rejects of a kind have their place, and twenty of them their line", async () => {
  const text = `id,amount\n${"1,x\n".repeat(1500)}`;
  const { problems } = await readCsv(text, [ask("amount", "number")], {
    kind: "opportunities",
    keep: { keep: "all" },
  });
  const located = problems.filter(({ line, column }) => line !== undefined && column === 3);
  expect(located.length).toBe(1000);
  expect(located.filter(({ excerpt }) => excerpt !== undefined)).toEqual(located.slice(0, 20));
  expect(problems.at(-1)!.args).toEqual({ like: "not-a-number", count: 500 });
});

test("a long line is shown around the cell, and a cell of a later line where it stands", async () => {
  const text = `note,amount\n"${"a".repeat(300)}",x\n"two\nlines",y\n`;
  const { problems } = await readCsv(text, [ask("amount", "number")], { kind: "opportunities" });
  const [long, later] = problems;
  expect(long).toMatchObject({ line: 2, column: 304 });
  expect(long!.excerpt!.text.slice(long!.excerpt!.column - 1)).toBe("x");
  expect(later).toMatchObject({
    line: 4,
    column: 8,
    excerpt: { line: 4, text: 'lines",y', column: 8, length: 1 },
  });
});

test("an error of a callback or of the file's stream reaches the caller", async () => {
  const fail = (): never => {
    throw new Error("from the engine");
  };
  await expect(readCsv("id\n1\n", [ask("id", "text")], {}, { onBatch: fail })).rejects.toThrow(
    "from the engine",
  );
  const broken = {
    name: "broken.csv",
    async *open() {
      yield Buffer.from("id\n");
      throw new Error("EIO");
    },
  };
  await expect(readCsv([broken], [ask("id", "text")])).rejects.toThrow("EIO");
});

test("every row is delivered, ignored, superseded or rejected, whatever the damage (semantics 33)", async () => {
  const line = fc.oneof(
    fc
      .tuple(
        fc.constantFrom("1", "2", "3", ""),
        fc.constantFrom("2026-01-05", "32/01/2026", "?"),
        fc.constantFrom("5", "x", ""),
      )
      .map((cells) => ({ text: cells.join(","), rows: 1 })),
    fc.constantFrom(
      { text: "", rows: 1 },
      { text: " , ,", rows: 1 },
      { text: "1,2026-01-05", rows: 1 },
      { text: "1,2026-01-05,5,6", rows: 1 },
      { text: '1,20"26,5', rows: 1 },
      { text: '4,"2026-01-05","5"', rows: 1 },
      { text: '"5\n5",2026-01-05,5', rows: 1 },
    ),
  );
  const keep = fc.constantFrom<KeepRule>(
    { keep: "one" },
    { keep: "all" },
    { keep: "first" },
    { keep: "last" },
    { keep: "last", by: "updatedAt" },
  );
  const requests = [ask("id", "text"), ask("updatedAt", "instant"), ask("score", "number")];
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(line, { maxLength: 12 }), { minLength: 1, maxLength: 3 }),
      keep,
      async (parts, rule) => {
        const files = parts.map((lines) =>
          fileOf(`id,updatedAt,score\n0,2026-01-01,1\n${lines.map(({ text }) => `${text}\n`).join("")}`),
        );
        const rejects: Reject[] = [];
        const read = await readCsv(
          files,
          requests,
          { kind: "leads", keep: rule, timezone: "UTC" },
          {
            onReject: (reject) => void rejects.push(reject),
            maxProblems: 1000,
          },
        );
        const conflicts = read.problems.filter(({ code }) => code === "duplicate-id");
        expect(read.failed).toBe(conflicts.length > 0);
        if (read.failed) {
          expect(rule.keep).toBe("one");
          expect(read.files.every(({ rows }) => rows === 0)).toBe(true);
          return;
        }
        for (const [index, file] of read.files.entries()) {
          expect(file.rows).toBe(parts[index]!.length + 1);
          expect(file.delivered + file.ignored + file.superseded + file.rejected).toBe(file.rows);
          const reasons = Object.values(file.rejectedFor);
          expect(reasons.reduce((total, count) => total + count, 0)).toBe(file.rejected);
        }
        const sum = (of: "delivered" | "rejected"): number =>
          read.files.reduce((total, file) => total + file[of], 0);
        expect(sum("delivered")).toBe(read.rows.length);
        expect(sum("rejected")).toBe(rejects.length);
        // A row that counts again is told, and left in.
        const told = read.problems.filter(({ code }) => code !== "nameless-rows-repeated");
        expect(told.length).toBe(rejects.length);
        const ids = read.rows.map((row) => row["id"]).filter((id) => id !== "");
        if (rule.keep !== "all") expect(new Set(ids).size).toBe(ids.length);
      },
    ),
    { numRuns: 120 },
  );
});

test("every problem has words that fill their gaps", async () => {
  const broken: [string, string][] = [
    [
      "id,createdAt\n1,01/02/2026\n",
      "Say how they are written under sources.tickets: dates: d/m/y or dates: m/d/y",
    ],
    ["id,opened,created\n1,,\n", "columns: { createdAt: opened } or columns: { createdAt: created }"],
    [
      "id,opend at\n1,\n",
      'Did you mean "opend at"? Say which one it is under sources.tickets: columns: { createdAt: opend at }',
    ],
    ["id,createdAt\n1,2026-01-01\n", "timezone: America/New_York"],
  ];
  for (const [text, help] of broken) {
    const source = text.includes("01/02") ? { timezone: "UTC" } : {};
    const { problems } = await readCsv(
      text,
      [ask("createdAt", "instant", { optional: false, neededBy: ["p1"] })],
      source,
    );
    expect(wordProblem(problems[0]!).help).toContain(help);
  }
  const mapped = await readCsv("id\n1\n", [], { columns: mapTo({ owner: "Agent" }) });
  expect(wordProblem(mapped.problems[0]!)).toEqual({
    message: 'no column "Agent"',
    context: "mapped to owner in sources.tickets.columns",
    help: "The file has: id. Mend the header in sources.tickets.columns.",
  });
});

test("several missing columns are worded as one, with one mapping to paste", async () => {
  const needs = (field: string) => ask(field, "instant", { optional: false, neededBy: [`for ${field}`] });
  const { problems } = await readCsv("id,Creatd on,Begun\n1,,\n", [needs("createdAt"), needs("resolvedAt")], {
    columns: mapTo({ owner: "Agent" }),
  });
  expect(problems.length).toBe(1);
  expect(wordProblem(problems[0]!)).toEqual({
    message: 'no column "Agent", and none for createdAt and resolvedAt',
    context: 'source "tickets", needed by for createdAt and for resolvedAt',
    help: 'The file has: id, Creatd on and Begun. Did you mean "Creatd on" for createdAt? Say which ones they are under sources.tickets: columns: { createdAt: Creatd on, resolvedAt: its header }',
  });
});

test.each([
  ["1.2.3", "Its digits are not in groups of three", "blanks"],
  ["pending", 'If "pending" means that there is no value', "Commas"],
])("what to do about the number %s", async (cell, advice, not) => {
  const { problems } = await readCsv(`id;amount\n1;${cell}\n`, [ask("amount", "number")], {
    kind: "opportunities",
  });
  const { help } = wordProblem(problems[0]!);
  expect(help).toContain(advice);
  expect(help).not.toContain(not);
});
