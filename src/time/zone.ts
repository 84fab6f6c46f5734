import { MS_PER_DAY } from "./civil.js";
import { createOffsetReader, findOffsetRuns, type OffsetRuns } from "./zone-offsets.js";

/** A change of the clocks that skips a wall time, or repeats it. */
export type ClockChange = "gap" | "overlap";
/** How often a wall time occurs in a zone: once, never (`gap`), or twice (`overlap`). */
export type WallKind = "plain" | ClockChange;

/**
 * A time zone as tables, filled a few years at a time when they are first asked for. A wall time is the
 * number of milliseconds that its reading would be in UTC.
 */
export interface Zone {
  /** As it was given to `createZone`. */
  readonly name: string;
  /** Milliseconds east of UTC. */
  offsetAt(instant: number): number;
  toWall(instant: number): number;
  /**
   * As Temporal's `compatible`: a gap moves the wall time forward, an overlap takes the earlier instant. Semantics 5.
   *
   * @param onChange told where the wall time is in either; costs nothing where it is in neither
   */
  toInstant(wall: number, onChange?: (kind: ClockChange) => void): number;
  wallKind(wall: number): WallKind;
}

const FIXED_OFFSET = /^([+-])(\d\d):([0-5]\d)$/;
const zones = new Map<string, Zone>();

