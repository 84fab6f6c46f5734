import { listWords } from "../../model/list-words.js";
import type { DefinitionProblems } from "../../model/problems/definition.js";
import type { Wording } from "./wording.js";

type FigureCode =
  | "not-one-metric"
  | "not-a-number-field"
  | "not-a-duration-field"
  | "currency-not-known"
  | "unknown-constant"
  | "constant-missing"
  | "constant-not-understood"
  | "not-one-quotient"
  | "override-splits-one-source";

/** What can be wrong with figures: counts, sums, averages and what they are made of. */
export const figureWording: Wording<Pick<DefinitionProblems, FigureCode>> = {
  "not-one-metric": ({ keys, known }) => ({
    message:
      keys.length === 0
        ? "this metric does not say what is measured"
        : `${listWords(keys, "and")} don't go together in one metric`,
    help: `A metric of your own is one of ${listWords(known, "or")}. Make an objective of each, or divide one by another with per.`,
  }),
  "not-one-quotient": ({ keys, known, isDivisor }) => ({
    message:
      keys.length === 0
        ? isDivisor
          ? "per does not say what the figure is divided by"
          : "this metric does not say what is divided"
        : isDivisor
          ? `a figure can't be divided by ${listWords(keys, "and")} together`
          : `${listWords(keys, "and")} can't be divided by per`,
    help: `${isDivisor ? "Under per" : "Beside per"} stands one of ${listWords(known, "or")}, such as metric: { sum: { of: expenses, field: amount }, per: { count: { of: leads } } }.`,
  }),
  "not-a-number-field": ({ field, type, numbers }) => ({
    message: `${field} holds ${type === "word" ? "words" : type === "instant" ? "dates" : "text"}, which can't be added`,
    help:
      numbers.length === 0
        ? "Name a column of numbers, mapped under columns of its source."
        : `Fields of numbers are ${listWords(numbers, "and")}. A column of your own is mapped under columns of its source.`,
  }),
  "not-a-duration-field": ({ field, type, durations }) => ({
    message: `${field} holds ${type === "word" ? "words" : type === "instant" ? "dates" : type === "number" ? "a number" : "text"}, not a length of time`,
    help:
      durations.length === 0
        ? "Map the column to a field of your own under columns of its source."
        : `Fields with lengths of time are ${listWords(durations, "and")}.`,
  }),
  "currency-not-known": ({ value, near }) => ({
    message: `"${value}" is not a currency`,
    help: `${near === undefined ? "" : `Did you mean ${near}? `}Write the three letters of ISO 4217, such as EUR or USD.`,
  }),
  "unknown-constant": ({ objective, metric, name, known, near }) => ({
    message: `${metric} does not use "${name}"`,
    context: `objective ${objective}`,
    help: near === undefined ? `It uses ${listWords(known, "and")}.` : `Did you mean "${near}"?`,
  }),
  "constant-missing": ({ objective, metric, missing }) => ({
    message: `${metric} needs ${listWords(
      missing.map(({ name }) => name),
      "and",
    )}, which both sides have to agree on`,
    context: `objective ${objective}`,
    help: `Add using: { ${missing.map(({ name, example }) => `${name}: ${example}`).join(", ")} }.`,
  }),
  "constant-not-understood": ({ name, value, kind, every }) => ({
    message: `"${value}" can't be the ${name}`,
    help:
      kind === "share"
        ? "Write a percentage with its sign, such as 70%."
        : `Write a length of time such as ${every === "week" ? "52 weeks, because every week is measured" : "36 months, 12 quarters or 3 years"}.`,
  }),
  "override-splits-one-source": ({ objective, metric, other }) => ({
    message: `${metric} can't be split by records, because ${other} have no part in this override`,
    context: `objective ${objective}`,
    help: "Leave out when, so that it holds by its dates alone, or make an objective of its own with where.",
  }),
};
