import { expect, test } from "vitest";
import { type Delivery, settleDeliveries } from "../../src/engine/settle-deliveries.js";
import { civilDay, formatCivilDate } from "../../src/time/civil.js";

const day = 86_400_000;
const noon = 12 * 3_600_000;
const start = civilDay(2025, 3, 1);

/** Due at noon on the 1st, 8th, 15th and 22nd of March. */
const occurrences = [1, 8, 15, 22].map((each) => ({
  date: formatCivilDate(start + each - 1),
  dueMs: (start + each - 1) * day + noon,
}));

/** Delivered on a day of March, at noon where it is whole, and for another one where that is said. */
function delivery([on, due]: readonly [on: number, due?: number]): Delivery {
  const at = (start + on - 1) * day + noon;
  const forMs = due === undefined ? Number.NaN : (start + due - 1) * day + noon;
  return {
    at,
    forMs,
    forDate: due === undefined ? "" : formatCivilDate(start + Math.floor(due) - 1),
    record: String(on),
    owner: null,
    file: 0,
    line: 2,
    place: 0,
    tell: undefined,
  };
}

test.each<[string, [on: number, due?: number][], (number | undefined)[]]>([
  ["each on its day", [[1], [8], [15], [22]], [1, 8, 15, 22]],
  ["told in any order", [[15], [1], [22], [8]], [1, 8, 15, 22]],
  ["early for each", [[0], [6], [14], [20]], [0, 6, 14, 20]],
  ["an hour late each week", [[1.1], [8.1], [15.1], [22.1]], [1.1, 8.1, 15.1, 22.1]],
  ["between two that have none, nearer to the later", [[5]], [undefined, 5, undefined, undefined]],
  ["nearer to the earlier", [[4]], [4, undefined, undefined, undefined]],
  ["in the middle it is for the later", [[4.5]], [undefined, 4.5, undefined, undefined]],
  ["twice before the next: the first counts", [[8], [12], [14]], [undefined, 8, 12, undefined]],
  ["for the one before where the next has its own already", [[12, 15], [13]], [undefined, 13, 12, undefined]],
  ["one more than is due counts for the next date", [[8], [8.05], [15]], [undefined, 8, 8.05, undefined]],
  ["more than one early for the next: the first counts", [[1], [6], [7]], [1, 6, undefined, undefined]],
  ["after the last one", [[22], [25]], [1, 8, 15, 22].map((each) => (each === 22 ? 22 : undefined))],
  ["late for the last one", [[15], [25]], [undefined, undefined, 15, 25]],
  ["it says for which date it was, late", [[9, 1], [8]], [9, 8, undefined, undefined]],
  ["early", [[2, 15]], [undefined, undefined, 2, undefined]],
  ["at another hour of that date", [[2, 15.4]], [undefined, undefined, 2, undefined]],
  ["for a date that is none: the next one", [[9, 12]], [undefined, undefined, 9, undefined]],
  ["for one after the last: none", [[9, 23]], [undefined, undefined, undefined, undefined]],
  [
    "twice for one date: the first counts",
    [
      [9, 8],
      [7, 8],
    ],
    [undefined, 7, undefined, undefined],
  ],
])("deliveries: %s", (_, given, settled) => {
  const found = settleDeliveries(occurrences, given.map(delivery));
  expect(found.map((each) => (each === undefined ? undefined : Number(each.record)))).toEqual(settled);
});