/** True for IANA names in any case, `UTC`, and fixed offsets written `+05:30`. */
export function isZone(name: string): boolean {
  try {
    createZone(name);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** The names to suggest from; older names and links are understood beside them. */
export function zoneNames(): string[] {
  return ["UTC", ...Intl.supportedValuesOf("timeZone").filter((name) => name !== "UTC")];
}

/** The zone of that name, the same object each time. Throws a RangeError for an unknown name. */
export function createZone(name: string): Zone {
  const known = zones.get(name);
  if (known !== undefined) return known;
  const zone = openZone(name);
  zones.set(name, zone);
  return zone;
}

function openZone(name: string): Zone {
  // Fixed offsets are read here, not by Intl: only newer versions of Node know them.
  const fixed = FIXED_OFFSET.exec(name);
  const hours = Number(fixed?.[2]);
  if (fixed !== null && hours <= 23) {
    const offset = (hours * 60 + Number(fixed[3])) * 60_000;
    return new FixedZone(name, fixed[1] === "-" && offset > 0 ? -offset : offset);
  }
  // The first thing that Intl is asked for takes longer than a small audit; UTC needs none of it.
  if (name === "UTC") return new FixedZone(name, 0);
  if (typeof name !== "string" || !/^[A-Za-z]/.test(name)) throw unknownZone(name);
  try {
    return new TableZone(name, createOffsetReader(name));
  } catch (error) {
    throw error instanceof RangeError ? unknownZone(name) : error;
  }
}

function unknownZone(name: string): RangeError {
  return new RangeError(
    `"${name}" is not a time zone. Write an IANA name such as Europe/Berlin, or UTC, or an offset such as +05:30.`,
  );
}

class FixedZone implements Zone {
  constructor(
    readonly name: string,
    readonly offset: number,
  ) {}
  offsetAt(): number {
    return this.offset;
  }
  toWall(instant: number): number {
    return instant + this.offset;
  }
  toInstant(wall: number): number {
    return wall - this.offset;
  }
  wallKind(): WallKind {
    return "plain";
  }
}

// A block is 128 days, so that the block and the place in it are a shift and a mask of the day. Intl is asked
// for each of them: an audit of a month should not pay for the years around it.
const BLOCK_BITS = 7;
const BLOCK_DAYS = 1 << BLOCK_BITS;
const BLOCKS_BEFORE_1970 = 960;
/** Blocks of the years 1633 to 10604. Earlier and later instants are read as if in the first and last one. */
const BLOCK_COUNT = 25_600;
/** Stands in a block's tables for a day in which the offset changes. */
const IRREGULAR = 0x7fff_ffff;
/** Longer than any offset or change of offset, so that a block knows all runs its wall times can fall in. */
const MARGIN_DAYS = 2;

interface Block {
  readonly runs: OffsetRuns;
  /** The offset of each day of UTC. */
  readonly byDay: Int32Array;
  /** The offset of each day of the wall. */
  readonly byWallDay: Int32Array;
}

class TableZone implements Zone {
  private readonly blocks: (Block | undefined)[] = new Array(BLOCK_COUNT).fill(undefined);

  constructor(
    readonly name: string,
    private readonly readOffset: (instant: number) => number,
  ) {}

  offsetAt(instant: number): number {
    const day = Math.floor(instant / MS_PER_DAY);
    const block = this.blocks[(day >> BLOCK_BITS) + BLOCKS_BEFORE_1970] ?? this.fillBlock(day);
    const offset = block.byDay[day & (BLOCK_DAYS - 1)]!;
    return offset !== IRREGULAR ? offset : findOffset(block.runs, instant);
  }

  toWall(instant: number): number {
    return instant + this.offsetAt(instant);
  }

  toInstant(wall: number, onChange?: (kind: ClockChange) => void): number {
    const day = Math.floor(wall / MS_PER_DAY);
    const block = this.blocks[(day >> BLOCK_BITS) + BLOCKS_BEFORE_1970] ?? this.fillBlock(day);
    const offset = block.byWallDay[day & (BLOCK_DAYS - 1)]!;
    if (offset !== IRREGULAR) return wall - offset;
    const kind = onChange === undefined ? "plain" : kindOfWall(block.runs, wall);
    if (kind !== "plain") onChange?.(kind);
    return wall - resolveOffset(block.runs, wall);
  }

  wallKind(wall: number): WallKind {
    const day = Math.floor(wall / MS_PER_DAY);
    const block = this.blocks[(day >> BLOCK_BITS) + BLOCKS_BEFORE_1970] ?? this.fillBlock(day);
    if (block.byWallDay[day & (BLOCK_DAYS - 1)] !== IRREGULAR) return "plain";
    return kindOfWall(block.runs, wall);
  }

  private fillBlock(day: number): Block {
    const wanted = Math.floor(day / BLOCK_DAYS) + BLOCKS_BEFORE_1970;
    const index = Math.min(Math.max(wanted, 0), BLOCK_COUNT - 1);
    let block = this.blocks[index];
    if (block === undefined) {
      block = buildBlock(this.readOffset, (index - BLOCKS_BEFORE_1970) * BLOCK_DAYS);
      this.blocks[index] = block;
    }
    return block;
  }
}

function buildBlock(readOffset: (instant: number) => number, firstDay: number): Block {
  const runs = findOffsetRuns(readOffset, firstDay - MARGIN_DAYS, firstDay + BLOCK_DAYS + MARGIN_DAYS);
  const byDay = new Int32Array(BLOCK_DAYS).fill(IRREGULAR);
  const byWallDay = new Int32Array(BLOCK_DAYS).fill(IRREGULAR);
  for (let run = 0; run < runs.offsets.length; run++) {
    const offset = runs.offsets[run]!;
    const from = runs.startsAt[run]!;
    const to = endOf(runs, run);
    fillDays(byDay, firstDay, from, to, offset);
    // Wall times that this run has for itself alone: after the overlap or gap at its start, before that at its end.
    const wallFrom = from + Math.max(offset, runs.offsets[run - 1] ?? offset);
    const wallTo = to + Math.min(offset, runs.offsets[run + 1] ?? offset);
    fillDays(byWallDay, firstDay, wallFrom, wallTo, offset);
  }
  return { runs, byDay, byWallDay };
}

/** Sets the offset for the days that lie whole in `[from, to)`. */
function fillDays(table: Int32Array, firstDay: number, from: number, to: number, offset: number): void {
  const first = Math.max(Math.ceil(from / MS_PER_DAY) - firstDay, 0);
  const end = Math.min(Math.floor(to / MS_PER_DAY) - firstDay, BLOCK_DAYS);
  if (first < end) table.fill(offset, first, end);
}

function endOf(runs: OffsetRuns, run: number): number {
  return runs.startsAt[run + 1] ?? Number.POSITIVE_INFINITY;
}

function findOffset(runs: OffsetRuns, instant: number): number {
  let run = 0;
  while (endOf(runs, run) <= instant) run++;
  return runs.offsets[run]!;
}

function holdsWall(runs: OffsetRuns, run: number, wall: number): boolean {
  const instant = wall - runs.offsets[run]!;
  return runs.startsAt[run]! <= instant && instant < endOf(runs, run);
}

function kindOfWall(runs: OffsetRuns, wall: number): WallKind {
  let times = 0;
  for (let run = 0; run < runs.offsets.length; run++) if (holdsWall(runs, run, wall)) times++;
  return times === 0 ? "gap" : times === 1 ? "plain" : "overlap";
}

function resolveOffset(runs: OffsetRuns, wall: number): number {
  for (let run = 0; run < runs.offsets.length; run++)
    if (holdsWall(runs, run, wall)) return runs.offsets[run]!;
  // In a gap: the offset before it moves the wall time forward by the length of the gap.
  let run = 0;
  while (endOf(runs, run) + runs.offsets[run + 1]! <= wall) run++;
  return runs.offsets[run]!;
}
