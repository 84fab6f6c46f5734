const firstBlock = 16;
const longestBlock = 4096;
const noBlock = new Uint32Array(0);

/**
 * Elapsed times that arrive one by one, in milliseconds and in no order that can be relied on. Whole ones below
 * 2^32 (49 days) take four bytes. A list may include others without copying them: what stands in the cells of
 * months is in those of a year too.
 */
export class TimeList {
  /** Those that are full, and behind them the one that is being filled. */
  private readonly full: Uint32Array[] = [];
  private block = noBlock;
  /** How much of that one is in use. */
  private filled = 0;
  private fullCount = 0;
  /** Those that are longer or no whole number. */
  private others: number[] = [];
  private ownLimitMs = 0;
  private isSorted = true;
  private readonly included: TimeList[] = [];

  get length(): number {
    let count = this.fullCount + this.filled + this.others.length;
    for (const list of this.included) count += list.length;
    return count;
  }

  /** What the limits of all its times come to: for averages, whose limit need not be the same for all. */
  get limitMs(): number {
    let sum = this.ownLimitMs;
    for (const list of this.included) sum += list.limitMs;
    return sum;
  }

  /** @param limitMs what the time is held against */
  push(value: number, limitMs = 0): void {
    this.isSorted = false;
    this.ownLimitMs += limitMs;
    // A remainder would be dear: this is asked of every record.
    if (value >>> 0 !== value) {
      this.others.push(value);
      return;
    }
    if (this.filled === this.block.length) this.addBlock();
    this.block[this.filled++] = value;
  }

  /** What the other list has now and gets later is in this one too. */
  include(list: TimeList): void {
    this.included.push(list);
  }

  sum(): number {
    let sum = 0;
    for (const part of this.sortedParts()) for (let at = 0; at < part.length; at++) sum += part[at]!;
    return sum;
  }

  /** All its times, in arrays that are each ascending, and valid until the next push. */
  sortedParts(): SortedTimes[] {
    const parts: SortedTimes[] = [];
    this.collectParts(parts);
    return parts;
  }

  private collectParts(parts: SortedTimes[]): void {
    if (!this.isSorted) this.sort();
    if (this.filled > 0) parts.push(this.block);
    if (this.others.length > 0) parts.push(this.others);
    for (const list of this.included) list.collectParts(parts);
  }

  private addBlock(): void {
    const { length } = this.block;
    if (length > 0) {
      this.full.push(this.block);
      this.fullCount += length;
    }
    this.block = new Uint32Array(length === 0 ? firstBlock : Math.min(length * 2, longestBlock));
    this.filled = 0;
  }

  /** The times of all blocks are then in one, which is all in use. */
  private sort(): void {
    const all = new Uint32Array(this.fullCount + this.filled);
    let at = 0;
    for (const block of this.full) {
      all.set(block, at);
      at += block.length;
    }
    all.set(this.block.subarray(0, this.filled), at);
    all.sort();
    this.full.length = 0;
    this.fullCount = 0;
    this.block = all;
    this.filled = all.length;
    this.others.sort((a, b) => a - b);
    this.isSorted = true;
  }
}

type SortedTimes = Uint32Array | readonly number[];

/** The times of several lists as if they were one in ascending order, which costs a look-up and no copy. */
export class RankedTimes {
  readonly length: number;
  private readonly parts: readonly SortedTimes[];
  private readonly finite: number;

  /** @param endless so many times more that never end */
  constructor(lists: readonly TimeList[], endless = 0) {
    this.parts = lists.flatMap((list) => list.sortedParts());
    this.finite = this.parts.reduce((sum, part) => sum + part.length, 0);
    this.length = this.finite + endless;
  }

  /** How many are at most that long. */
  countUpTo(limit: number): number {
    let count = 0;
    for (const part of this.parts) count += firstBeyond(part, limit);
    return count;
  }

  /** The time at an index, from 0 to below `length`. */
  at(index: number): number {
    if (index >= this.finite) return Number.POSITIVE_INFINITY;
    let [low, high] = this.ends();
    if (this.countUpTo(high) <= index) return Number.POSITIVE_INFINITY;
    // The least whole number that so many are not beyond; a fraction below it may be what was sought.
    while (low < high) {
      const middle = low + Math.floor((high - low) / 2);
      if (this.countUpTo(middle) > index) high = middle;
      else low = middle + 1;
    }
    const before = this.countUpTo(low - 1);
    const near: number[] = [];
    for (const part of this.parts) {
      for (let at = firstBeyond(part, low - 1); at < part.length && part[at]! < low; at++)
        near.push(part[at]!);
    }
    return near.sort((a, b) => a - b)[index - before] ?? low;
  }

  /** Whole numbers between which all times lie. */
  private ends(): [number, number] {
    let low = Number.POSITIVE_INFINITY;
    let high = Number.NEGATIVE_INFINITY;
    for (const part of this.parts) {
      low = Math.min(low, part[0]!);
      high = Math.max(high, part[part.length - 1]!);
    }
    return [Math.floor(low), Math.min(Math.ceil(high), Number.MAX_SAFE_INTEGER)];
  }
}

/** The index of the first that is longer, which is how many are not. */
function firstBeyond(ascending: SortedTimes, limit: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle]! > limit) high = middle;
    else low = middle + 1;
  }
  return low;
}
