/**
 * Counts how often each number comes, in bounded memory: the frequent ones survive, by the method of Misra and
 * Gries. Exact while there are at most `capacity` different ones; beyond that a count may be short by one
 * `capacity`-th of all values, and is never too high.
 */
export interface FrequentValues {
  add(value: number): void;
  /** Those that came at least so often, the most frequent first. */
  atLeast(count: number): { readonly value: number; readonly count: number }[];
}

export function countFrequent(capacity = 1 << 16): FrequentValues {
  const counts = new Map<number, number>();
  // Exports are often sorted, so the same value comes in runs.
  let last = Number.NaN;
  let run = 0;

  function flush(): void {
    if (run === 0) return;
    const known = counts.get(last);
    if (known !== undefined) counts.set(last, known + run);
    else if (counts.size < capacity) counts.set(last, run);
    else makeRoom();
    run = 0;
  }

  /** Takes from every value as much as the rarest has, and from the new one too. */
  function makeRoom(): void {
    let least = run;
    for (const count of counts.values()) if (count < least) least = count;
    for (const [value, count] of counts) {
      if (count === least) counts.delete(value);
      else counts.set(value, count - least);
    }
    if (run > least) counts.set(last, run - least);
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
      return [...counts]
        .filter(([, count]) => count >= wanted)
        .map(([value, count]) => ({ value, count }))
        .sort((a, b) => b.count - a.count || a.value - b.value);
    },
  };
}
