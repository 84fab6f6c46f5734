import { describe, expect, test } from "vitest";
import { type HolidayPlace, loadHolidays } from "../../src/time/holidays.js";

async function datesOf(place: HolidayPlace, year: number): Promise<readonly string[]> {
  const reading = await loadHolidays(place);
  if (!reading.ok) throw new Error(`unknown ${reading.unknown}`);
  return reading.holidaysOfYear(year);
}

describe("loadHolidays", () => {
  test("gives the public holidays of a region, from published lists", async () => {
    // https://www.opm.gov federal holidays of 2025 and New York's own two.
    expect(await datesOf({ country: "US", region: "NY" }, 2025)).toEqual(
      expect.arrayContaining([
        "2025-01-01",
        "2025-05-26",
        "2025-07-04",
        "2025-09-01",
        "2025-11-27",
        "2025-12-25",
        "2025-02-12",
      ]),
    );
    const germany = await datesOf({ country: "DE" }, 2025);
    expect(germany).toEqual([
      "2025-01-01",
      "2025-04-18",
      "2025-04-21",
      "2025-05-01",
      "2025-05-29",
      "2025-06-09",
      "2025-10-03",
      "2025-12-25",
      "2025-12-26",
    ]);
    expect(await datesOf({ country: "de", region: "by" }, 2025)).toEqual(
      expect.arrayContaining([...germany, "2025-01-06", "2025-06-19", "2025-11-01"]),
    );
    expect(await datesOf({ country: "DE", region: "BY-A" }, 2025)).toContain("2025-08-08");
    expect(await datesOf({ country: " de " }, 2025)).toEqual(germany);
  });

  test("puts a substitute day into the year in which it falls", async () => {
    expect(await datesOf({ country: "US" }, 2021)).toContain("2021-12-31");
    expect(await datesOf({ country: "US" }, 2022)).not.toContain("2021-12-31");
  });

  test("closes all days of a holiday of several, and no day of a half one", async () => {
    const turkey = await datesOf({ country: "TR" }, 2025);
    expect(turkey.filter((date) => date.startsWith("2025-06"))).toEqual([
      "2025-06-06",
      "2025-06-07",
      "2025-06-08",
      "2025-06-09",
    ]);
    // The feast crosses the change of the clocks, so that its three days have 71 hours.
    const bosnia = await datesOf({ country: "BA" }, 2025);
    expect(bosnia).toEqual(expect.arrayContaining(["2025-03-30", "2025-03-31", "2025-04-01"]));
    expect(bosnia).not.toContain("2025-04-02");
    expect(await datesOf({ country: "GT" }, 2025)).not.toContain("2025-12-24");
  });

  test("knows what a date is called", async () => {
    const reading = await loadHolidays({ country: "US" });
    expect(reading.ok && reading.nameOf("2025-07-04")).toBe("Independence Day");
    expect(reading.ok && reading.nameOf("2025-07-03")).toBeUndefined();
  });

  test("takes other kinds of holidays when they are asked for", async () => {
    const both = await datesOf({ country: "DE", types: ["public", "observance"] }, 2025);
    expect(both).toContain("2025-12-25");
    expect(both.length).toBeGreaterThan(9);
  });

  test("says which codes there are", async () => {
    expect(await loadHolidays({ country: "Germany" })).toMatchObject({
      ok: false,
      unknown: "country",
      known: expect.arrayContaining(["DE", "US"]),
    });
    expect(await loadHolidays({ country: "US", region: "NYC" })).toMatchObject({
      ok: false,
      unknown: "region",
      known: expect.arrayContaining(["NY", "CA", "CA-LA"]),
    });
    expect(await loadHolidays({ country: "JP", region: "13" })).toEqual({
      ok: false,
      unknown: "region",
      known: [],
    });
  });
});
