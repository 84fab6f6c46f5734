import { describe, expect, test } from "vitest";
import { guardFormula } from "../../src/model/formula-guard.js";
import { ask, codesOf, fileOf, mapTo, readCsv } from "./read-csv.js";

/* The traps that real files hold, those of dates and numbers aside (`traps-dates-numbers.test.ts`). */

const requests = [ask("id", "text"), ask("status", "word")];
const utf16 = (text: string): Uint8Array => new Uint8Array(Buffer.from(`\ufeff${text}`, "utf16le"));

describe("Trap 5: newlines in quotes, CRLF and LF, BOM, UTF-16, Windows-1252, other delimiters", () => {
  const expected = [
    { id: "1", note: "first\nsecond" },
    { id: "2", note: "M\u00fcller" },
  ];
  const text = 'id;status;note\r\n1;Open;"first\nsecond"\r\n2;Open;M\u00fcller\r\n';
  test.each<[string, string | Uint8Array]>([
    ["UTF-8", text],
    ["UTF-8 with a BOM", `\ufeff${text}`],
    ["tabs", text.replaceAll(";", "\t")],
    ["UTF-16LE", utf16(text)],
    ["Windows-1252", new Uint8Array(Buffer.from(text, "latin1"))],
  ])("%s reads as the same rows", async (name, bytes) => {
    const read = await readCsv([fileOf(bytes)], [...requests, ask("note", "text")]);
    expect(read.rows).toMatchObject(expected);
    expect(read.failed).toBe(false);
    // What was guessed is said.
    expect(codesOf(read)).toEqual(name === "Windows-1252" ? ["encoding-guessed"] : []);
  });
});

describe("Trap 6: headers repeat and change case; values differ by case or a space", () => {
  test("a header that nobody asks for may repeat, and its case does not matter", async () => {
    const read = await readCsv("ID,Comment,STATUS,Comment\n1,a,Open,b\n", requests);
    expect(read.rows).toMatchObject([{ id: "1", "status>": "open" }]);
  });

  test("one that is asked for is a question with the answer to paste, and the answer is taken", async () => {
    const text = "id,Comment,status,Comment\n1,a,Open,b\n";
    const wanted = [...requests, ask("note", "text")];
    const asked = await readCsv(text, wanted, { columns: mapTo({ note: "Comment" }) });
    expect(codesOf(asked)).toEqual(["column-repeated"]);
    const told = await readCsv(text, wanted, { columns: mapTo({ note: "Comment#2" }) });
    expect(told.rows).toMatchObject([{ note: "b" }]);
  });

  test("a word of state means the same in every case and spacing; what it means is never guessed by a space less", async () => {
    const read = await readCsv("id,status\n1,CLOSED\n2, closed \n3,In  Progress\n4,InProgress\n", requests);
    expect(read.rows.map((row) => row["status>"])).toEqual(["closed", "closed", "open", "InProgress"]);
  });
});

describe("Trap 7: a duration is read by its declared meaning, never by its name", () => {
  const wanted = [ask("id", "text"), ask("firstResponseDuration", "duration")];
  const text = (cell: string): string => `id,First reply time in minutes\n1,${cell}\n`;
  const columns = mapTo({ firstResponseDuration: "First reply time in minutes" });
  const ms = async (cell: string, form: "seconds" | "minutes" | "hours" | "h:m:s" | "remaining") => {
    const durations = new Map([["firstResponseDuration", form]]);
    const read = await readCsv(text(cell), wanted, { columns, durations });
    return read.rows[0]?.["firstResponseDuration"];
  };

  test("the header says minutes, and still it is asked", async () => {
    const read = await readCsv(text("90"), wanted, { columns });
    expect(codesOf(read)).toEqual(["duration-form-missing"]);
  });

  test("one cell is 90 seconds, minutes or hours, as declared", async () => {
    expect(await ms("90", "seconds")).toBe(90_000);
    expect(await ms("90", "minutes")).toBe(90 * 60_000);
    expect(await ms("90", "hours")).toBe(90 * 3_600_000);
    expect(await ms("1:30:00", "h:m:s")).toBe(90 * 60_000);
    expect(await ms("-0:45", "remaining")).toBe(-45 * 60_000);
  });
});

describe("Trap 9: negative durations occur in real data", () => {
  test("a stop before its start is delivered as it stands, for the objective to tell of", async () => {
    const read = await readCsv("id,created at,resolved at\n1,2025-03-05T09:00Z,2025-03-04T09:00Z\n", [
      ask("createdAt", "instant"),
      ask("resolvedAt", "instant"),
    ]);
    expect(read.rows).toMatchObject([
      { createdAt: Date.UTC(2025, 2, 5, 9), resolvedAt: Date.UTC(2025, 2, 4, 9) },
    ]);
  });
});

describe("Trap 10: footers, one record in several monthly files, several rows of one record", () => {
  test("totals and copyright behind the data are ignored and counted, a row that only looks so is not", async () => {
    const read = await readCsv(
      "id,status\nGrand Totals (9 records),Open\n2,Open\n\nGrand Totals (2 records)\nCopyright \u00a9 2000-2025 salesforce.com\n",
      requests,
    );
    expect(read.rows.map(({ id }) => id)).toEqual(["Grand Totals (9 records)", "2"]);
    expect(read.files[0]).toMatchObject({ rows: 5, delivered: 2, ignored: 3, rejected: 0 });
  });

  test("of several monthly files the newest row stands, and every row is accounted for", async () => {
    const header = "id,status,updated at\n";
    const files = [
      fileOf(`${header}1,Open,2025-02-28T10:00Z\n2,Solved,2025-02-27T10:00Z\n`, "feb.csv"),
      fileOf(`${header}1,Solved,2025-03-02T10:00Z\n3,Open,2025-03-03T10:00Z\n`, "mar.csv"),
    ];
    const read = await readCsv(files, requests, { keep: { keep: "newest" } });
    expect(read.rows.map(({ id, status }) => `${id} ${status}`)).toEqual(["2 Solved", "1 Solved", "3 Open"]);
    expect(read.files.map(({ rows, superseded }) => [rows, superseded])).toEqual([
      [2, 1],
      [2, 0],
    ]);
  });

  test("of several rows of one record the last by its time stands", async () => {
    const read = await readCsv(
      "id,status,updated at\n1,Solved,2025-03-03T10:00Z\n1,Open,2025-03-01T10:00Z\n",
      requests,
      { keep: { keep: "last", by: "updatedAt" } },
    );
    expect(read.rows.map(({ status }) => status)).toEqual(["Solved"]);
    expect(read.files[0]).toMatchObject({ rows: 2, superseded: 1 });
  });
});

describe("Trap 11: cells that begin with = + - @ must not become formulas in what is written", () => {
  test.each(['=HYPERLINK("http://x")', "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1", " =1"])(
    "%j is guarded",
    (cell) => {
      expect(guardFormula(cell)).toBe(`'${cell}`);
    },
  );
  test.each(["-5", "+1,234.50", "-", "Open", "a=b"])("%j stays", (cell) => {
    expect(guardFormula(cell)).toBe(cell);
  });
});
