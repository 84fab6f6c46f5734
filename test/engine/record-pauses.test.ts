import { expect, test } from "vitest";
import type { ColumnPlan } from "../../src/engine/plan-columns.js";
import { planRecordPauses } from "../../src/engine/record-pauses.js";
import type { Batch } from "../../src/model/record.js";
import type { Pause } from "../../src/time/clock.js";

const asOf = 100;
const never = Number.POSITIVE_INFINITY;
const blank = Number.NaN;
const names = ["heldAt", "resumedAt"];
const columns = { need: (field: string) => names.indexOf(field) } as unknown as ColumnPlan;

/** The pauses of one row with these two cells; null where they can't be. */
function pausesOf(heldAt: number, resumedAt: number): Pause[] | null {
  const pairs = [{ from: "heldAt", to: "resumedAt" }];
  const batch = { columns: [{ values: [heldAt] }, { values: [resumedAt] }] } as unknown as Batch;
  const into: Pause[] = [];
  const can = planRecordPauses({ pairs }, columns, asOf)!.collect(batch, 0, into);
  return can ? into : null;
}

test.each<[string, number, number, Pause[] | null]>([
  ["that has ended", 40, 60, [[40, 60]]],
  ["that ends at as-of has ended", 40, 100, [[40, 100]]],
  ["that ends later is open", 40, 101, [[40, never]]],
  ["without an end is open", 40, blank, [[40, never]]],
  ["that begins at as-of has begun", 100, blank, [[100, never]]],
  ["that begins later is none", 101, blank, []],
  ["that begins and ends later is none", 101, 105, []],
  ["of no length can be", 40, 40, [[40, 40]]],
  ["of blank cells is none", blank, blank, []],
  ["that ends before it begins can't be", 40, 39, null],
  ["that ends without having begun can't be", blank, 40, null],
])("a pause %s", (_, heldAt, resumedAt, pauses) => {
  expect(pausesOf(heldAt, resumedAt)).toEqual(pauses);
});
