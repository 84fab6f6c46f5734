import { civilDay, parseCivilDate } from "../time/civil.js";
import type { Reading } from "./reading.js";
import type { Path } from "./tree.js";

/** Whether the date exists, with a problem when it does not. The key itself is the date when `on` is `key`. */
export function checkDate(
  value: string,
  path: Path,
  reading: Reading,
  on: "key" | "value" = "value",
): boolean {
  if (parseCivilDate(value) !== null) return true;
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
  const args = { value, path: reading.describe(on === "key" ? path.slice(0, -1) : path) };
  if (match === null) reading.report("unknown-date", path, { ...args, reason: "form" }, { on });
  else {
    const [year, month] = [Number(match[1]), Number(match[2])];
    if (month < 1 || month > 12) reading.report("unknown-date", path, { ...args, reason: "month" }, { on });
    else {
      const daysInMonth = civilDay(year, month + 1, 1) - civilDay(year, month, 1);
      reading.report("unknown-date", path, { ...args, reason: "day", daysInMonth }, { on });
    }
  }
  return false;
}

/** Dates of a list that exist. */
export function readDates(dates: readonly (string | undefined)[], path: Path, reading: Reading): string[] {
  return dates.filter(
    (date, index): date is string => date !== undefined && checkDate(date, [...path, index], reading),
  );
}

/** When something is in force; both dates belong to it. */
export function readEffective(
  effective: { from?: string | undefined; until?: string | undefined } | undefined,
  path: Path,
  reading: Reading,
): { from?: string; until?: string } {
  const kept: { from?: string; until?: string } = {};
  for (const end of ["from", "until"] as const) {
    const date = effective?.[end];
    if (date !== undefined && checkDate(date, [...path, end], reading)) kept[end] = date;
  }
  if (kept.from !== undefined && kept.until !== undefined && kept.from > kept.until)
    reading.report("from-after-until", [...path, "until"], {
      from: kept.from,
      until: kept.until,
      path: reading.describe(path),
    });
  return kept;
}
