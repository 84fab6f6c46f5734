import { expect, it } from "vitest";
import { compareNames } from "../../src/model/name-order.js";

it.each([
  ["months count", ["t-2025-8.csv", "t-2025-9.csv", "t-2025-10.csv"]],
  ["with and without a zero in front", ["t-2025-08.csv", "t-2025-9.csv", "t-2025-11.csv"]],
  ["folders count as well", ["9/t.csv", "10/a.csv"]],
  ["longer than any number of a machine", ["t-20250101000000000000009.csv", "t-20250101000000000000010.csv"]],
  ["a name before those that continue it", ["t.csv", "t (1).csv", "t (2).csv", "t-2.csv"]],
  ["a packed file beside plain ones", ["t-1.csv.gz", "t-2.csv", "t-10.csv.gz"]],
  ["names without a number", ["april.csv", "march.csv"]],
  ["names that only their zeros tell apart", ["t-01.csv", "t-1.csv"]],
])("%s", (_, names) => {
  expect([...names].reverse().sort(compareNames)).toEqual(names);
  expect([...names].sort(compareNames)).toEqual(names);
});
