import { type Cell, createCell, includeTimes } from "./tally.js";

/**
 * The cells of one objective: by part, by measurement period, and beside them by group. A part is made of the
 * records that have one target (semantics 21).
 */
export interface CellBook {
  /** The cell of a part in a slot of a period; made when first asked for. */
  at(part: number, slot: number): Cell;
  /** Records of a part that belong to no period because they lack the instant that decides it. */
  undated(part: number): Cell;
  /** The same, for one group of records. Times that are kept in it are in the cell of all groups too. */
  ofGroup(group: number, part: number, slot: number): Cell;
  find(part: number, slot: number): Cell | undefined;
  findOfGroup(group: number, part: number, slot: number): Cell | undefined;
  /** Whether any record fell in any period. */
  isEmpty(): boolean;
  /** All cells of all parts, the undated ones included, the groups' not. */
  all(): readonly Cell[];
  readonly groups: number;
}

/** @param keepTimes for each part, whether its target needs every elapsed time */
export function createCellBook(keepTimes: readonly boolean[]): CellBook {
  const parts: (Cell | undefined)[][] = keepTimes.map(() => []);
  const undated = keepTimes.map(createCell);
  const groups: (Cell | undefined)[][][] = [];

  function cellIn(cells: (Cell | undefined)[], part: number, slot: number): Cell {
    const known = cells[slot];
    if (known !== undefined) return known;
    // Filled up rather than left with holes: sparse arrays are slow to read.
    while (cells.length < slot) cells.push(undefined);
    const cell = createCell(keepTimes[part]!);
    cells[slot] = cell;
    return cell;
  }

  return {
    at: (part, slot) => cellIn(parts[part]!, part, slot),
    undated: (part) => undated[part]!,
    ofGroup(group, part, slot) {
      while (groups.length <= group) groups.push(keepTimes.map(() => []));
      const cells = groups[group]![part]!;
      const known = cells[slot];
      if (known !== undefined) return known;
      const cell = cellIn(cells, part, slot);
      if (cell.times !== undefined) includeTimes(cellIn(parts[part]!, part, slot), cell.times);
      return cell;
    },
    find: (part, slot) => parts[part]?.[slot],
    findOfGroup: (group, part, slot) => groups[group]?.[part]?.[slot],
    isEmpty: () => parts.every((cells) => cells.every((cell) => cell === undefined)),
    all: () => [...parts.flat().filter((cell) => cell !== undefined), ...undated],
    get groups() {
      return groups.length;
    },
  };
}
