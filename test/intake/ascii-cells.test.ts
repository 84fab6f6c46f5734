import { assert, constantFrom, oneof, property, string } from "fast-check";
import { describe, expect, it } from "vitest";
import { createBatchTexts } from "../../src/intake/batch-texts.js";
import { createBlankGuess, createBlankTest } from "../../src/intake/blanks.js";
import {
  addText,
  createFingerprint,
  finishFingerprint,
  startFingerprint,
} from "../../src/intake/fingerprint.js";
import { createIdIndex } from "../../src/intake/id-index.js";
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
  it("is the same by its print and by its text, and one for each id", () => {
    const ids = createIdIndex();
    for (let at = 0; at < 20_000; at++) {
      const text = `id ${at}`;
      const { high, low } = printText(text);
      ids.expect(Uint32Array.of(high, low));
      expect(at % 2 === 0 ? ids.numberOf(text) : ids.numberOfPrint(high, low)).toBe(at);
      expect(ids.numberOfPrint(high, low)).toBe(at);
      expect(ids.numberOf(text)).toBe(at);
    }
    expect(ids.size).toBe(20_000);
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
