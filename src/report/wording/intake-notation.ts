import { listWords, quoteName } from "../../model/list-words.js";
import type { DurationForm } from "../../model/notation.js";
import type { DateLook, IntakeProblems } from "../../model/problems/intake.js";
import { numberText } from "../quantity-text.js";
import { zonelessAdvice } from "./intake-presets.js";
import { linesText } from "./lines-text.js";
import type { Wording } from "./wording.js";

type NotationCode =
  | "dates-ambiguous"
  | "dates-contradict"
  | "dates-unknown"
  | "stamp-without-zone"
  | "stamps-in-clock-change"
  | "dates-among-times"
  | "not-a-date"
  | "numbers-ambiguous"
  | "numbers-contradict"
  | "not-a-number"
  | "amount-in-other-currency"
  | "duration-form-missing"
  | "not-a-duration";

const formNames: Readonly<Record<string, string>> = {
  iso: "year-month-day",
  "y/m/d": "year/month/day",
  "d/m/y": "day/month/year",
  "m/d/y": "month/day/year",
  "month-name": "a date with its month in letters",
  "epoch-s": "seconds since 1970",
  "epoch-ms": "milliseconds since 1970",
};

const nameForm = (form: string): string => formNames[form] ?? form;

const durationExamples: Readonly<Record<DurationForm, string>> = {
  seconds: "seconds such as 5400",
  minutes: "minutes such as 90",
  hours: "hours such as 1.5 or 1:30",
  days: "days such as 0.5",
  "h:m:s": "hours and minutes such as 1:30, 1:30:00 or 1h 30m",
  remaining: "the time left such as 1:30, or -0:15 where it is exceeded",
};

