import { expect, test } from "vitest";
import { readAbbreviation } from "../../src/time/zone-abbreviation.js";

const hour = 3_600_000;

// Of the abbreviations only these are names of IANA, which every runtime knows.
test.each([
  ["EST", [-5], ["America/New_York"]],
  ["est", [-5], ["America/New_York"]],
  ["MST", [-7], ["America/Denver", "America/Phoenix"]],
  ["HST", [-10], ["Pacific/Honolulu"]],
])("%s is %j hours from UTC, in winter as in summer", (text, hours, near) => {
  const found = readAbbreviation(text);
  expect(found?.offsetsMs.map((ms) => ms / hour)).toEqual(hours);
  expect(found?.near).toEqual(near);
});

test.each(["UTC", "Europe/Berlin", "+05:30"])("%s is none", (text) => {
  expect(readAbbreviation(text)).toBeUndefined();
});
