/** How cells write dates, numbers and durations. */

/**
 * How the dates of a column are written. All but the epochs may carry a time, AM or PM, and an offset.
 *
 * - `iso`, `y/m/d`: a year of four digits first
 * - `d/m/y`, `m/d/y`: numbers with a year of two or four digits last
 * - `month-name`: a month in letters, such as `25/Feb/26 10:17 PM`, `15 Apr, 2021 00:03:00`, `5. März 2025`
 * - `epoch-s`, `epoch-ms`: seconds or milliseconds since 1970 in UTC
 */
export type DateForm = "iso" | "d/m/y" | "m/d/y" | "y/m/d" | "month-name" | "epoch-s" | "epoch-ms";

/** How the dates of a column are written, where the file says so; else the column's cells decide. */
export interface DateRule {
  readonly form?: DateForm;
  readonly dateOnly?: "start" | "end";
}

/** How the numbers of a column set their groups and their decimals, by an example of each. */
export type NumberForm = "1234.56" | "1,234.56" | "1.234,56" | "1 234,56" | "1 234.56" | "1'234.56";

/**
 * What a column of durations holds; never guessed by its name. `remaining` is the time left of the limit as
 * hours and minutes, below zero once it is exceeded.
 */
export type DurationForm = "seconds" | "minutes" | "hours" | "days" | "h:m:s" | "remaining";
