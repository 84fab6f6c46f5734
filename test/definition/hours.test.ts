import { describe, expect, test } from "vitest";
import { parseDays, parseWindows } from "../../src/definition/hours.js";
import { parseAgreement } from "../../src/definition/parse-agreement.js";
import { smallest } from "./northwind.js";

describe("windows", () => {
  test.each([
    ["09:00-17:00", [["09:00", "17:00"]]],
    ["9:00 - 17:30", [["09:00", "17:30"]]],
    ["9:00 to 17:30", [["09:00", "17:30"]]],
    ["09:00–17:00", [["09:00", "17:00"]]],
    ["22:00-06:00", [["22:00", "06:00"]]],
    ["08:00-24:00", [["08:00", "24:00"]]],
    ["24 hours", [["00:00", "24:00"]]],
    ["00:00-24:00", [["00:00", "24:00"]]],
    ["Closed", []],
    ["9-17", null],
    ["09:00", null],
    ["09:00-25:00", null],
    ["24:00-08:00", null],
    ["09:60-17:00", null],
    ["09:00-17:00, 18:00-19:00", null],
    ["", null],
  ])("%s", (text, windows) => expect(parseWindows(text)).toEqual(windows));
});

describe("days", () => {
  test.each([
    ["mon", ["mon"]],
    ["Monday", ["mon"]],
    ["mon-thu", ["mon", "tue", "wed", "thu"]],
    ["Mon - Fri", ["mon", "tue", "wed", "thu", "fri"]],
    ["sat-mon", ["sat", "sun", "mon"]],
    ["mon, wed", ["mon", "wed"]],
    ["mon-tue, fri", ["mon", "tue", "fri"]],
    ["daily", ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]],
  ])("%s", (key, days) => expect(parseDays(key)).toEqual({ days }));

  test.each([
    ["fry", "fry"],
    ["mon-fry", "fry"],
    ["mon-wed-fri", "mon-wed-fri"],
    ["mon,", ""],
    ["toString", "toString"],
  ])("%s is refused", (key, unknown) => expect(parseDays(key)).toEqual({ unknown }));
});

describe("holidays of a calendar", () => {
  const read = async (holidays: string) => {
    const middle = `calendars: { office: { hours: { mon-fri: 09:00-17:00 }, holidays: ${holidays} } }`;
    const { agreement } = await parseAgreement(smallest({ middle }), { file: "sla.yaml" });
    return agreement!.calendars.get("office")!;
  };

  test("a list closes its dates", async () => {
    expect((await read("[2025-12-25, 2025-12-26]")).holidays).toEqual(["2025-12-25", "2025-12-26"]);
  });

  test("a country's, with those added and without those removed", async () => {
    const calendar = await read("{ country: us, add: { 2025-11-28: Day after }, remove: [2025-10-13] }");
    expect(calendar.holidays).toEqual(["2025-11-28"]);
    const ofYear = calendar.holidaysOfYear!(2025);
    expect(ofYear).toContain("2025-07-04");
    expect(ofYear).not.toContain("2025-10-13");
    expect(calendar.holidaysOfYear!(2026)).toContain("2026-10-12");
  });

  test("a calendar without a zone of its own has the agreement's", async () => {
    expect((await read("[]")).timezone).toBe("Europe/Berlin");
  });
});
