import { z } from "zod";
import { choice, date, list, mapping, named, oneOrMore, text } from "./parts.js";

const windows = oneOrMore(
  'hours such as "09:00-17:00", a list of them, closed, or 24 hours',
  text('hours such as "09:00-17:00", closed, or 24 hours'),
).describe("Opening hours: 09:00-17:00, a list of such windows, closed, or 24 hours");

const hours = named('days with their hours, such as mon-fri: ["09:00-17:00"]', windows);

const dateList = list("a list of dates such as 2025-12-25", date());

const holidays: z.ZodType<HolidaysInput> = z
  .union(
    [
      dateList,
      mapping("the holidays' keys: country, region, types, add, remove", {
        country: text("a country such as US")
          .optional()
          .describe("Whose public holidays close the calendar, as an ISO 3166 code"),
        region: text("a region such as NY").optional().describe("The region of the country"),
        types: list(
          "a list of public, bank, school, optional, observance",
          choice("public, bank, school, optional or observance", [
            "public",
            "bank",
            "school",
            "optional",
            "observance",
          ]),
        )
          .optional()
          .describe("Which of the country's holidays close the calendar; public unless said"),
        add: z
          .union(
            [
              dateList,
              named(
                "dates with their names, such as 2025-11-28: Day after Thanksgiving",
                text("the holiday's name"),
              ),
            ],
            { error: "a list of dates, or dates with their names" },
          )
          .optional()
          .describe("Further holidays"),
        remove: dateList.optional().describe("Holidays of the country on which you work"),
      }),
    ],
    { error: "a list of dates, or the holidays of a country: { country: US }" },
  )
  .describe("Dates that are closed whole");

export type HolidaysInput =
  | string[]
  | {
      country?: string | undefined;
      region?: string | undefined;
      types?: ("public" | "bank" | "school" | "optional" | "observance")[] | undefined;
      add?: string[] | Record<string, string> | undefined;
      remove?: string[] | undefined;
    };

export const calendarsSchema = named(
  "calendars by name",
  mapping("a calendar's keys: timezone, hours, holidays …", {
    timezone: text("a zone such as Europe/Berlin")
      .optional()
      .describe("The IANA zone of the hours; the agreement's unless said"),
    hours: hours.describe("Weekly hours by day: mon, mon-thu, mon-fri, a list such as mon, wed, or daily"),
    holidays: holidays.optional(),
    dates: named('dates with their hours, such as 2025-12-24: ["09:00-12:00"]', windows)
      .optional()
      .describe("Dates with hours of their own; they win over holidays and weekly hours"),
    revisions: list(
      "a list of { from, hours }",
      mapping("a revision's keys: from, hours", {
        from: date().describe("The first date with these hours"),
        hours: hours.describe("Weekly hours from that date on"),
      }),
    )
      .optional()
      .describe("Weekly hours that change on a date"),
    "working-day": text("a length such as 8 hours")
      .optional()
      .describe(
        "What one business day is where it must be an amount of time; else the commonest weekday decides",
      ),
  }),
)
  .optional()
  .describe("Business hours by name");
