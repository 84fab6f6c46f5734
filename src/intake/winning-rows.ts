import type { BlankTest } from "./blanks.js";
import { createIdIndex, growArray, type IdIndex } from "./id-index.js";

/** Where the row with the highest key of each id stands; of equal keys it is the later one. About 30 bytes an id. */
export interface WinningRows {
  readonly ids: IdIndex;
  /**
   * Gives the number of the id, -1 for a blank one.
   *
   * @param key NaN for a blank, which loses to any other
   * @param place a whole number below 2³²: the file of the row, or which of all rows it is
   */
  note(id: string, key: number, place: number): number;
  /** The place of an id that was noted, by its number. */
  placeOf(entry: number): number;
}

export function createWinningRows(isBlank: BlankTest): WinningRows {
  const ids = createIdIndex();
  let places: Uint32Array = new Uint32Array(512);
  let keys: Float64Array = new Float64Array(512);
  return {
    ids,
    note(text, key, place) {
      const id = text.trim();
      if (isBlank(id)) return -1;
      const rank = Number.isNaN(key) ? Number.NEGATIVE_INFINITY : key;
      const known = ids.size;
      const entry = ids.numberOf(id);
      if (entry < known && rank < keys[entry]!) return entry;
      places = growArray(places, entry);
      keys = growArray(keys, entry);
      places[entry] = place;
      keys[entry] = rank;
      return entry;
    },
    placeOf: (entry) => places[entry]!,
  };
}
