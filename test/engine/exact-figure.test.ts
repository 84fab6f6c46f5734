import { describe, expect, test } from "vitest";
import { exactFigure } from "../../src/engine/exact-figure.js";
import {
  AT_RISK,
  BREACHED,
  type Cell,
  createCell,
  MET,
  MISSED,
  ON_TRACK,
  OVERDUE,
  WAIVED,
} from "../../src/engine/tally.js";
import type { Objective } from "../../src/model/agreement.js";
import type { Result } from "../../src/model/report.js";
import type { Target } from "../../src/model/target.js";

/** What a cell comes to, as `19/20`; its records by verdict. */
function figureOf(kind: Target["kind"], cell: Cell, { value = 1 as number | null, shape = "ratio" } = {}) {
  const objective = { metric: { shape } } as Objective;
  const figure = exactFigure(objective, { kind } as Target, cell, { actual: { value } } as Result);
  return figure && `${figure.numerator}/${figure.denominator}`;
}

function cellOf(counts: Readonly<Record<number, number>>, more: Partial<Cell> = {}): Cell {
  const cell = Object.assign(createCell(false), more);
  for (const [verdict, count] of Object.entries(counts)) cell.counts[Number(verdict)] = count;
  return cell;
}

describe("the figure that credits are computed from", () => {
  test("a share of records is over those decided, waived and open ones left out", () => {
    const cell = cellOf({ [MET]: 17, [BREACHED]: 2, [OVERDUE]: 1, [WAIVED]: 5, [AT_RISK]: 4, [ON_TRACK]: 3 });
    expect(figureOf("share-within", cell)).toBe("17/20");
  });

  test("a rate is over all that take part, the undecided ones too", () => {
    const cell = cellOf({ [MET]: 3, [MISSED]: 5, [AT_RISK]: 2, [ON_TRACK]: 10 });
    expect(figureOf("threshold", cell)).toBe("3/20");
  });

  test("uptime is over the agreed time so far", () => {
    const uptime = { upMs: 990, downMs: 10, aheadMs: 500 };
    expect(figureOf("threshold", cellOf({ [MET]: 1 }, { uptime }), { shape: "uptime" })).toBe("990/1000");
  });

  test("an average is over stopped and overdue records, to the thousandth of a millisecond", () => {
    const cell = createCell(true);
    for (const ms of [10, 20.0005]) cell.times!.stopped.push(ms);
    cell.times!.overdue.push(40);
    cell.times!.running.push(9999);
    // 70.0005 ms over three, in thousandths: half a thousandth is rounded up.
    expect(figureOf("average-within", cell)).toBe("70001/3000");
  });

  test("a percentile is the figure itself, in thousandths of a millisecond", () => {
    expect(figureOf("percentile-within", createCell(true), { value: 1234.5 })).toBe("1234500/1000");
  });
});

test.each<[string, Target["kind"], Cell, number | null]>([
  ["a result without data", "share-within", cellOf({ [MET]: 1 }), null],
  ["no decided record", "share-within", cellOf({ [ON_TRACK]: 4 }), 1],
  ["no record at all", "threshold", cellOf({}), 1],
  ["no time", "average-within", createCell(true), 1],
  ["times that nobody kept", "average-within", createCell(false), 1],
])("%s has none", (_, kind, cell, value) => {
  expect(figureOf(kind, cell, { value })).toBeUndefined();
});
