import { describe, expect, it } from "vitest";
import { createBatchTexts } from "../../src/intake/batch-texts.js";
import { createPacker, createUnpacker } from "../../src/intake/pack-batch.js";
import type { Batch, TextColumn, WordColumn } from "../../src/model/record.js";

const ascii = (text: string) => [Buffer.from(text, "latin1"), 0, text.length] as const;

/** What the other thread receives: the arrays move there. */
function send<T>({ packed, transfer }: { packed: T; transfer: ArrayBuffer[] }): T {
  return structuredClone(packed, { transfer });
}

describe("a batch that is packed and sent", () => {
  const codes = new Int32Array(4);
  const values = new Float64Array(4);
  const lines = new Float64Array(4);
  const dictionary = { raw: [""], canonical: [""], settled: new Set<string>() };
  const texts = createBatchTexts(4);
  const batchOf = (length: number): Batch => ({
    source: "tickets",
    file: 1,
    length,
    lines,
    columns: [
      { as: "instant", values },
      { as: "word", codes, dictionary },
      texts,
      undefined,
      { as: "duration", values, isRemaining: true },
    ],
  });
  const { pack, packLateWords } = createPacker();
  const { unpack, learnLateWords } = createUnpacker("tickets");

  it("is the same there, and stays so when its arrays are used again", () => {
    dictionary.raw.push("New", "Öffnen");
    dictionary.canonical.push("new", "open");
    codes.set([1, 0, 2]);
    values.set([5, Number.NaN, 7]);
    lines.set([2, 4, 5]);
    texts.setAscii(0, ...ascii("T-1"));
    // This row was rejected after its id was kept; the next one takes its place.
    texts.setAscii(1, ...ascii("T-rejected"));
    texts.set(1, "Tä");
    texts.setAscii(2, ...ascii("T-22"));
    const first = unpack(send(pack(batchOf(3))));

    dictionary.raw.push("Closed");
    dictionary.canonical.push("closed");
    dictionary.settled.add("won");
    codes.set([3, 1]);
    values.set([1, 2]);
    texts.set(0, "x");
    texts.setAscii(1, ...ascii("y"));
    const second = unpack(send(pack(batchOf(2))));

    const read = ({ file, length, lines: at, columns }: Batch) => ({
      file,
      lines: [...at],
      instants: [...(columns[0] as { values: Float64Array }).values],
      words: [...(columns[1] as WordColumn).codes].map(
        (code) => (columns[1] as WordColumn).dictionary.canonical[code],
      ),
      raw: [...(columns[1] as WordColumn).codes].map(
        (code) => (columns[1] as WordColumn).dictionary.raw[code],
      ),
      texts: Array.from({ length }, (_, row) => (columns[2] as TextColumn).at(row)),
      absent: columns[3],
      remaining: columns[4],
    });
    expect(read(first)).toEqual({
      file: 1,
      lines: [2, 4, 5],
      instants: [5, Number.NaN, 7],
      words: ["new", "", "open"],
      raw: ["New", "", "Öffnen"],
      texts: ["T-1", "Tä", "T-22"],
      absent: undefined,
      remaining: { as: "duration", values: Float64Array.of(5, Number.NaN, 7), isRemaining: true },
    });
    expect(read(second)).toMatchObject({ lines: [2, 4], words: ["closed", "new"], texts: ["x", "y"] });
    const known = (second.columns[1] as WordColumn).dictionary;
    expect(known.settled).toEqual(new Set(["won"]));

    // Rows that were rejected behind the last batch have words too, and nothing else of them is sent.
    dictionary.raw.push("Waiting");
    dictionary.canonical.push("waiting");
    learnLateWords(structuredClone(packLateWords()));
    expect(known).toEqual(dictionary);
    learnLateWords(structuredClone(packLateWords()));
    expect(known.raw).toEqual(["", "New", "Öffnen", "Closed", "Waiting"]);
  });

  it("ends its last text where that ends, whatever was rejected behind it", () => {
    const own = createBatchTexts(4);
    own.setAscii(0, ...ascii("T-1"));
    own.setAscii(1, ...ascii("T-rejected"));
    const { packed } = createPacker().pack({ ...batchOf(1), columns: [own] });
    const column = createUnpacker("s").unpack(structuredClone(packed)).columns[0] as TextColumn;
    expect(column.at(0)).toBe("T-1");
  });

  it("takes texts of any making", () => {
    const column: TextColumn = { as: "text", at: (row) => `row ${row}` };
    const { packed } = createPacker().pack({ ...batchOf(2), columns: [column] });
    const sent = createUnpacker("s").unpack(structuredClone(packed));
    expect([0, 1].map((row) => (sent.columns[0] as TextColumn).at(row))).toEqual(["row 0", "row 1"]);
  });
});
