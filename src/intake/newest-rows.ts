import type { BlankGuess, BlankTest } from "./blanks.js";
import { createFirstRowGate, openGate, type RowSearch } from "./keep-rows.js";
import { createWinningRows } from "./winning-rows.js";

/**
 * Finds the file whose row of each id is the newest; of equal keys it is the later file. Which row of that
 * file is no question: there they are equal, or contradict each other.
 */
export function createNewestRowSearch(isBlank: BlankTest, mayBeBlank: BlankGuess): RowSearch {
  const winners = createWinningRows(isBlank);
  const { ids } = winners;
  let noted = -1;

  return {
    ids,
    startFile() {
      noted++;
    },
    note: (text, key) => winners.note(text, key, noted),
    createGate() {
      let file = -1;
      let idIndex: number | undefined;
      let inFile = openGate;
      return {
        startFile(columns) {
          file++;
          idIndex = columns.id;
          inFile = createFirstRowGate(true, isBlank, mayBeBlank);
          inFile.startFile(columns);
        },
        judge(cells, line) {
          const standing = inFile.judge(cells, line);
          if (standing !== "stands" || idIndex === undefined) return standing;
          const id = cells.at(idIndex)!.trim();
          return isBlank(id) || winners.placeOf(ids.numberOf(id)) === file ? "stands" : "superseded";
        },
        standing: () => ({ file, line: inFile.standing().line }),
      };
    },
  };
}
