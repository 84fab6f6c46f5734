import { array, assert, constantFrom, integer, oneof, property, string, tuple } from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addText,
  createFingerprint,
  finishFingerprint,
  startFingerprint,
} from "../../src/intake/fingerprint.js";
import { borrowKernel, returnKernel } from "../../src/intake/kernel.js";
import {
  notItsText,
  PrintColumn,
  RowPrints,
  StampColumn,
  unknownWord,
  WordColumn,
} from "../../src/intake/kernel-columns.js";
import { stampParser } from "../../src/intake/parse-stamp.js";
import { RecordScanner, scannedAtOnce } from "../../src/intake/scan-records.js";
import { createStamp } from "../../src/intake/stamp.js";

const comma = 0x2c;
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
const written = (text: string) => (/[",\r\n]/.test(text) || text === "" ? quoted(text) : text);

/** Goes through rows of cells as the fast road does; the scanner stands at the row. */
function readRows(rows: readonly (readonly string[])[], visit: (row: number, cells: RecordScanner) => void) {
  const kernel = borrowKernel(scannedAtOnce)!;
  const scanner = new RecordScanner(kernel, comma, rows[0]?.length ?? 0);
  scanner.push(Buffer.from(rows.map((cells) => `${cells.map(written).join(",")}\n`).join("")));
  scanner.close();
  for (const row of rows.keys()) {
    expect(scanner.next()).toBe("record");
    visit(row, scanner);
  }
  expect(scanner.next()).toBe("more");
  returnKernel(kernel);
}

describe("a row", () => {
  it("has the texts of its cells, in whichever block of 64 bytes they stand", () => {
    const cell = oneof(
      string({ unit: "grapheme", maxLength: 40 }),
      string({ unit: "binary-ascii", maxLength: 90 }),
      constantFrom("", "\u00e4", '"', "x\ny", "\u00e4".repeat(70), "a".repeat(130)),
    );
    const file = integer({ min: 1, max: 5 }).chain((width) =>
      array(array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 30 }),
    );
    assert(
      property(file, (rows) => {
        readRows(rows, (row, cells) => expect(cells.slice()).toEqual(rows[row]));
      }),
    );
  });

  it("may have more cells than fit in the tables of several rows, and rows more than those of one block", () => {
    const rows = [40, 8000, 20_000, 1, 20_000, 20_000].map((width, row) =>
      Array.from({ length: width }, (_, cell) => `${row}.${cell}`),
    );
    readRows(rows, (row, cells) => expect(cells.slice()).toEqual(rows[row]));
    const many = Array.from({ length: 5000 }, (_, row) => [`${row}`, "x"]);
    readRows(many, (row, cells) => expect(cells.at(0)).toBe(`${row}`));
  });
});

describe("a stamp by its bytes", () => {
  const parse = stampParser("iso");
  const mostly = (usual: readonly string[], odd: readonly string[]) =>
    oneof({ weight: 9, arbitrary: constantFrom(...usual) }, { weight: 1, arbitrary: constantFrom(...odd) });
  const near = tuple(
    mostly(
      ["2025-03-14", "2024-02-29", "2025/03/14", "2025.03.14", "1999-12-31"],
      ["2025-02-29", "2025-3-14", "0000-01-01", "2025-13-01", "2025-03-32", "2025-03/14"],
    ),
    mostly(["T", " "], ["t", "", ","]),
    mostly(
      ["09:30", "00:00:00", "23:59:59", "12:00:01"],
      ["24:00", "23:59:60", "9:30", "12:60", "25:00", "09.30"],
    ),
    mostly(["", "", ".000", ".123"], [".0", ".1234", ",123", ".12", ".12a"]),
    mostly(
      ["", "Z", "-05:00", "+0530", "+18:59", "+00:00"],
      ["z", " UTC", "-19:00", "+05", "+05:60", " -05:00", "-0a:00", "+1:000", " AM", "Z ", "+05:0"],
    ),
  ).map((parts) => parts.join(""));

  it("is what the parser of texts reads, where it is read at all", () => {
    let read = 0;
    assert(
      property(array(near, { minLength: 10, maxLength: 50 }), (texts) => {
        let stamps: StampColumn | undefined;
        readRows(
          texts.map((text) => [text]),
          (row, cells) => {
            stamps ??= new StampColumn(cells, 0);
            const [ofBytes, ofText] = [createStamp(), createStamp()];
            if (!stamps.read(ofBytes)) return;
            read++;
            expect(parse(texts[row]!, ofText)).toBe(true);
            ofText.offsetMs += 0;
            expect(ofBytes).toEqual(ofText);
          },
        );
      }),
      { numRuns: 300 },
    );
    expect(read).toBeGreaterThan(1000);
  });

  it("is the same where a second space leaves no digit in its usual place", () => {
    let read = 0;
    assert(
      property(near, (text) => {
        const [usual, shifted] = [createStamp(), createStamp()];
        const isRead = parse(text, usual);
        expect(parse(text.replace(/^(.{10})[T ]/, "$1  "), shifted)).toBe(isRead);
        if (!isRead) return;
        read++;
        expect(shifted).toEqual(usual);
      }),
      { numRuns: 3000 },
    );
    expect(read).toBeGreaterThan(1000);
  });

  it("is each day of four hundred years", () => {
    const days = Array.from({ length: 146_097 }, (_, day) => [
      new Date(Date.UTC(1800, 0, 1 + day, 12)).toISOString(),
    ]);
    const stamp = createStamp();
    for (let from = 0; from < days.length; from += 20_000) {
      let stamps: StampColumn | undefined;
      readRows(days.slice(from, from + 20_000), (row, cells) => {
        stamps ??= new StampColumn(cells, 0);
        const isRead = stamps.read(stamp);
        if (!isRead || stamp.wallMs !== Date.parse(days[from + row]![0]!)) expect.fail(days[from + row]![0]);
      });
    }
  });

  it.each([
    "2025-03-14 09:30",
    "2025-03-14T09:30:07",
    "2025/03/14 09:30:07",
    "2025-03-14T09:30:07Z",
    "2025-03-14T09:30:07.250Z",
    "2025-03-14T09:30:07.250+0000",
    "2025-03-14T09:30:07-05:00",
    "2025-03-14T09:30-0500",
  ])("%s needs no text", (text) => {
    readRows([[text]], (_row, cells) => expect(new StampColumn(cells, 0).read(createStamp())).toBe(true));
  });
});

describe("words by their bytes", () => {
  it("are told apart, and found again from the next block on", () => {
    const word = string({ unit: "binary-ascii", maxLength: 9 });
    assert(
      property(array(word, { minLength: 1, maxLength: 40 }), (words) => {
        const rows = Array.from({ length: 2500 }, (_, row) => [words[(row * row) % words.length]!, "x"]);
        const known = new Map<string, number>();
        let column: WordColumn | undefined;
        let block = 0;
        let learned = new Map<string, number>();
        readRows(rows, (row, cells) => {
          column ??= new WordColumn(cells, 0);
          if (cells.block !== block) learned = new Map(known);
          block = cells.block;
          const [text] = rows[row] as [string];
          const isText = text !== "" && text === text.trim() && !text.includes('"') && isPlainEdge(text);
          const code = column.code();
          if (!isText) {
            if (code !== notItsText) expect.fail(JSON.stringify(text));
            return;
          }
          if (code !== (learned.get(text) ?? unknownWord)) expect.fail(JSON.stringify(text));
          if (known.has(text)) return;
          column.learn(known.size);
          known.set(text, known.size);
        });
      }),
      { numRuns: 40 },
    );
  });

  it("are not remembered beyond the room for them", () => {
    const rows = Array.from({ length: 12_000 }, (_, row) => [`w${row % 6000}`, "x"]);
    let column: WordColumn | undefined;
    readRows(rows, (row, cells) => {
      column ??= new WordColumn(cells, 0);
      const code = column.code();
      if (row < 6000) column.learn(row);
      else if (code !== (row % 6000 < 4096 ? row % 6000 : unknownWord)) expect.fail(`${row}: ${code}`);
    });
  });
});

/** Whether neither end is a sign below the space, which may be trimmed away. */
const isPlainEdge = (text: string) => text.charCodeAt(0) > 32 && text.charCodeAt(text.length - 1) > 32;

const printOf = (texts: readonly string[]) => {
  const print = createFingerprint();
  startFingerprint(print);
  for (const text of texts) addText(text, print);
  finishFingerprint(print);
  return print;
};

describe("a fingerprint of bytes", () => {
  const cell = string({ unit: "binary-ascii", maxLength: 20 }).filter((text) => !text.includes('"'));

  it("is that of the text they are", () => {
    assert(
      property(array(tuple(cell, cell, cell), { minLength: 1, maxLength: 20 }), (rows) => {
        let ids: PrintColumn | undefined;
        let wholes: RowPrints | undefined;
        const told: Uint32Array[] = [];
        readRows(rows, (row, cells) => {
          ids ??= new PrintColumn(cells, 1, (pairs) => void told.push(pairs.slice()));
          wholes ??= new RowPrints(cells, [2, undefined, 0]);
          const [first, id, last] = rows[row]!;
          expect(ids.isKnown()).toBe(id !== "" && isPlainEdge(id));
          if (ids.isKnown()) expect({ high: ids.high(), low: ids.low() }).toEqual(printOf([id]));
          const areKnown = [first, last].every((text) => text === "" || isPlainEdge(text));
          expect(wholes.isKnown()).toBe(areKnown);
          if (areKnown) expect(wholes.low()).toBe(printOf([last, "", first]).low);
        });
        expect(told.map(({ length }) => length)).toEqual([2 * rows.length]);
      }),
    );
  });
});

describe("the memory of a kernel", () => {
  it("is lent again, empty", () => {
    const kernel = borrowKernel(scannedAtOnce)!;
    const at = kernel.take(1 << 20);
    kernel.bytes.fill(7, at, at + (1 << 20));
    returnKernel(kernel);
    const again = borrowKernel(scannedAtOnce)!;
    expect(again).toBe(kernel);
    expect(borrowKernel(scannedAtOnce)).not.toBe(kernel);
    const same = again.take(1 << 20);
    expect(again.bytes.subarray(same, same + (1 << 20)).every((byte) => byte === 0)).toBe(true);
  });
});
