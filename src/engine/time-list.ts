const firstBlock = 16;
const longestBlock = 4096;
const beyondFourBytes = 2 ** 32;

/**
 * Elapsed times that arrive one by one, in milliseconds and in no order that can be relied on. Whole ones below
 * 2^32 (49 days) take four bytes. A list may include others without copying them.
 */
export class TimeList {
  private readonly blocks: Uint32Array[] = [];
  private filled = 0;
  /** Those that are longer or no whole number. */
  private others: Float64Array | undefined;
  private otherCount = 0;
  private wholeCount = 0;
  private readonly included: TimeList[] = [];

  get length(): number {
    let count = this.wholeCount + this.otherCount;
    for (const list of this.included) count += list.length;
    return count;
  }

  push(value: number): void {
    if (value >= 0 && value < beyondFourBytes && value % 1 === 0) this.pushWhole(value);
    else this.pushOther(value);
  }

  /** What the other list has now and gets later is in this one too. */
  include(list: TimeList): void {
    this.included.push(list);
  }

  sum(): number {
    let sum = 0;
    for (const part of this.parts()) for (let at = 0; at < part.length; at++) sum += part[at]!;
    return sum;
  }

  countBelow(limit: number): number {
    let count = 0;
    for (const part of this.parts()) for (let at = 0; at < part.length; at++) if (part[at]! < limit) count++;
    return count;
  }

  countUpTo(limit: number): number {
    let count = 0;
    for (const part of this.parts()) for (let at = 0; at < part.length; at++) if (part[at]! <= limit) count++;
    return count;
  }

  /** All its times, in arrays that are valid until the next push. */
  *parts(): Generator<Uint32Array | Float64Array> {
    for (const [index, block] of this.blocks.entries()) {
      yield index === this.blocks.length - 1 ? block.subarray(0, this.filled) : block;
    }
    if (this.others !== undefined) yield this.others.subarray(0, this.otherCount);
    for (const list of this.included) yield* list.parts();
  }

  private pushWhole(value: number): void {
    let block = this.blocks.at(-1);
    if (block === undefined || this.filled === block.length) {
      const length = block === undefined ? firstBlock : Math.min(block.length * 2, longestBlock);
      block = new Uint32Array(length);
      this.blocks.push(block);
      this.filled = 0;
    }
    block[this.filled++] = value;
    this.wholeCount++;
  }

  private pushOther(value: number): void {
    this.others ??= new Float64Array(firstBlock);
    if (this.otherCount === this.others.length) {
      const grown = new Float64Array(this.otherCount * 2);
      grown.set(this.others);
      this.others = grown;
    }
    this.others[this.otherCount++] = value;
  }
}

/** The times of several lists in one array, with so many endless ones behind them. */
export function joinTimes(lists: readonly TimeList[], endless = 0): Float64Array {
  let length = endless;
  for (const list of lists) length += list.length;
  const joined = new Float64Array(length);
  let at = 0;
  for (const list of lists) {
    for (const part of list.parts()) {
      joined.set(part, at);
      at += part.length;
    }
  }
  joined.fill(Number.POSITIVE_INFINITY, at);
  return joined;
}