/** How an export writes its dates, numbers and durations. */
export const notationWording: Wording<Pick<IntakeProblems, NotationCode>> = {
  "dates-ambiguous": ({ header, source, value, beside }) => ({
    message: `"${value}" can be day/month or month/day, and so can every date of its column`,
    context: `column "${header}"`,
    help: `Say how they are written under sources.${source}: dates: d/m/y or dates: m/d/y${
      beside === undefined ? "" : `. The column "${beside.header}" of this file is ${nameForm(beside.form)}`
    }`,
  }),
  "dates-contradict": ({ header, source, value, form, otherValue, otherLine, otherForm }) => ({
    message: `"${value}" is ${nameForm(form)}, but "${otherValue}" on line ${otherLine} is ${nameForm(otherForm)}`,
    context: `column "${header}"`,
    help: `One column must have one form: else its other dates are a guess. Mend the file, or say the form under sources.${source}, and cells that do not fit are rejected: dates: ${otherForm}`,
  }),
  "dates-unknown": ({ header, field, source, value, look }) => ({
    message: `"${value}" is not a date, and neither is any other cell of its column`,
    context: `column "${header}", read as ${field}`,
    help:
      lookText(look, field, source) ??
      "Expected 2025-03-31 14:05, 31/03/2025, 03/31/2025 or 31 March 2025, with or without a time. Map another column if this one is no date.",
  }),
  "stamp-without-zone": ({ value, headers, source, preset }) => ({
    message: `"${value}" does not say in which time zone it was written`,
    context: `${headers.length > 1 ? "columns" : "column"} ${headers.map(quoteName).join(", ")}`,
    help: `${zonelessAdvice(preset)}Write the zone of the export under sources.${source}: timezone: America/New_York (or whichever it is), or run with --timezone.`,
  }),
  "stamps-in-clock-change": ({ header, timezone, value, gap, overlap, lines }) => {
    const count = gap + overlap;
    const assumed = [
      ...(overlap === 0 ? [] : ["of an hour that comes twice the first was assumed"]),
      ...(gap === 0 ? [] : ["a time that was skipped was moved forward by as much"]),
    ];
    return {
      message:
        count === 1
          ? `the clocks of ${timezone} were changed at "${value}": ${gap > 0 ? "they skipped that time" : "they showed that time twice"}`
          : `${numberText(count)} stamps stand where the clocks of ${timezone} were changed: ${listWords(
              [
                ...(overlap === 0 ? [] : [`${numberText(overlap)} at a time that they showed twice`]),
                ...(gap === 0 ? [] : [`${numberText(gap)} at one that they skipped`]),
              ],
              "and",
            )}`,
      context: `column "${header}"`,
      help: `${count === 1 ? "" : `They are on ${linesText(lines, count)}. `}${capitalize(assumed.join("; "))}. Export the column in UTC or with an offset to be certain.`,
    };
  },
  "dates-among-times": ({ header, field, source, value, count, readAs, form, lines }) => ({
    message:
      count === 1
        ? `"${value}" has no time, but others of its column have one: it was read as the ${readAs} of that day`
        : `${numberText(count)} dates have no time, but others of their column have one: they were read as the ${readAs} of their day`,
    context: `column "${header}", read as ${field}`,
    help: `${count === 1 ? "" : `They are on ${linesText(lines, count)}. `}Export the column with its times. To settle what a date alone means, say so under sources.${source}: dates: { ${field}: { ${form === undefined ? "" : `form: ${form}, `}date-only: ${readAs} } }`,
  }),
  "not-a-date": ({ value, header, field, source, form, rowsBefore, look }) => ({
    message: `"${value}" is not a date`,
    context: `column "${header}"`,
    help: `Expected ${nameForm(form)}${
      rowsBefore === 0
        ? ""
        : rowsBefore === 1
          ? ", as in the row before it"
          : `, as in the ${rowsBefore} rows before it`
    }. ${lookText(look, field, source) ?? `Set sources.${source}.dates if this column is written otherwise.`}`,
  }),
  "numbers-ambiguous": ({ header, field, source, value }) => ({
    message: `${eitherText(value)}, and no number read in its column says which`,
    context: `column "${header}", read as ${field}`,
    help: `Say how they are written under sources.${source}: numbers: { ${field}: "1,234.56" } or numbers: { ${field}: "1.234,56" }`,
  }),
  "numbers-contradict": ({ header, field, source, value, form, otherValue, otherLine, otherForm }) => ({
    message: `"${value}" is written as in ${form}, but "${otherValue}" on line ${otherLine} as in ${otherForm}`,
    context: `column "${header}"`,
    help: `One column must have one form: else its other numbers are a guess. Mend the file, or say the form under sources.${source}, and cells that do not fit are rejected: numbers: { ${field}: "${otherForm}" }`,
  }),
  "not-a-number": ({ value, header, source, field, why }) => ({
    message: `"${value}" is not a number${why === "percent" || why === "no-percent" || why === "other-form" ? " of its column" : ""}`,
    context: `column "${header}", read as ${field}`,
    help: {
      word: `Expected digits, as in 1234.56. If "${value}" means that there is no value, list it under sources.${source}.blanks.`,
      mangled:
        "Its digits are not in groups of three, or there is more in the cell than a number with its sign, its currency and K or M. Mend it in the export.",
      "other-form": `The form that sources.${source}.numbers declares is another one. Mend the cell or the form.`,
      percent: "Most numbers of this column are no percentages, so this one is not compared with them.",
      "no-percent": "Most numbers of this column are percentages, so this one is not compared with them.",
      decorated: "Expected plain digits with a point before the decimals, as in 1234.56.",
    }[why],
  }),
  "amount-in-other-currency": ({ value, header, source, inForce }) => ({
    message: `"${value}" is in another currency than ${inForce === undefined ? "the amounts before it" : inForce}`,
    context: `column "${header}"`,
    help:
      inForce === undefined
        ? `Different currencies are never added. Map a column with the currency of each row under sources.${source}: columns: { currency: its header }`
        : `The row's currency is that of its currency column, else sources.${source}.currency. Different currencies are never added: mend whichever is wrong.`,
  }),
  "duration-form-missing": ({ header, field, source, proposed }) => ({
    message: `nothing says what the durations of "${header}" are counted in`,
    context: `read as ${field}`,
    help: `It could be seconds, minutes, hours, days, h:m:s or the time remaining. Say which under sources.${source}, such as durations: { ${field}: ${proposed === "h:m:s" ? '"h:m:s"' : proposed} }`,
  }),
  "not-a-duration": ({ value, header, field, source, form }) => ({
    message: `"${value}" is not a length of time`,
    context: `column "${header}", read as ${field}`,
    help: `Expected ${durationExamples[form]}. Set sources.${source}.durations if this column is written otherwise.`,
  }),
};

/** `"1,234" can be 1234 or 1.234`. */
function eitherText(value: string): string {
  const [, whole = "", decimals = ""] = /(\d+)[.,](\d+)/.exec(value) ?? [];
  return `"${value}" can be ${whole}${decimals} or ${whole}.${decimals}`;
}

/** What a cell looks like that is no date of its column, and what to do about it. */
function lookText(look: DateLook | undefined, field: string, source: string): string | undefined {
  switch (look?.kind) {
    case "serial":
      return `It looks like ${look.date} as a spreadsheet counts days: give the column a date format there and export it again.`;
    case "epoch-s":
    case "epoch-ms":
      return `It looks like ${nameForm(look.kind)}. If the whole column is, say so under sources.${source}: dates: { ${field}: ${look.kind} }`;
    case "month-name":
      return `It has its month in letters. If the whole column has, say so under sources.${source}: dates: { ${field}: month-name }`;
    case "weekday":
      return "The date is not on the weekday that stands before it, so one of them is wrong.";
    default:
      return undefined;
  }
}

function capitalize(sentence: string): string {
  return sentence.slice(0, 1).toUpperCase() + sentence.slice(1);
}
