import { array, assert, constantFrom, oneof, property, string, tuple } from "fast-check";
import { describe, expect, it } from "vitest";
import { parseAsciiStamp } from "../../src/intake/ascii-stamp.js";
import { createAsciiWords } from "../../src/intake/ascii-words.js";
import { createBatchTexts } from "../../src/intake/batch-texts.js";
import { createBlankGuess, createBlankTest } from "../../src/intake/blanks.js";
import {
  addAscii,
  addText,
  createFingerprint,
  finishFingerprint,
  startFingerprint,
} from "../../src/intake/fingerprint.js";
import { createIdIndex } from "../../src/intake/id-index.js";
import { stampParser } from "../../src/intake/parse-stamp.js";
import { createStamp } from "../../src/intake/stamp.js";
import type { FieldType } from "../../src/model/record.js";

const ascii = string({ unit: "binary-ascii", maxLength: 40 });
/** Within other bytes, as a cell stands in its row. */
const place = (text: string) => ({
  data: Buffer.from(`~~${text}~~`, "latin1"),
  start: 2,
  end: 2 + text.length,
});

const printText = (text: string) => {
  const print = createFingerprint();
  startFingerprint(print);
  addText(text, print);
  finishFingerprint(print);
  return print;
};

describe("a fingerprint", () => {
  it("of bytes is that of the text they are", () => {
    assert(
      property(ascii, (text) => {
        const { data, start, end } = place(text);
        const print = createFingerprint();
        startFingerprint(print);
        addAscii(data, start, end, print);
        finishFingerprint(print);
        expect(print).toEqual(printText(text));
      }),
    );
  });

  it("differs for texts that differ in one place, in the order of their cells, or beyond eight bits", () => {
    const texts = [
      "",
      "a",
      "aa",
      "aaa",
      "aaaa",
      "aaaaa",
      "aaab",
      "aaba",
      "baaa",
      "ab",
      "ba",
      "š",
      "a\u0001",
      "\u0161",
      "aš",
      "šššš",
      "\u4e61\u4e00",
    ];
    const prints = new Set(texts.map((text) => JSON.stringify(printText(text))));
    expect(prints.size).toBe(new Set(texts).size);
  });

  it("spreads numbers that follow each other in both halves", () => {
    const highs = new Set<number>();
    const lows = new Set<number>();
    for (let at = 0; at < 100_000; at++) {
      const print = printText(`T-${String(at).padStart(8, "0")}`);
      highs.add(print.high);
      lows.add(print.low);
    }
    // Of 100,000 random numbers of 32 bits about one pair is equal.
    expect(highs.size).toBeGreaterThan(99_985);
    expect(lows.size).toBeGreaterThan(99_985);
  });
});

describe("the number of an id", () => {
  it("is the same by its bytes and by its text, and one for each id", () => {
    const ids = createIdIndex();
    for (let at = 0; at < 20_000; at++) {
      const text = `id ${at}`;
      const { data, start, end } = place(text);
      expect(at % 2 === 0 ? ids.numberOf(text) : ids.numberOfAscii(data, start, end)).toBe(at);
      expect(ids.numberOfAscii(data, start, end)).toBe(at);
      expect(ids.numberOf(text)).toBe(at);
    }
    expect(ids.size).toBe(20_000);
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
      property(near, (text) => {
        const { data, start, end } = place(text);
        const [ofBytes, ofText] = [createStamp(), createStamp()];
        if (!parseAsciiStamp(data, start, end, ofBytes)) return;
        read++;
        expect(parse(text, ofText)).toBe(true);
        expect(ofBytes).toEqual(ofText);
      }),
      { numRuns: 3000 },
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
    const { data, start, end } = place(text);
    expect(parseAsciiStamp(data, start, end, createStamp())).toBe(true);
  });
});

describe("a guess at blanks", () => {
  it.each<FieldType>(["word", "text", "number", "duration", "instant"])("lets no blank %s pass", (type) => {
    const own = ["Unknown", "§ none", "t.b.d."];
    const isBlank = createBlankTest(type, own);
    const mayBeBlank = createBlankGuess(type, own);
    assert(
      property(
        oneof(
          ascii,
          constantFrom(
            "N/A",
            "n/a",
            "NULL",
            "(null)",
            "#N/A",
            "-",
            "--",
            "UNKNOWN",
            "unknown",
            "T.B.D.",
            "NaT",
            "?",
          ),
        ),
        (text) => {
          const trimmed = text.trim();
          const { data, start, end } = place(trimmed);
          if (trimmed !== "" && isBlank(trimmed)) expect(mayBeBlank(data, start, end)).toBe(true);
        },
      ),
    );
  });
});

describe("words by their bytes", () => {
  it("are told apart, and found again as long as there is room", () => {
    assert(
      property(
        array(string({ unit: "binary-ascii", minLength: 1, maxLength: 6 }), { maxLength: 200 }),
        (words) => {
          const known = new Map<string, number>();
          const ascii = createAsciiWords();
          for (const word of words) {
            const { data, start, end } = place(word);
            const code = ascii.find(data, start, end);
            expect(code).toBe(known.get(word) ?? -1);
            if (code >= 0) continue;
            ascii.learn(known.size);
            known.set(word, known.size);
          }
        },
      ),
    );
  });

  it("are not remembered beyond the room for them", () => {
    const ascii = createAsciiWords();
    for (let at = 0; at < 10_000; at++) {
      const { data, start, end } = place(`w${at}`);
      expect(ascii.find(data, start, end)).toBe(-1);
      ascii.learn(at);
    }
    const first = place("w0");
    const last = place("w9999");
    expect(ascii.find(first.data, first.start, first.end)).toBe(0);
    expect(ascii.find(last.data, last.start, last.end)).toBe(-1);
  });
});

describe("the texts of a batch", () => {
  it("keep what they were given when its bytes change, and start anew with the next batch", () => {
    const texts = createBatchTexts(3);
    for (const batch of ["a", "bc"]) {
      const long = batch.repeat(100);
      const { data, start, end } = place(long);
      texts.setAscii(0, data, start, end);
      data.fill(0);
      texts.set(1, "ä");
      const other = place(`${batch}!`);
      texts.setAscii(2, other.data, other.start, other.end);
      other.data.fill(0);
      expect([0, 1, 2].map(texts.at)).toEqual([long, "ä", `${batch}!`]);
    }
  });
});
