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

/** What a dictionary has gained since the last batch. */
interface NewWords {
  readonly raw: readonly string[];
  readonly canonical: readonly string[];
  readonly settled: readonly string[];
}

/** Packs the batches of one source, in their order. */
export function createPacker(): (batch: Batch) => { packed: PackedBatch; transfer: ArrayBuffer[] } {
  const sent = new Map<number, { words: number; settled: number }>();

  function takeNewWords(index: number, { raw, canonical, settled = new Set() }: Dictionary): NewWords {
    const known = sent.get(index) ?? { words: 0, settled: 0 };
    sent.set(index, { words: raw.length, settled: settled.size });
    return {
      raw: raw.slice(known.words),
      canonical: canonical.slice(known.words),
      settled: settled.size === known.settled ? [] : [...settled].slice(known.settled),
    };
  }

  return ({ file, length, lines, columns }) => {
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
  };
}

/** Makes batches again of what a packer packed, in the same order. */
export function createUnpacker(source: string): (packed: PackedBatch) => Batch {
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

  return ({ file, length, lines, columns }) => ({
    source,
    file,
    length,
    lines,
    columns: columns.map((column, index) => column && unpackColumn(column, index)),
  });
}
