import type { SourceSpec } from "../model/agreement.js";
import { fieldSpec } from "../model/fields.js";
import type { Problem } from "../model/problem.js";
import type { Dictionary, FieldSpec, RecordKind } from "../model/record.js";
import { nearestNames } from "../model/suggest.js";
import { foldText } from "./filter-rows.js";
import type { ObjectivePass } from "./objective-pass.js";

/** Words that filters ask for and columns never hold, and those that nobody explained. */
export function wordProblems(pass: ObjectivePass, { kind }: SourceSpec): Problem[] {
  return [...neverOccurringValues(pass), ...undecidable(pass, kind), ...undecidedWordProblems(pass)];
}

/** Records that bear the date of a decision and a word that decides nothing. */
function undecidedWordProblems({ objective, undecidedWords }: ObjectivePass): Problem[] {
  const { metric } = objective;
  if (undecidedWords.size === 0 || metric.shape !== "ratio" || metric.decided?.op !== "means") return [];
  return [
    {
      code: "undecided-with-date",
      // In a cohort such records stay in the denominator; among the decided ones they would vanish.
      severity: objective.basis === "decided" ? "error" : "warning",
      ...objective.at,
      args: {
        objective: objective.id,
        source: objective.source,
        field: metric.decided.field,
        dateField: metric.decidedAt ?? "",
        deciding: metric.decided.words,
        words: [...undecidedWords].map(([word, count]) => ({ word, count })),
      },
    },
  ];
}

/** Values that a filter asks for and the column never holds (semantics 22). */
function neverOccurringValues({ objective, checks, deciding }: ObjectivePass): Problem[] {
  const asked = [...checks, ...deciding].filter(({ op }) => op === "is");
  return asked.flatMap(({ source = objective.source, field, values, dictionary }) => {
    if (dictionary === undefined) return [];
    const words = wordsOf(dictionary);
    const folded = new Set([...words, ...dictionary.canonical.slice(1)].map(foldText));
    return values
      .filter((value) => !folded.has(foldText(value)))
      .map(
        (value): Problem => ({
          code: "value-never-occurs",
          severity: "warning",
          ...objective.at,
          args: {
            objective: objective.id,
            source,
            field,
            value,
            near: nearestNames(value, words),
          },
        }),
      );
  });
}

/**
 * A column that holds none of the words that decide a record: a rate stays undecided for ever, a figure counts
 * nothing. While it has words that nobody explained, one of them may be that word, and a cap would be kept by
 * not knowing it.
 */
function undecidable({ objective, deciding }: ObjectivePass, kind: RecordKind | undefined): Problem[] {
  const { metric } = objective;
  const decisive =
    metric.shape === "ratio"
      ? (metric.decided ?? metric.good)
      : metric.shape === "figure"
        ? metric.good
        : undefined;
  // Where a record can be told by something else as well, the words may well be missing.
  if (decisive?.op !== "means") return [];
  return deciding.flatMap(({ op, field, values, dictionary }) => {
    if (op !== "means" || dictionary === undefined) return [];
    if (values.some((word) => dictionary.canonical.includes(word))) return [];
    if (values.every((word) => dictionary.settled?.has(word))) return [];
    const unknown = unexplainedWords(dictionary, fieldSpec(kind, field)?.words);
    return [
      {
        code: "no-deciding-word",
        severity: unknown.length > 0 ? "error" : "warning",
        ...objective.at,
        args: {
          objective: objective.id,
          source: objective.source,
          field,
          words: values,
          found: wordsOf(dictionary).slice(0, 12),
          unknown: unknown.slice(0, 12),
        },
      },
    ];
  });
}

/** Words that stand for themselves and are none of the words that the field is known by. */
function unexplainedWords({ raw, canonical }: Dictionary, known: FieldSpec["words"] = {}): string[] {
  const explained = new Set(
    raw.filter((word, code) => canonical[code] !== word || Object.hasOwn(known, word)),
  );
  const unknown = raw.slice(1).filter((word) => !explained.has(word));
  return [...new Map(unknown.map((word) => [foldText(word), word])).values()];
}

function wordsOf(dictionary: Dictionary): readonly string[] {
  return dictionary.raw.slice(1);
}
