import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createTranscoder } from "../../src/intake/transcode.js";
import type { Encoding } from "../../src/model/encoding.js";
import { ask, codesOf, fileOf, readCsv } from "./read-csv.js";

const requests = [ask("id", "text"), ask("status", "text")];
const cuts = [1, 2, 3, 7, 65_536];

/** Latin letters stand for their bytes; the numbers are bytes that have no letter in ISO 8859-1. */
function bytes(...parts: (string | number)[]): Uint8Array {
  return Uint8Array.from(
    parts.flatMap((part) => (typeof part === "number" ? [part] : [...Buffer.from(part, "latin1")])),
  );
}

function utf16(text: string, encoding: "utf-16le" | "utf-16be", mark = true): Buffer {
  const units = Buffer.from(`${mark ? "\ufeff" : ""}${text}`, "utf16le");
  return encoding === "utf-16le" ? units : units.swap16();
}

const rowsOf = (read: Awaited<ReturnType<typeof readCsv>>) =>
  read.rows.map((row) => [row["id"], row["status"], row["line"]]);

describe("the encoding of a file is found", () => {
  const text = "id,status\r\n1,Gelöst 😀\r\n2,Offen\r\n";
  const rows = [
    ["1", "Gelöst 😀", 2],
    ["2", "Offen", 3],
  ];
  test.each<[string, Uint8Array, Encoding]>([
    ["UTF-8", Buffer.from(text), "utf-8"],
    ["UTF-8 with a byte order mark", Buffer.from(`\ufeff${text}`), "utf-8"],
    ["UTF-16LE with its mark", utf16(text, "utf-16le"), "utf-16le"],
    ["UTF-16BE with its mark", utf16(text, "utf-16be"), "utf-16be"],
    ["UTF-16LE without", utf16(text, "utf-16le", false), "utf-16le"],
    ["UTF-16BE without", utf16(text, "utf-16be", false), "utf-16be"],
  ])("%s", async (_, content, encoding) => {
    for (const size of cuts) {
      const read = await readCsv([fileOf(content, "in.csv", size)], requests);
      expect(read.problems).toEqual([]);
      expect(rowsOf(read)).toEqual(rows);
      expect(read.files[0]?.form?.encoding).toBe(encoding);
    }
  });

  test("Windows-1252 is never read silently: the first word that shows it is told", async () => {
    const content = bytes('id,status\n1,ok\n2,"one\nM', 0xfc, 'ller & Co"\n3,', 0x80, " 5\n");
    for (const size of cuts) {
      const read = await readCsv([fileOf(content, "in.csv", size)], requests);
      expect(read.failed).toBe(false);
      expect(read.problems).toMatchObject([
        {
          code: "encoding-guessed",
          severity: "warning",
          line: 4,
          column: 2,
          args: { word: "Müller", encoding: "windows-1252" },
          excerpt: { text: 'Müller & Co"', column: 2 },
        },
      ]);
      expect(rowsOf(read)).toEqual([
        ["1", "ok", 2],
        ["2", "one\nMüller & Co", 3],
        ["3", "€ 5", 5],
      ]);
      expect(read.files[0]?.form?.encoding).toBe("windows-1252");
    }
  });

  test("a place in a transcoded file is that of its text", async () => {
    const content = utf16('id,status\n1,"Größe" x\n2,ok\n', "utf-16le");
    const read = await readCsv([fileOf(content, "in.csv", 5)], requests);
    expect(read.problems).toMatchObject([
      { code: "stray-quote", line: 2, column: 9, excerpt: { text: '1,"Größe" x' } },
    ]);
    expect(rowsOf(read)).toEqual([["2", "ok", 3]]);
  });

  test("a few pairs of Windows-1252 that are valid UTF-8 by chance do not make it UTF-8", async () => {
    const umlauts = Array.from({ length: 11 }, (_, at) => `${at},Gr\u00fcn\n`).join("");
    const read = await readCsv([fileOf(bytes(`id,status\n${umlauts}x,Spa\u00df\u00ab\n`))], requests);
    expect(codesOf(read)).toEqual(["encoding-guessed"]);
    expect(read.rows.at(-1)?.["status"]).toBe("Spaß«");
  });
});

