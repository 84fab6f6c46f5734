import type { NumberForm } from "../model/notation.js";
import type { BlankTest } from "./blanks.js";
import type { Witness } from "./decide-dates.js";
import type { MappedColumn } from "./map-columns.js";
import { createNumberCell, type DecimalSign, type NumberCell, parseNumberCell } from "./parse-number-cell.js";
import type { IntakeFinding } from "./problem-log.js";

/** A column whose numbers are about to be read. */
export interface NumberQuestion extends MappedColumn {
  /** The form that the definition declares. */
  readonly declared?: NumberForm;
  /** Whether it holds amounts of money. */
  readonly isMoney: boolean;
  readonly isBlank: BlankTest;
}

/** How the numbers of a column are written, as far as its cells have shown. */
export interface NumberPlan {
  /** What a declared form parts its groups with, empty for nothing; undefined where the cells decide. */
  readonly declaredGroup: string | undefined;
  /** Undefined while no cell has shown it. */
  decimal: DecimalSign | undefined;
  /** What parts the groups in the first cell that has any. */
  group: string;
  /** The cell that showed the decimal sign; absent where it was declared or no cell had to. */
  witness: Witness | undefined;
  /** The numbers of the column are written as percents. */
  isPercent: boolean;
}

/** What the cells of a column of numbers have shown so far. */
export interface NumberEvidence {
  readonly question: NumberQuestion;
  readonly plan: NumberPlan;
  /** True when no further cell is needed. */
  isSettled(): boolean;
  examine(cell: string, line: number, lastLine: number): void;
  /** What keeps the column from being read, after the last cell. */
  conclude(source: string): { finding: IntakeFinding; witness: Witness } | undefined;
}

/** After so many rows a decided column is known to be one of percents, or not. */
const rowsForPercent = 100;
/** After so many rows without a separator the first one to come is looked at when it comes. */
const rowsForSeparator = 5000;

/**
 * Decides how a column writes its decimals. A cell with two signs, with repeated groups or with another number
 * than three digits behind its sign decides for all; a whole number says nothing. Where every separated cell can
 * be read two ways it is a question, never a guess.
 */
export function createNumberEvidence(question: NumberQuestion): NumberEvidence {
  const plan = createNumberPlan(question.declared);
  const cell = createNumberCell();
  let rows = 0;
  let percents = 0;
  let others = 0;
  let ambiguous: Witness | undefined;
  let contradiction: Witness | undefined;

  return {
    question,
    plan,
    isSettled() {
      if (plan.decimal !== undefined) return rows >= rowsForPercent;
      return ambiguous === undefined && rows >= rowsForSeparator;
    },
    examine(text, line, lastLine) {
      rows++;
      const value = text.trim();
      if (question.isBlank(value) || !parseNumberCell(value, cell)) return;
      if (cell.percent) percents++;
      else others++;
      const shown = noteSigns(plan, cell, () => ({ value, line, lastLine }));
      if (shown === "either") ambiguous ??= { value, line, lastLine };
      else if (shown === "other" && question.declared === undefined)
        contradiction ??= { value, line, lastLine };
    },
    conclude(source) {
      // A share is no amount of money, however many of the cells are written as one.
      plan.isPercent = percents > others && !question.isMoney;
      if (contradiction !== undefined) {
        return { finding: contradictNumber(question, source, contradiction, plan), witness: contradiction };
      }
      if (plan.decimal !== undefined || ambiguous === undefined) return undefined;
      return { finding: askForNumbers(question, source, ambiguous.value), witness: ambiguous };
    },
  };
}

function createNumberPlan(declared: NumberForm | undefined): NumberPlan {
  const signs = declared === undefined ? undefined : signsOf(declared);
  return {
    declaredGroup: signs?.group,
    decimal: signs?.decimal,
    group: signs?.group ?? "",
    witness: undefined,
    isPercent: false,
  };
}

/** The signs of a form, which is an example of itself. */
function signsOf(form: NumberForm): { decimal: DecimalSign; group: string } {
  return { decimal: form.at(-3) as DecimalSign, group: form.length === 8 ? form[1]! : "" };
}

/**
 * What a cell shows of its column, and whether it fits. The first clear one decides, when the plan is asked for
 * it; `either` while none has, `other` where it contradicts the plan.
 */
export function noteSigns(
  plan: NumberPlan,
  cell: NumberCell,
  witness: () => Witness,
): "fits" | "either" | "other" {
  if (plan.declaredGroup !== undefined) return fitsDeclared(plan, cell) ? "fits" : "other";
  if (cell.shows === "either") return plan.decimal === undefined ? "either" : "fits";
  if (cell.group !== "" && plan.group === "") plan.group = cell.group;
  if (cell.shows === "nothing") return "fits";
  const decimal = cell.shows === "point" ? "." : ",";
  if (plan.decimal !== undefined) return plan.decimal === decimal ? "fits" : "other";
  plan.decimal = decimal;
  plan.witness = witness();
  return "fits";
}

function fitsDeclared({ declaredGroup, decimal }: NumberPlan, cell: NumberCell): boolean {
  if (cell.group !== "" && cell.group !== declaredGroup) return false;
  if (cell.shows === "either") return cell.separator === decimal || cell.separator === declaredGroup;
  return cell.shows === "nothing" || (cell.shows === "point") === (decimal === ".");
}

/** An example of how a column writes its numbers, such as `1.234,56`; undefined where nothing had to be told. */
export function exampleOf({ decimal, group }: NumberPlan): string | undefined {
  return decimal === undefined ? undefined : `1${group}234${decimal}56`;
}

type Column = Pick<MappedColumn, "field" | "header">;

/** The question which of two numbers the cells of a column are. */
export function askForNumbers({ header, field }: Column, source: string, value: string): IntakeFinding {
  return { code: "numbers-ambiguous", args: { header, field, source, value } };
}

/** The finding that a cell has another decimal sign than the one its column was found to have. */
export function contradictNumber(
  { header, field }: Column,
  source: string,
  { value }: Witness,
  { decimal, witness }: NumberPlan,
): IntakeFinding {
  return {
    code: "numbers-contradict",
    args: {
      header,
      field,
      source,
      value,
      form: decimal === "." ? "1.234,56" : "1,234.56",
      otherValue: witness?.value ?? "",
      otherLine: witness?.line ?? 0,
      otherForm: decimal === "." ? "1,234.56" : "1.234,56",
    },
  };
}
