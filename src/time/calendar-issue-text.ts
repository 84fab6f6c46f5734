import type { CalendarIssue } from "./calendar-check.js";
import { weekdays } from "./calendar-spec.js";

/** An issue in words for somebody who writes a program: what was found, and what to write instead. */
export function describeCalendarIssue(issue: CalendarIssue): string {
  return `${issue.path}: ${wordIssue(issue)}`;
}

function wordIssue(issue: CalendarIssue): string {
  switch (issue.code) {
    case "unknown-zone":
      return `"${issue.text}" is not a time zone; write an IANA name such as Europe/Berlin`;
    case "unknown-weekday":
      return `"${issue.text}" is not a weekday; write one of ${weekdays.join(", ")}`;
    case "bad-window":
      return `a window is a pair of times; write it like ["09:00", "17:00"]`;
    case "bad-time":
      return issue.edge === "open"
        ? `"${issue.text}" is not a time at which a window can open; write 00:00 to 23:59`
        : `"${issue.text}" is not a time at which a window can close; write 00:00 to 24:00`;
    case "empty-window":
      return `${issue.text} opens and closes at the same time; write 00:00-24:00 for a whole day, or leave it out`;
    case "overlapping-windows":
      return `${issue.second} overlaps ${issue.first} of the same day; join them or move one`;
    case "bad-date":
      return `"${issue.text}" is not a date; write it as YYYY-MM-DD`;
    case "revision-order":
      return `the revision from ${issue.from} stands after the one from ${issue.previous}; list each date once, the earliest first`;
    case "bad-working-day":
      return `${issue.ms} is not the length of a working day; write milliseconds above 0`;
    case "no-open-time":
      return "the calendar is never open; give at least one window";
  }
}
