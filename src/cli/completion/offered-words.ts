import { fieldsOfKind } from "../../model/fields.js";
import { periodUnits } from "../../time/period.js";

/** The names of sources that a definition has unless it says others. */
export const sourceNames = Object.keys(fieldsOfKind);

/** How many periods are offered behind `--last`; any other number is as good. */
export const spanCounts = [1, 2, 3, 4, 6, 12] as const;

/** The word behind a number in `--last 6 months`. */
export const spanUnits = periodUnits.map((unit) => `${unit}s`);

/** Every zone that this machine knows. */
export function zoneNames(): readonly string[] {
  return ["UTC", ...Intl.supportedValuesOf("timeZone").filter((zone) => zone !== "UTC")];
}

const numbers = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => String(from + index).padStart(2, "0"));

/** What may follow a year in a period: its months, quarters and weeks. */
export const monthsOfYear = numbers(1, 12);
export const quartersOfYear = ["Q1", "Q2", "Q3", "Q4"] as const;
export const weeksOfYear = numbers(1, 53).map((week) => `W${week}`);
