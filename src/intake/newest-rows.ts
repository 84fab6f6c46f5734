import type { BlankTest } from "./blanks.js";
import { createIdIndex, growArray } from "./id-index.js";
import { createFirstRowGate, openGate, type RowSearch } from "./keep-rows.js";

/**
 * Finds the file whose row of each id is the newest; of equal keys it is the later file. Which row of that
 * file is no question: there they are equal, or contradict each other. About 30 bytes an id.
 */
export function createNewestRowSearch(isBlank: BlankTest): RowSearch {
  const ids = createIdIndex();
  let winners: Uint32Array = new Uint32Array(512);
  let keys: Float64Array = new Float64Array(512);
  let noted = -1;

  return {
    ids,
    startFile() {
      noted++;
    },
    note(text, key) {
      const id = text.trim();
      if (isBlank(id)) return -1;
      const rank = Number.isNaN(key) ? Number.NEGATIVE_INFINITY : key;
      const known = ids.size;
      const entry = ids.numberOf(id);
      if (entry < known && rank < keys[entry]!) return entry;
      winners = growArray(winners, entry);
      keys = growArray(keys, entry);
      winners[entry] = noted;
      keys[entry] = rank;
      return entry;
    },
    createGate() {
      let file = -1;
      let idIndex: number | undefined;
      let inFile = openGate;
      return {
        startFile(columns) {
          file++;
          idIndex = columns.id;
          inFile = createFirstRowGate(true, isBlank);
          inFile.startFile(columns);
        },
        judge(cells, line) {
          const standing = inFile.judge(cells, line);
          if (standing !== "stands" || idIndex === undefined) return standing;
          const id = cells[idIndex]!.trim();
          return isBlank(id) || winners[ids.numberOf(id)] === file ? "stands" : "superseded";
        },
        standing: () => ({ file, line: inFile.standing().line }),
      };
    },
  };
}
