import type { CellSample, DateFinding } from "../model/inspection.js";
import type { DateForm } from "../model/notation.js";
import { plausibleEpoch } from "./parse-epoch.js";
import { stampParser } from "./parse-stamp.js";
import { createStamp, type StampParser } from "./stamp.js";

/** What the cells of one column show of dates, whatever form they turn out to have. */
export interface DateProfile {
  /** False for a cell that is no date in any form. */
  note(text: string, line: number): boolean;
  /** How many cells are dates. */
  readonly count: number;
  conclude(): DateConclusion | undefined;
}

export interface DateConclusion {
  readonly finding: DateFinding;
  /** Dates of another form than the column's. */
  readonly misfits: number;
  readonly firstMisfit: CellSample | undefined;
}

/** The dates of a column that can be read in one form. */
interface FormTally {
  readonly form: DateForm;
  readonly parse: StampParser;
  count: number;
  dateOnly: number;
  zoned: number;
  fromMs: number;
  toMs: number;
  first: CellSample | undefined;
}

/** Forms in which a cell can be read in one way only; the first that fits is its own. */
const clearForms: readonly DateForm[] = ["iso", "month-name"];

/** Any number could be one, so they are looked for only where dates are expected. */
const epochForms: readonly DateForm[] = ["epoch-s", "epoch-ms"];

function createTally(form: DateForm): FormTally {
  const parse = stampParser(form);
  return {
    form,
    parse: epochForms.includes(form)
      ? (text, into) => plausibleEpoch(text) === form && parse(text, into)
      : parse,
    count: 0,
    dateOnly: 0,
    zoned: 0,
    fromMs: Number.POSITIVE_INFINITY,
    toMs: Number.NEGATIVE_INFINITY,
    first: undefined,
  };
}

/** @param perhapsEpochs whether seconds or milliseconds since 1970 may stand in the column */
export function createDateProfile(perhapsEpochs: boolean): DateProfile {
  const clear = [...clearForms, ...(perhapsEpochs ? epochForms : [])].map(createTally);
  const dayFirst = createTally("d/m/y");
  const monthFirst = createTally("m/d/y");
  const stamp = createStamp();
  let onlyDayFirst = 0;
  let onlyMonthFirst = 0;
  let ambiguous = 0;
  let firstDayFirst: CellSample | undefined;
  let firstMonthFirst: CellSample | undefined;
  let firstAmbiguous: CellSample | undefined;
  let count = 0;

  const add = (tally: FormTally, text: string, line: number): void => {
    tally.count++;
    const hasOffset = !Number.isNaN(stamp.offsetMs);
    if (stamp.dateOnly) tally.dateOnly++;
    if (hasOffset) tally.zoned++;
    const ms = hasOffset ? stamp.wallMs - stamp.offsetMs : stamp.wallMs;
    if (ms < tally.fromMs) tally.fromMs = ms;
    if (ms > tally.toMs) tally.toMs = ms;
    tally.first ??= { value: text, line };
  };

  function noteYearLast(text: string, line: number): boolean {
    const isDayFirst = dayFirst.parse(text, stamp);
    const dayFirstMs = stamp.wallMs;
    if (isDayFirst) add(dayFirst, text, line);
    const isMonthFirst = monthFirst.parse(text, stamp);
    if (isMonthFirst) add(monthFirst, text, line);
    if (isDayFirst && isMonthFirst) {
      if (dayFirstMs === stamp.wallMs) return true;
      ambiguous++;
      firstAmbiguous ??= { value: text, line };
    } else if (isDayFirst) {
      onlyDayFirst++;
      firstDayFirst ??= { value: text, line };
    } else if (isMonthFirst) {
      onlyMonthFirst++;
      firstMonthFirst ??= { value: text, line };
    }
    return isDayFirst || isMonthFirst;
  }

  /** The form that most cells have; of two orders of day and month the one that more cells prove. */
  function choose(): { tally: FormTally; form: DateForm | null; decidedBy?: CellSample | undefined } {
    const yearLast = Math.max(dayFirst.count, monthFirst.count);
    const best = clear.reduce((a, b) => (b.count > a.count ? b : a));
    if (best.count >= yearLast) return { tally: best, form: clearFormOf(best), decidedBy: undefined };
    if (onlyDayFirst === 0 && onlyMonthFirst === 0) {
      return { tally: dayFirst, form: ambiguous > 0 ? null : "d/m/y" };
    }
    return onlyDayFirst >= onlyMonthFirst
      ? { tally: dayFirst, form: "d/m/y", decidedBy: firstDayFirst }
      : { tally: monthFirst, form: "m/d/y", decidedBy: firstMonthFirst };
  }

  return {
    get count() {
      return count;
    },
    note(text, line) {
      const tally = clear.find(({ parse }) => parse(text, stamp));
      if (tally !== undefined) add(tally, text, line);
      const isDate = tally !== undefined || noteYearLast(text, line);
      if (isDate) count++;
      return isDate;
    },
    conclude() {
      if (count === 0) return undefined;
      const { tally, form, decidedBy } = choose();
      const others = [
        ...clear.filter((each) => each !== tally).map(({ first }) => first),
        tally === dayFirst ? firstMonthFirst : tally === monthFirst ? firstDayFirst : dayFirst.first,
      ];
      const firstMisfit = others.filter((sample) => sample !== undefined).sort((a, b) => a.line - b.line)[0];
      const text = (ms: number) => (form === null ? null : wallText(ms, tally));
      return {
        finding: {
          form,
          holds: holdsOf(tally),
          zones: tally.zoned === 0 ? "none" : tally.zoned === tally.count ? "all" : "some",
          decidedBy: decidedBy ?? null,
          ambiguous: clear.includes(tally) ? 0 : ambiguous,
          firstAmbiguous: clear.includes(tally) ? null : (firstAmbiguous ?? null),
          from: text(tally.fromMs),
          to: text(tally.toMs),
        },
        misfits: count - tally.count,
        firstMisfit,
      };
    },
  };
}

/** Dates with the year first are told by their first cell, as the reader of an audit tells them. */
function clearFormOf({ form, first }: FormTally): DateForm {
  return form === "iso" && first !== undefined && /[/.]/.test(first.value.charAt(4)) ? "y/m/d" : form;
}

function holdsOf({ count, dateOnly }: FormTally): DateFinding["holds"] {
  if (dateOnly === count) return "dates";
  return dateOnly === 0 ? "dates-and-times" : "both";
}

/** `2025-03-04`, `2025-03-04 09:05`, `2025-03-04 09:05:30`, and a `Z` where all stamps carry their offset. */
function wallText(ms: number, { count, dateOnly, zoned }: FormTally): string {
  const iso = new Date(ms).toISOString();
  if (dateOnly === count) return iso.slice(0, 10);
  const time = iso.slice(11, 19);
  const zone = zoned === count ? "Z" : "";
  return `${iso.slice(0, 10)} ${time.endsWith(":00") ? time.slice(0, 5) : time}${zone}`;
}
