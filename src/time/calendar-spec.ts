export const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
export type Weekday = (typeof weekdays)[number];

/**
 * `["09:00", "17:00"]`, `[open, close)` on the wall clock of the calendar's zone. A close earlier than
 * the open runs overnight and belongs to the date on which it opens; `24:00` is the midnight that ends
 * the date. Semantics 2.
 */
export type OpeningWindow = readonly [open: string, close: string];

export type WeeklyHours = { readonly [D in Weekday]?: readonly OpeningWindow[] };

/** Business hours as a person writes them. Dates are `YYYY-MM-DD` in the calendar's zone. */
export interface CalendarSpec {
  /** An IANA zone. */
  readonly timezone: string;
  readonly hours: WeeklyHours;
  /** Dates that are closed whole. */
  readonly holidays?: readonly string[];
  /** The holidays of a year by a rule (a country's), asked for once a year of the calendar is needed. */
  readonly holidaysOfYear?: (year: number) => readonly string[];
  /** What a date of the holidays is called, for explanations; undefined where nobody said. */
  readonly holidayName?: (date: string) => string | undefined;
  /** Dates with hours of their own; they win over holidays and weekly hours (semantics 3). */
  readonly dates?: { readonly [date: string]: readonly OpeningWindow[] };
  /** Weekly hours that govern the windows opening on or after `from` (semantics 4). */
  readonly revisions?: readonly { readonly from: string; readonly hours: WeeklyHours }[];
  /** What `1 business day` is where it must be an amount of time; else the commonest weekday decides. */
  readonly workingDayMs?: number;
}
