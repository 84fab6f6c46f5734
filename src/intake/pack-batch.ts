import type { Batch, Column, Dictionary } from "../model/record.js";
import { type PackedTexts, packTexts, unpackTexts } from "./batch-texts.js";

/** A batch as it is sent from one thread to another: arrays of its own, and of the words only those that are new. */
export interface PackedBatch {
  readonly file: number;
  readonly length: number;
  readonly lines: Float64Array;
  readonly columns: readonly (PackedColumn | undefined)[];
}

type PackedColumn =
  | {
      readonly as: "instant" | "number" | "duration";
      readonly values: Float64Array;
      readonly isRemaining?: boolean;
    }
  | ({ readonly as: "word"; readonly codes: Int32Array } & NewWords)
  | { readonly as: "text"; readonly texts: PackedTexts };

/** What a dictionary has gained since it was last sent. */
interface NewWords {
  readonly raw: readonly string[];
  readonly canonical: readonly string[];
  readonly settled: readonly string[];
}

/** The words that only rows behind the last batch have, which were rejected: by the index of their column. */
export type LateWords = readonly (readonly [index: number, words: NewWords])[];

/** Packs the batches of one source, in their order. */
export interface Packer {
  pack(batch: Batch): { packed: PackedBatch; transfer: ArrayBuffer[] };
  /** When all rows were read: a word that was met is known, whatever became of its row. */
  packLateWords(): LateWords;
}

export function createPacker(): Packer {
  const sent = new Map<number, { dictionary: Dictionary; words: number; settled: number }>();

  function takeNewWords(index: number, dictionary: Dictionary): NewWords {
    const { raw, canonical, settled = new Set() } = dictionary;
    const known = sent.get(index) ?? { words: 0, settled: 0 };
    sent.set(index, { dictionary, words: raw.length, settled: settled.size });
    return {
      raw: raw.slice(known.words),
      canonical: canonical.slice(known.words),
      settled: settled.size === known.settled ? [] : [...settled].slice(known.settled),
    };
  }

  function pack({ file, length, lines, columns }: Batch) {
    const transfer: ArrayBuffer[] = [];
    const own = <A extends Float64Array<ArrayBuffer> | Int32Array<ArrayBuffer>>(copy: A): A => {
      transfer.push(copy.buffer);
      return copy;
    };
    const packColumn = (column: Column, index: number): PackedColumn => {
      if (column.as === "text") {
        const texts = packTexts(column, length);
        transfer.push(texts.bytes.buffer);
        return { as: "text", texts };
      }
      if (column.as === "word") {
        const codes = own(column.codes.slice(0, length));
        return { as: "word", codes, ...takeNewWords(index, column.dictionary) };
      }
      return { ...column, values: own(column.values.slice(0, length)) };
    };
    const packed = {
      file,
      length,
      lines: own(lines.slice(0, length)),
      columns: columns.map((column, index) => column && packColumn(column, index)),
    };
    return { packed, transfer };
  }

  return {
    pack,
    packLateWords: () => [...sent].map(([index, { dictionary }]) => [index, takeNewWords(index, dictionary)]),
  };
}

/** Makes batches again of what a packer packed, in the same order. */
export interface Unpacker {
  unpack(packed: PackedBatch): Batch;
  /** The dictionaries of the batches that were unpacked before gain them. */
  learnLateWords(words: LateWords): void;
}

export function createUnpacker(source: string): Unpacker {
  const dictionaries = new Map<number, { raw: string[]; canonical: string[]; settled: Set<string> }>();

  function learn(index: number, { raw, canonical, settled }: NewWords): Dictionary {
    let known = dictionaries.get(index);
    if (known === undefined) {
      known = { raw: [], canonical: [], settled: new Set() };
      dictionaries.set(index, known);
    }
    for (const word of raw) known.raw.push(word);
    for (const word of canonical) known.canonical.push(word);
    for (const meaning of settled) known.settled.add(meaning);
    return known;
  }

  const unpackColumn = (column: PackedColumn, index: number): Column => {
    if (column.as === "text") return unpackTexts(column.texts);
    if (column.as !== "word") return column;
    return { as: "word", codes: column.codes, dictionary: learn(index, column) };
  };

  return {
    unpack: ({ file, length, lines, columns }) => ({
      source,
      file,
      length,
      lines,
      columns: columns.map((column, index) => column && unpackColumn(column, index)),
    }),
    learnLateWords(late) {
      for (const [index, words] of late) learn(index, words);
    },
  };
}
