import type { PeriodReport } from "../model/report.js";
import { dateText, instantText, monthName } from "./instant-text.js";

/**
 * A period as it is said: `March 2025`, `Q1 2025`, `week 12 of 2025`, `1 March 2025 to 15 March 2025`; empty where
 * no period was found.
 */
export function periodText(period: PeriodReport, timezone: string): string {
  const text = wordLabel(period, timezone);
  return period.partial && text !== "" ? `${text} so far` : text;
}

function wordLabel({ label, from, to }: PeriodReport, timezone: string): string {
  if (from === to) return "";
  const month = /^(\d{4})-(\d\d)$/.exec(label);
  if (month !== null) return `${monthName(Number(month[2]))} ${month[1]}`;
  const quarter = /^(\d{4})-(Q[1-4])$/.exec(label);
  if (quarter !== null) return `${quarter[2]} ${quarter[1]}`;
  const week = /^(\d{4})-W(\d\d)$/.exec(label);
  if (week !== null) return `week ${Number(week[2])} of ${week[1]}`;
  if (label !== "all" && !label.includes("..")) return label;
  // The end is not included, so the last day is the one just before it.
  const lastMs = Date.parse(to) - 1;
  if (Number.isNaN(lastMs)) return label;
  const first = dateText(from, timezone);
  const last = dateText(new Date(lastMs).toISOString(), timezone);
  return first === last ? first : `${first} to ${last}`;
}

/** The exact ends: `1 Mar 2025 00:00 CET to 1 Apr 2025 00:00 CEST`; empty where no period was found. */
export function spanText(period: PeriodReport, timezone: string): string {
  if (period.from === period.to) return "";
  return `${instantText(period.from, timezone)} to ${instantText(period.to, timezone)}`;
}
