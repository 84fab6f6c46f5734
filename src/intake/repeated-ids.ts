import { growArray } from "./id-index.js";

/** Which ids have rows in several files; about 5 bytes an id. */
export interface RepeatedIds {
  /** @param entry the number of an id */
  note(entry: number, file: number): void;
  readonly count: number;
  /** Numbers the shared ids from 0, by the number of the id; -1 for one that stands in one file only. */
  listSlots(ids: number): Int32Array;
}

export function createRepeatedIds(): RepeatedIds {
  let firstFiles: Uint32Array = new Uint32Array(512);
  let shared: Uint8Array = new Uint8Array(512);
  let known = 0;
  let count = 0;
  return {
    get count() {
      return count;
    },
    note(entry, file) {
      if (entry === known) {
        known++;
        firstFiles = growArray(firstFiles, entry);
        shared = growArray(shared, entry);
        firstFiles[entry] = file;
      } else if (firstFiles[entry] !== file && shared[entry] === 0) {
        shared[entry] = 1;
        count++;
      }
    },
    listSlots(ids) {
      const slots = new Int32Array(ids).fill(-1);
      let next = 0;
      for (let entry = 0; entry < known; entry++) if (shared[entry] === 1) slots[entry] = next++;
      return slots;
    },
  };
}
