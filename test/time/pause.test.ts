import { expect, test } from "vitest";
import { joinPauses, type Pause } from "../../src/time/pause.js";

test.each<[string, Pause[], Pause[]]>([
  ["none", [], []],
  [
    "in order",
    [
      [30, 40],
      [10, 20],
    ],
    [
      [10, 20],
      [30, 40],
    ],
  ],
  [
    "overlapping",
    [
      [10, 30],
      [20, 40],
    ],
    [[10, 40]],
  ],
  [
    "touching",
    [
      [10, 20],
      [20, 30],
    ],
    [[10, 30]],
  ],
  [
    "one within another",
    [
      [10, 40],
      [20, 30],
    ],
    [[10, 40]],
  ],
  [
    "an empty one",
    [
      [10, 10],
      [20, 30],
    ],
    [[20, 30]],
  ],
  [
    "one without an end",
    [
      [10, 20],
      [15, Number.POSITIVE_INFINITY],
    ],
    [[10, Number.POSITIVE_INFINITY]],
  ],
])("%s", (_, pauses, joined) => {
  expect(joinPauses(pauses)).toEqual(joined);
});
