import { OUT_OF_SCOPE, UNDATED } from "./select-rows.js";

/**
 * Of the candidates for one record only the one with the earliest due stays in scope.
 *
 * @param candidates the record that each row is a candidate for; those for one record stand together
 * @param dueOf the due of a row that has a start
 */
export function keepStrictest(
  slots: Int32Array,
  candidates: Int32Array,
  length: number,
  dueOf: (row: number) => number,
): void {
  for (let first = 0; first < length; ) {
    let best = -1;
    let bestDue = Number.POSITIVE_INFINITY;
    let row = first;
    for (; row < length && candidates[row] === candidates[first]; row++) {
      if (slots[row] === OUT_OF_SCOPE) continue;
      const due = slots[row] === UNDATED ? Number.NaN : dueOf(row);
      if (best < 0 || due < bestDue) {
        if (best >= 0) slots[best] = OUT_OF_SCOPE;
        best = row;
        bestDue = due;
      } else slots[row] = OUT_OF_SCOPE;
    }
    first = row;
  }
}

/** Whether another candidate for the same record stands for it: one that is in scope, or else the first. */
export function isOutdone(slots: Int32Array, row: number, candidates: Int32Array | undefined): boolean {
  if (candidates === undefined) return false;
  const own = candidates[row];
  let first = row;
  while (first > 0 && candidates[first - 1] === own) first--;
  for (let other = first; candidates[other] === own; other++) {
    if (slots[other] !== OUT_OF_SCOPE) return true;
  }
  return first !== row;
}
