import { describe, expect, it } from "vitest";
import { addRun, countReached, nothingReached } from "../../release/reached-lines.mjs";

/** A run of a file with two statements on lines 1 and 2, and a branch with two arms that ends at a column. */
const run = (s: [number, number], b: number[], endColumn: number) => ({
  statementMap: { 0: { start: { line: 1 } }, 1: { start: { line: 2 } } },
  s: { 0: s[0], 1: s[1] },
  branchMap: {
    0: { type: "if", loc: { start: { line: 2, column: 4 }, end: { line: 2, column: endColumn } } },
  },
  b: { 0: b },
});

describe("what several runs reach of a file", () => {
  it("is what any of them reached, though their compilers end a branch elsewhere", () => {
    const reached = nothingReached();
    addRun(reached, run([3, 0], [0, 2], 9));
    addRun(reached, run([0, 0], [1, 0], 11));
    expect(countReached([reached])).toEqual({
      lines: { all: 2, reached: 1 },
      branches: { all: 2, reached: 2 },
    });
  });

  it("stays reached when a later run leaves it out", () => {
    const reached = nothingReached();
    addRun(reached, run([1, 1], [1, 0], 9));
    addRun(reached, run([0, 0], [0, 0], 9));
    expect(countReached([reached])).toEqual({
      lines: { all: 2, reached: 2 },
      branches: { all: 2, reached: 1 },
    });
  });

  it("is summed over files", () => {
    const one = nothingReached();
    addRun(one, run([1, 0], [0, 0], 9));
    expect(countReached([one, one]).lines).toEqual({ all: 4, reached: 2 });
  });
});
