import type { DateForm } from "../model/notation.js";
import type { BlankTest } from "./blanks.js";
import { explainDate } from "./explain-date.js";
import { plausibleEpoch } from "./parse-epoch.js";
import { parseNumber } from "./parse-number.js";
import { stampParser } from "./parse-stamp.js";
import type { IntakeFinding } from "./problem-log.js";
import { createStamp } from "./stamp.js";

/** A cell that shows something about its column. */
export interface Witness {
  readonly value: string;
  readonly line: number;
  readonly lastLine: number;
}

/** A column whose dates are about to be read. */
export interface DateQuestion {
  readonly field: string;
  readonly header: string;
  readonly index: number;
  /** The zone that the header says its stamps are in. */
  readonly zone?: string;
  /** The form that the definition declares. */
  readonly declared?: DateForm;
  /** True where the column may as well hold numbers, which nothing declares. */
  readonly perhapsNumbers: boolean;
  readonly isBlank: BlankTest;
}

/** What the cells of a column have shown so far. */
export interface DateEvidence {
  readonly question: DateQuestion;
  readonly form: DateForm | undefined;
  /** The cell that decided the form, where it was not declared. */
  readonly witness: Witness | undefined;
  /** Whether a date was among the cells that were looked at. */
  readonly sawDate: boolean;
  /** The first date, when it carries no zone. */
  readonly naive: Witness | undefined;
  readonly holdsNumbers: boolean;
  /** True when no further cell is needed. */
  isSettled(): boolean;
  examine(cell: string, line: number, lastLine: number): void;
  /** Contradicted by this cell: it fits only the other order of day and month. */
  readonly contradiction: Witness | undefined;
  /** What keeps the column from being read, after the last cell. */
  conclude(source: string): { finding: IntakeFinding; witness: Witness } | undefined;
}

const parseYearFirst = stampParser("iso");
const parseDayFirst = stampParser("d/m/y");
const parseMonthFirst = stampParser("m/d/y");
const parseMonthName = stampParser("month-name");

/** The other order of day and month. */
export function siblingForm(form: DateForm): DateForm | undefined {
  return form === "d/m/y" ? "m/d/y" : form === "m/d/y" ? "d/m/y" : undefined;
}

/**
 * Decides the form of one column by its cells. A year in front and a month in letters decide at once; day and
 * month are decided by the first cell that can only be read one way. Cells in which both are equal say nothing
 * and need nothing. Seconds or milliseconds since 1970 are found where every cell looks like them.
 */
export function createDateEvidence(question: DateQuestion, zoneIsKnown: boolean): DateEvidence {
  const stamp = createStamp();
  let form = question.declared;
  let parseForm = form === undefined ? undefined : stampParser(form);
  let witness: Witness | undefined;
  let naive: Witness | undefined;
  let contradiction: Witness | undefined;
  let ambiguous: Witness | undefined;
  let unreadable: Witness | undefined;
  let equalDayAndMonth = false;
  let epochs: { readonly form: DateForm; readonly first: Witness } | undefined;
  let sawOtherThanEpochs = false;
  let sawDate = false;
  let holdsNumbers = false;

  const noteDate = (cell: Witness): void => {
    if (!sawDate && (stamp.dateOnly || Number.isNaN(stamp.offsetMs))) naive = cell;
    sawDate = true;
  };
  const decide = (found: DateForm, cell: Witness): void => {
    form = found;
    parseForm = stampParser(found);
    witness = cell;
    noteDate(cell);
  };

  function examineUndecided(cell: Witness): void {
    const text = cell.value;
    const epoch = plausibleEpoch(text);
    if (epoch === undefined) sawOtherThanEpochs = true;
    else if (epochs === undefined) epochs = { form: epoch, first: cell };
    else if (epochs.form !== epoch) sawOtherThanEpochs = true;
    if (question.perhapsNumbers && !sawDate && !Number.isNaN(parseNumber(text))) {
      holdsNumbers = true;
    } else if (parseYearFirst(text, stamp)) {
      decide(text[4] === "/" || text[4] === "." ? "y/m/d" : "iso", cell);
      if (ambiguous !== undefined) contradiction = ambiguous;
    } else if (parseMonthName(text, stamp)) {
      decide("month-name", cell);
      if (ambiguous !== undefined) contradiction = ambiguous;
    } else {
      const monthFirst = parseMonthFirst(text, stamp);
      const monthFirstMs = stamp.wallMs;
      const dayFirst = parseDayFirst(text, stamp);
      if (dayFirst && monthFirst) {
        if (stamp.wallMs === monthFirstMs) equalDayAndMonth = true;
        else ambiguous ??= cell;
        noteDate(cell);
      } else if (dayFirst) decide("d/m/y", cell);
      else if (monthFirst) {
        parseMonthFirst(text, stamp);
        decide("m/d/y", cell);
      } else unreadable ??= cell;
    }
  }

  function examineDecided(cell: Witness): void {
    if (parseForm!(cell.value, stamp)) noteDate(cell);
    else if (question.declared === undefined && contradiction === undefined) {
      const sibling = siblingForm(form!);
      if (sibling !== undefined && stampParser(sibling)(cell.value, stamp)) contradiction = cell;
    }
  }

  return {
    question,
    get form() {
      return form;
    },
    get witness() {
      return witness;
    },
    get naive() {
      return naive;
    },
    get sawDate() {
      return sawDate;
    },
    get holdsNumbers() {
      return holdsNumbers;
    },
    get contradiction() {
      return contradiction;
    },
    isSettled: () => holdsNumbers || (form !== undefined && (zoneIsKnown || sawDate)),
    examine(cell, line, lastLine) {
      if (cell === "" || holdsNumbers) return;
      const value = cell.trim();
      if (question.isBlank(value)) return;
      if (form === undefined) examineUndecided({ value, line, lastLine });
      else examineDecided({ value, line, lastLine });
    },
    conclude(source) {
      const { header, field } = question;
      if (contradiction !== undefined) {
        return contradict(question, source, contradiction, { form: form!, witness: witness! });
      }
      if (form !== undefined || holdsNumbers) return undefined;
      if (epochs !== undefined && !sawOtherThanEpochs) {
        form = epochs.form;
        witness = epochs.first;
        return undefined;
      }
      if (ambiguous !== undefined) {
        const args = { header, field, source, value: ambiguous.value };
        return { finding: { code: "dates-ambiguous", args }, witness: ambiguous };
      }
      if (equalDayAndMonth) form = "d/m/y";
      else if (unreadable !== undefined) {
        const look = explainDate(unreadable.value);
        const args = { header, field, source, value: unreadable.value, ...(look && { look }) };
        return { finding: { code: "dates-unknown", args }, witness: unreadable };
      }
      return undefined;
    },
  };
}

/** The finding that a cell belongs to another form than the one its column was found to have. */
export function contradict(
  column: { readonly header: string; readonly field: string },
  source: string,
  cell: Witness,
  decided: { readonly form: DateForm; readonly witness: Witness },
): { finding: IntakeFinding; witness: Witness } {
  return {
    finding: {
      code: "dates-contradict",
      args: {
        header: column.header,
        field: column.field,
        source,
        value: cell.value,
        form: siblingForm(decided.form) ?? "d/m/y",
        otherValue: decided.witness.value,
        otherLine: decided.witness.line,
        otherForm: decided.form,
      },
    },
    witness: cell,
  };
}
