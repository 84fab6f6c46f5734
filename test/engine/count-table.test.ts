import { expect, test } from "vitest";
import { createCellBook } from "../../src/engine/cell-book.js";
import { CountTable } from "../../src/engine/count-table.js";
import { BREACHED, countsOf, MET } from "../../src/engine/tally.js";

/** Few groups are counted in the table, so many that it would be large in the cells, and both when they come late. */
test.each([
  ["few groups", [3]],
  ["a hundred thousand groups", [100_000]],
  ["few groups and later many", [3, 100_000]],
])("%s: the cells know every record", (_, covers) => {
  const cells = createCellBook([false, true]);
  const table = new CountTable(cells, 2, true);
  let times = 0;
  for (const groups of covers) {
    table.cover(24, groups);
    for (const group of [0, 2, groups - 1]) {
      expect(table.add(0, 23, group, MET)).toBeUndefined();
      table.add(0, 23, group, BREACHED);
      table.add(1, 0, group, MET)?.stopped.push(60, 90);
      times++;
    }
  }
  table.settle();
  table.settle();
  const passes = covers.length;
  expect(countsOf(cells.find(0, 23)!)).toMatchObject({ met: 3 * passes, breached: 3 * passes });
  expect(countsOf(cells.findOfGroup(0, 0, 23)!)).toMatchObject({ met: passes, breached: passes });
  expect(countsOf(cells.find(1, 0)!).met).toBe(times);
  expect(cells.find(1, 0)!.times?.stopped.length).toBe(times);
  expect(cells.find(1, 0)!.times?.stopped.limitMs).toBe(90 * times);
  expect([cells.find(1, 23), cells.findOfGroup(1, 0, 23)]).toEqual([undefined, undefined]);
});
