/**
 * Counts how often each whole number comes, in bounded memory: the frequent ones survive, by the method of Misra and
 * Gries. Exact while there are at most `capacity` different ones; beyond that a count may be short by one
 * `capacity`-th of all values, and is never too high.
 */
export interface FrequentValues {
  add(value: number): void;
  /** Those that came at least so often, the most frequent first. */
  atLeast(count: number): { readonly value: number; readonly count: number }[];
}

const fewestSlots = 1024;

export function countFrequent(capacity = 1 << 16): FrequentValues {
  let values = new Float64Array(fewestSlots);
  let counts = new Uint32Array(fewestSlots);
  let size = 0;
  // Exports are often sorted, so the same value comes in runs.
  let last = Number.NaN;
  let run = 0;

  /** Where a value is, or the free place for it. */
  function placeOf(value: number): number {
    const mask = values.length - 1;
    let place = mixWhole(value) & mask;
    while (counts[place]! > 0 && values[place] !== value) place = (place + 1) & mask;
    return place;
  }

  function put(value: number, count: number): void {
    const place = placeOf(value);
    values[place] = value;
    counts[place] = count;
    size++;
  }

  /** Lays the values out anew, less what is taken from each of them. */
  function layOut(length: number, taken: number): void {
    const [formerValues, formerCounts] = [values, counts];
    values = new Float64Array(length);
    counts = new Uint32Array(length);
    size = 0;
    for (let place = 0; place < formerValues.length; place++) {
      const count = formerCounts[place]!;
      if (count > taken) put(formerValues[place]!, count - taken);
    }
  }

  function flush(): void {
    if (run === 0) return;
    const place = placeOf(last);
    if (counts[place]! > 0) counts[place]! += run;
    else if (size < capacity) {
      values[place] = last;
      counts[place] = run;
      if (++size * 2 > values.length) layOut(values.length * 2, 0);
    } else makeRoom();
    run = 0;
  }

  /** Takes from every value as much as the rarest has, and from the new one too. */
  function makeRoom(): void {
    const least = leastOf(counts, run);
    layOut(values.length, least);
    if (run > least) put(last, run - least);
  }

  return {
    add(value) {
      if (value === last) {
        run++;
        return;
      }
      flush();
      last = value;
      run = 1;
    },
    atLeast(wanted) {
      flush();
      const found: { value: number; count: number }[] = [];
      for (let place = 0; place < counts.length; place++) {
        const count = counts[place]!;
        if (count > 0 && count >= wanted) found.push({ value: values[place]!, count });
      }
      return found.sort((a, b) => b.count - a.count || a.value - b.value);
    },
  };
}

/** The least of the counts of all values and of one more; by index, as iterators take many times as long here. */
function leastOf(counts: Uint32Array, more: number): number {
  let least = more;
  for (let place = 0; place < counts.length; place++) {
    const count = counts[place]!;
    if (count > 0 && count < least) least = count;
  }
  return least;
}

/** Spreads whole numbers, whatever their size. */
function mixWhole(value: number): number {
  const mixed = Math.imul(value ^ Math.floor(value / 4_294_967_296), 0x9e3779b1);
  return mixed ^ (mixed >>> 15);
}