describe("bytes that are no text are an error with its place", () => {
  const e = 0xe9;
  test.each<[string, Uint8Array, object]>([
    [
      "a stray byte among UTF-8",
      Buffer.concat([Buffer.from("id,status\n1,Müller\n2,Caf"), bytes(e, "\n")]),
      { code: "not-utf8", line: 3, column: 6, args: { because: "damaged-utf-8", byte: e } },
    ],
    [
      "a byte that Windows-1252 does not have either",
      bytes("id,status\n1,Caf", e, "\n2,", 0x8d, "\n"),
      { code: "not-utf8", line: 3, column: 3, args: { because: "unknown", byte: 0x8d } },
    ],
    [
      "a file whose mark says UTF-8",
      bytes(0xef, 0xbb, 0xbf, "id,stat", e, "s\n1,a\n"),
      { code: "not-utf8", line: 1, column: 8, args: { because: "marked" } },
    ],
    [
      "UTF-16 of an odd length",
      Buffer.concat([utf16("id,status\n1,ok\n", "utf-16be"), bytes("x")]),
      { code: "broken-encoding", line: 3, column: 1, args: { encoding: "utf-16be", by: "mark" } },
    ],
    [
      "half a pair of surrogates",
      utf16("id,status\n1,ab\ud83d\n2,ok\n", "utf-16le"),
      { code: "broken-encoding", line: 2, column: 5, args: { encoding: "utf-16le" } },
    ],
    [
      "UTF-16 that ends in the middle of a pair",
      utf16("id,status\n1,\ud83d", "utf-16le"),
      { code: "broken-encoding", line: 2, column: 3 },
    ],
  ])("%s", async (_, content, expected) => {
    for (const size of cuts) {
      const read = await readCsv([fileOf(content, "in.csv", size)], requests);
      expect(read.problems).toMatchObject([{ severity: "error", ...expected }]);
      expect(read.rows).toEqual([]);
    }
  });

  test("declared UTF-8 is held to it", async () => {
    const read = await readCsv([fileOf(bytes("id,status\n1,Caf", e, "\n"))], requests, { encoding: "utf-8" });
    expect(read.problems).toMatchObject([
      { code: "not-utf8", severity: "error", line: 2, column: 6, args: { because: "declared" } },
    ]);
  });
});

describe("a declared encoding", () => {
  test.each<[Encoding, Uint8Array]>([
    ["windows-1252", bytes("id,status\n1,caf", 0xe9, " ", 0x80, "\n")],
    ["iso-8859-15", bytes("id,status\n1,caf", 0xe9, " ", 0xa4, "\n")],
    ["macintosh", bytes("id,status\n1,caf", 0x8e, " ", 0xdb, "\n")],
    ["utf-16le", utf16("id,status\n1,café €\n", "utf-16le", false)],
    ["utf-16be", utf16("id,status\n1,café €\n", "utf-16be", false)],
  ])("%s is read without a warning", async (encoding, content) => {
    const read = await readCsv([fileOf(content, "in.csv", 3)], requests, { encoding });
    expect(read.problems).toEqual([]);
    expect(rowsOf(read)).toEqual([["1", "café €", 2]]);
  });

  test("a byte order mark wins over it", async () => {
    const content = Buffer.from("\ufeffid,status\n1,café\n");
    const read = await readCsv([fileOf(content)], requests, { encoding: "windows-1252" });
    expect(rowsOf(read)).toEqual([["1", "café", 2]]);
  });
});

describe("the transcoders", () => {
  const decode = (encoding: Encoding, content: Uint8Array, size: number): string => {
    const transcoder = createTranscoder(encoding)!;
    const parts: Uint8Array[] = [];
    for (let at = 0; at < content.length; at += size)
      parts.push(transcoder.push(content.slice(at, at + size)));
    return Buffer.concat([...parts, transcoder.end()]).toString();
  };

  test.each(["iso-8859-15", "macintosh"] as const)(
    "%s gives each byte the character that the Encoding Standard gives it",
    (encoding) => {
      const all = Uint8Array.from({ length: 256 }, (_, byte) => byte);
      const standard = new TextDecoder(encoding).decode(all);
      expect(decode(encoding, all, 50)).toBe(standard);
    },
  );

  test("windows-1252 gives the characters of the Encoding Standard, which some TextDecoders do not", () => {
    const standard = [
      8364, 129, 8218, 402, 8222, 8230, 8224, 8225, 710, 8240, 352, 8249, 338, 141, 381, 143, 144, 8216, 8217,
      8220, 8221, 8226, 8211, 8212, 732, 8482, 353, 8250, 339, 157, 382, 376,
    ];
    const all = Uint8Array.from({ length: 256 }, (_, byte) => byte);
    const codes = Array.from(decode("windows-1252", all, 50), (character) => character.codePointAt(0));
    const same = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => from + at);
    expect(codes).toEqual([...same(0, 128), ...standard, ...same(160, 256)]);
  });

  test.each(["utf-16le", "utf-16be"] as const)("%s comes back whole wherever it is cut", (encoding) => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.integer({ min: 1, max: 9 }), (text, size) => {
        fc.pre(!text.startsWith("\ufeff"));
        expect(decode(encoding, utf16(text, encoding), size)).toBe(text);
      }),
    );
  });
});
