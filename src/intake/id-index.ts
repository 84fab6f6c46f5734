import { addText, createFingerprint, finishFingerprint, startFingerprint } from "./fingerprint.js";
import { type CellOrder, noOrder } from "./kernel-columns.js";

/**
 * Numbers ids from 0 in the order in which they are first met. It holds fingerprints, not texts: 8 bytes an id while the ids
 * come in ascending or in descending order, as most exports have them, and 16 to 24 when one does not. See `Fingerprint`
 * for the odds of a mix-up.
 */
export interface IdIndex {
  /** The number of an id; a new one has the value that `size` had before. */
  numberOf(id: string): number;
  /**
   * The same for an id whose fingerprint is at hand.
   *
   * @param order how it stands to the id that was numbered before it
   */
  numberOfPrint(high: number, low: number, order?: CellOrder | typeof noOrder): number;
  /** Soon these will be asked for: their places in memory are looked up together, which takes less time than one by one. */
  expect(pairs: Uint32Array): void;
  readonly size: number;
}

const same = 0;

export function createIdIndex(): IdIndex {
  const print = createFingerprint();
  let highs = new Uint32Array(512);
  let size = 0;
  // Where all ids so far stand in one order, a new one is told by that: neither is a table needed, nor a look-up.
  let lows: Uint32Array | undefined = new Uint32Array(512);
  let direction: CellOrder = same;
  // Pairs of a low half and the number of its id, so that most look-ups touch one place of memory; -1 is none.
  let slots = new Int32Array(0);
  /** Kept only so that no compiler leaves the look-ups out. */
  const seen = new Int32Array(1);

  function placeOf(high: number, low: number): number {
    const mask = slots.length - 1;
    let place = (low << 1) & mask;
    for (let entry = slots[place + 1]!; entry >= 0; entry = slots[place + 1]!) {
      if (slots[place] === (low | 0) && highs[entry] === high) break;
      place = (place + 2) & mask;
    }
    return place;
  }

  function fill(entry: number, low: number): void {
    const place = placeOf(highs[entry]!, low);
    slots[place] = low;
    slots[place + 1] = entry;
  }

  /** From now on ids are looked up. */
  function buildTable(known: Uint32Array): void {
    let length = 2048;
    while (size * 3 > length) length *= 2;
    slots = new Int32Array(length).fill(-1);
    for (let entry = 0; entry < size; entry++) fill(entry, known[entry]!);
    lows = undefined;
  }

  function widenSlots(): void {
    const former = slots;
    slots = new Int32Array(former.length * 2).fill(-1);
    for (let from = 0; from < former.length; from += 2) {
      const entry = former[from + 1]!;
      if (entry >= 0) fill(entry, former[from]! >>> 0);
    }
  }

  function numberOfPrint(high: number, low: number, order: CellOrder | typeof noOrder = noOrder): number {
    if (lows !== undefined) {
      if (order === same && size > 0) return size - 1;
      if (size === 0 || (order !== noOrder && (order === direction || direction === same))) {
        if (size > 0) direction = order as CellOrder;
        highs = growArray(highs, size);
        lows = growArray(lows, size);
        highs[size] = high;
        lows[size] = low;
        return size++;
      }
      buildTable(lows);
    }
    const place = placeOf(high, low);
    const known = slots[place + 1]!;
    if (known >= 0) return known;
    highs = growArray(highs, size);
    highs[size] = high;
    slots[place] = low;
    slots[place + 1] = size++;
    if (size * 3 > slots.length) widenSlots();
    return size - 1;
  }

  return {
    get size() {
      return size;
    },
    numberOf(id) {
      startFingerprint(print);
      addText(id, print);
      finishFingerprint(print);
      return numberOfPrint(print.high, print.low);
    },
    numberOfPrint,
    expect(pairs) {
      if (lows !== undefined) return;
      const mask = slots.length - 1;
      let sum = 0;
      for (let at = 1; at < pairs.length; at += 2) sum += slots[(pairs[at]! << 1) & mask]!;
      seen[0] = sum;
    },
  };
}

/** The same array, or a longer copy when `index` does not fit in it. */
export function growArray<A extends Uint32Array | Float64Array | Uint8Array>(array: A, index: number): A {
  if (index < array.length) return array;
  const grown = new (array.constructor as new (length: number) => A)(Math.max(array.length * 2, index + 1));
  grown.set(array);
  return grown;
}
