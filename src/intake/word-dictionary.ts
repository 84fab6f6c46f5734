import type { SourceSpec } from "../model/agreement.js";
import { fieldSpec } from "../model/fields.js";
import type { Dictionary } from "../model/record.js";
import { presetOf } from "./apply-preset.js";
import type { BlankTest } from "./blanks.js";
import { unknownWord, WordColumn } from "./kernel-columns.js";
import type { RecordScanner } from "./scan-records.js";

/** Gives each distinct word of a column a code; 0 is the blank. */
export interface WordCoder {
  readonly dictionary: Dictionary;
  codeOf(cell: string): number;
  /** The same for a cell whose bytes are at hand. */
  codeOfScanned(cells: RecordScanner, index: number): number;
  /** The code of a word that means something else in this row, because another column says so. */
  settle(code: number, meaning: string): number;
  /** Another column tells which words have that meaning. */
  expect(meaning: string): void;
}

/** Words are the same when their trimmed text is; what they mean is compared without case and spacing. */
export function createWordCoder(source: SourceSpec, field: string, isBlank: BlankTest): WordCoder {
  const meanings = meaningsOf(source, field);
  const raw: string[] = [""];
  const canonical: string[] = [""];
  const settled = new Set<string>();
  const codes = new Map<string, number>();
  const settledCodes = new Map<string, number[]>();
  const told = new Set([...(source.values.get(field)?.keys() ?? [])].map(foldWord));

  /** What the definition says that a word means, no column of the export changes. */
  function learnSettled(code: number, meaning: string): number {
    if (canonical[code] === meaning || told.has(foldWord(raw[code]!))) return code;
    canonical.push(meaning);
    return raw.push(code === 0 ? meaning : raw[code]!) - 1;
  }

  function learn(cell: string): number {
    const word = cell.trim();
    if (isBlank(word)) return 0;
    const known = codes.get(word);
    if (known !== undefined) return known;
    const code = raw.length;
    raw.push(word);
    canonical.push(meanings.get(foldWord(word)) ?? word);
    codes.set(word, code);
    return code;
  }

  let words: WordColumn | undefined;
  let wordsOf: RecordScanner | undefined;
  let wordsIndex = 0;
  const codeOf = (cell: string): number => (cell === "" ? 0 : (codes.get(cell) ?? learn(cell)));

  return {
    dictionary: { raw, canonical, settled },
    expect: (meaning) => void settled.add(meaning),
    codeOf,
    codeOfScanned(cells, index) {
      if (cells !== wordsOf || words === undefined || index !== wordsIndex) {
        words = new WordColumn(cells, index);
        wordsOf = cells;
        wordsIndex = index;
      }
      const known = words.code();
      if (known >= 0) return known;
      const code = codeOf(cells.at(index)!);
      if (known === unknownWord) words.learn(code);
      return code;
    },
    settle(code, meaning) {
      let known = settledCodes.get(meaning);
      if (known === undefined) settledCodes.set(meaning, (known = []));
      return (known[code] ??= learnSettled(code, meaning));
    },
  };
}

function meaningsOf(source: SourceSpec, field: string): Map<string, string> {
  const meanings = new Map<string, string>();
  const words = fieldSpec(source.kind, field)?.words ?? {};
  for (const [canonical, spellings] of Object.entries(words)) {
    for (const spelling of [canonical, ...spellings]) meanings.set(foldWord(spelling), canonical);
  }
  const ofPreset = Object.entries(presetOf(source)?.values?.[field] ?? {});
  for (const [word, meaning] of ofPreset) meanings.set(foldWord(word), meaning);
  for (const [word, meaning] of source.values.get(field) ?? []) meanings.set(foldWord(word), meaning);
  return meanings;
}

function foldWord(word: string): string {
  return word.trim().toLowerCase().replace(/\s+/g, " ");
}
