import type { CellBook } from "./cell-book.js";
import { countIn, timesOf } from "./count-record.js";
import { type CellTimes, VERDICTS } from "./tally.js";

/** A table of more entries would be large, and mostly empty: then the way through the cells is taken. */
const mostEntries = 1 << 20;

/**
 * Counts records by part, slot, group and verdict in one array: one look-up for each, and not the way through cells
 * that lie far apart. The cells learn of the counts when all rows have gone by.
 */
export class CountTable {
  /** By slot, part and group: 1 + the place of its counts; 0 where it has none yet. */
  private places = new Int32Array(0);
  private slots = 0;
  private groups = 0;
  private isCovered = false;
  private counts = new Float64Array(64 * VERDICTS);
  private readonly known: { part: number; slot: number; group: number }[] = [];
  /** Of each place, where the cells keep times. */
  private readonly times: (CellTimes | undefined)[] = [];

  /** @param isSplit whether records are counted by group */
  constructor(
    private readonly cells: CellBook,
    private readonly parts: number,
    private readonly isSplit: boolean,
  ) {}

  /** Makes room for slots and groups below these numbers; called before each batch. */
  cover(slots: number, groups: number): void {
    this.isCovered = slots <= this.slots && groups <= this.groups;
    if (this.isCovered) return;
    const [wideSlots, wideGroups] = [grow(this.slots, slots), grow(this.groups, groups)];
    const entries = wideSlots * this.parts * wideGroups;
    if (entries > mostEntries) return;
    this.places = new Int32Array(entries);
    for (const [place, { part, slot, group }] of this.known.entries()) {
      this.places[(slot * this.parts + part) * wideGroups + group] = place + 1;
    }
    this.slots = wideSlots;
    this.groups = wideGroups;
    this.isCovered = true;
  }

  /** Counts a record; gives where its time is kept. */
  add(part: number, slot: number, group: number, verdict: number): CellTimes | undefined {
    if (!this.isCovered) return this.addToCells(part, slot, group, verdict);
    const at = (slot * this.parts + part) * this.groups + group;
    let place = this.places[at]! - 1;
    if (place < 0) {
      place = this.open(part, slot, group);
      this.places[at] = place + 1;
    }
    this.counts[place * VERDICTS + verdict]!++;
    return this.times[place];
  }

  private addToCells(part: number, slot: number, group: number, verdict: number): CellTimes | undefined {
    const cell = this.cells.at(part, slot);
    const groupCell = this.isSplit ? this.cells.ofGroup(group, part, slot) : undefined;
    countIn(cell, groupCell, verdict);
    return timesOf(cell, groupCell);
  }

  /** Tells the cells what was counted since they were told last. */
  settle(): void {
    for (const [place, { part, slot, group }] of this.known.entries()) {
      const cells = [this.cells.at(part, slot)];
      if (this.isSplit) cells.push(this.cells.ofGroup(group, part, slot));
      for (let verdict = 0; verdict < VERDICTS; verdict++) {
        const count = this.counts[place * VERDICTS + verdict]!;
        for (const cell of cells) cell.counts[verdict]! += count;
      }
    }
    this.counts.fill(0);
  }

  private open(part: number, slot: number, group: number): number {
    const place = this.known.push({ part, slot, group }) - 1;
    const cell = this.cells.at(part, slot);
    this.times.push(timesOf(cell, this.isSplit ? this.cells.ofGroup(group, part, slot) : undefined));
    if (this.counts.length < (place + 1) * VERDICTS) {
      const grown = new Float64Array(this.counts.length * 2);
      grown.set(this.counts);
      this.counts = grown;
    }
    return place;
  }
}

function grow(known: number, wanted: number): number {
  return wanted <= known ? known : Math.max(wanted, 2 * known);
}
