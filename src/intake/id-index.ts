import { addText, createFingerprint, finishFingerprint, startFingerprint } from "./fingerprint.js";

/**
 * Numbers ids from 0 in the order in which they are first met. It holds fingerprints, not texts: about
 * 16 to 24 bytes an id, so a million ids take about 20 MB. See `Fingerprint` for the odds of a mix-up.
 */
export interface IdIndex {
  /** The number of an id; a new one has the value that `size` had before. */
  numberOf(id: string): number;
  readonly size: number;
}

export function createIdIndex(): IdIndex {
  const print = createFingerprint();
  let slots = new Int32Array(1024).fill(-1);
  let highs = new Uint32Array(512);
  let lows = new Uint32Array(512);
  let size = 0;

  function placeOf(high: number, low: number): number {
    const mask = slots.length - 1;
    let place = low & mask;
    for (let entry = slots[place]!; entry >= 0; entry = slots[place]!) {
      if (highs[entry] === high && lows[entry] === low) break;
      place = (place + 1) & mask;
    }
    return place;
  }

  function widenSlots(): void {
    slots = new Int32Array(slots.length * 2).fill(-1);
    for (let entry = 0; entry < size; entry++) slots[placeOf(highs[entry]!, lows[entry]!)] = entry;
  }

  return {
    get size() {
      return size;
    },
    numberOf(id) {
      startFingerprint(print);
      addText(id, print);
      finishFingerprint(print);
      const place = placeOf(print.high, print.low);
      const known = slots[place]!;
      if (known >= 0) return known;
      highs = growArray(highs, size);
      lows = growArray(lows, size);
      highs[size] = print.high;
      lows[size] = print.low;
      slots[place] = size++;
      if (size * 2 > slots.length) widenSlots();
      return size - 1;
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
