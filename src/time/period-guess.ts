const monthNames = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
const fullMonthNames = [
  "JANUARY",
  "FEBRUARY",
  "MARCH",
  "APRIL",
  "MAY",
  "JUNE",
  "JULY",
  "AUGUST",
  "SEPTEMBER",
  "OCTOBER",
  "NOVEMBER",
  "DECEMBER",
];

/** Other ways in which people write one period, each with the way that is read. Matched in capitals. */
const habits: readonly (readonly [RegExp, (found: readonly string[]) => string | undefined])[] = [
  [/^(\d{4})[-/. ](\d{1,2})$/, ([year, month]) => writeMonth(year!, Number(month))],
  [/^(\d{4})(\d{2})$/, ([year, month]) => writeMonth(year!, Number(month))],
  [/^(\d{1,2})[-/. ](\d{4})$/, ([month, year]) => writeMonth(year!, Number(month))],
  [/^([A-Z]+)\.?[-/, ]*(\d{4})$/, ([name, year]) => writeMonth(year!, monthOf(name!))],
  [/^(\d{4})[-/, ]*([A-Z]+)$/, ([year, name]) => writeMonth(year!, monthOf(name!))],
  [/^Q([1-4])[-/ ]*(\d{4})$/, ([quarter, year]) => `${year}-Q${quarter}`],
  [/^([1-4])Q[-/ ]*(\d{4})$/, ([quarter, year]) => `${year}-Q${quarter}`],
  [/^(\d{4})[-/ ]+Q([1-4])$/, ([year, quarter]) => `${year}-Q${quarter}`],
  [/^(?:W|CW|KW|WEEK )(\d{1,2})[-/ ]+(\d{4})$/, ([week, year]) => `${year}-W${week!.padStart(2, "0")}`],
  [/^(\d{4})[-/ ]+(?:W|CW|KW|WEEK )(\d{1,2})$/, ([year, week]) => `${year}-W${week!.padStart(2, "0")}`],
];

/**
 * The period that somebody meant who wrote it in another way, `2025-3` or `Q1-2025`, spelt as it is read;
 * undefined where that can't be told. It need not exist.
 */
export function guessPeriod(text: string): string | undefined {
  const written = text.trim().toUpperCase();
  for (const [form, write] of habits) {
    const match = form.exec(written);
    if (match !== null) return write(match.slice(1));
  }
  return undefined;
}

/** The two ends of a range that was not written with two dots. */
export function splitRange(text: string): readonly [string, string] | undefined {
  const match = /^(\S+?)(?:\s+(?:to|until|-|–|—|:)\s+|[/:–—…])(\S+)$/i.exec(text.trim());
  return match === null ? undefined : [match[1]!, match[2]!];
}

function writeMonth(year: string, month: number): string | undefined {
  return month >= 1 && month <= 12 ? `${year}-${String(month).padStart(2, "0")}` : undefined;
}

/** 0 for what is no month. */
function monthOf(name: string): number {
  return Math.max(monthNames.indexOf(name), fullMonthNames.indexOf(name)) + 1;
}
