import type { SourceSpec } from "../model/agreement.js";
import { fieldSpec } from "../model/fields.js";
import type { ValueCount } from "../model/inspection.js";
import { presetOf } from "./apply-preset.js";
import { createBlankTest } from "./blanks.js";
import { createWordCoder } from "./word-dictionary.js";

const mostNamed = 5;

/**
 * The words of a state of which it is not known what they mean, such as a stage that a company made up. What
 * columns of yes and no settle anyway is not asked.
 */
export function findUnknownWords(
  source: SourceSpec | undefined,
  field: string | null,
  words: readonly ValueCount[],
): ValueCount[] {
  if (source === undefined || field === null) return [];
  const known = fieldSpec(source.kind, field)?.words;
  if (known === undefined || presetOf(source)?.flags?.[field] !== undefined) return [];
  const { dictionary, codeOf } = createWordCoder(source, field, createBlankTest("word", source.blanks));
  return words
    .filter(({ value }) => !Object.hasOwn(known, dictionary.canonical[codeOf(value)] ?? ""))
    .slice(0, mostNamed);
}
