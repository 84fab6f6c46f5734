import type { AdviceRule } from "../model/advice.js";
import { listContractTexts, writeEntry } from "../model/contract-texts.js";
import { listWords, quoteName } from "../model/list-words.js";

/** What each kind of vagueness leaves open, and what could stand in its place. */
const kinds: readonly { readonly words: RegExp; readonly leavesOpen: string; readonly instead: string }[] = [
  {
    words:
      /\b(?:as soon as (?:reasonably )?possible|asap|promptly|quickly|speedily|swiftly|immediately|shortly|timely|in a timely (?:manner|fashion)|without (?:undue )?delay)\b/i,
    leavesOpen: "by when",
    instead: "within 4 business hours",
  },
  {
    words: /\b(?:regularly|periodically|frequently|from time to time|on a regular basis)\b/i,
    leavesOpen: "how often",
    instead: "every week",
  },
  {
    words: /\b(?:several|numerous|approximately|a number of|high volume of)\b/i,
    leavesOpen: "how many",
    instead: "at least 100",
  },
  {
    words:
      /\b(?:(?:commercially )?reasonable|best[- ]efforts?|adequate(?:ly)?|appropriate(?:ly)?|sufficient(?:ly)?|satisfactory|(?:good|high)[- ]quality|excellent)\b/i,
    leavesOpen: "how much is enough",
    instead: "<so much, in numbers>",
  },
  {
    words:
      /\b(?:where(?:ver)? possible|if possible|when possible|as (?:needed|required|necessary)|usually|normally|generally|typically|strives? to|aims? to|tries to|endeavou?rs? to)\b/i,
    leavesOpen: "when it does not hold",
    instead: "<always, except as exclusions say>",
  },
];

export const vagueWords: AdviceRule = {
  id: "vague-words",
  group: "words",
  meaning:
    "Words that each side may read its own way: promptly, as soon as possible, reasonable, best effort …",
  reads: "text",
  advise: (text) =>
    listContractTexts(text).flatMap(({ path, text: written }) => {
      const found = kinds.flatMap((kind) => {
        const [word] = kind.words.exec(written) ?? [];
        return word === undefined ? [] : [{ ...kind, word }];
      });
      const [first] = found;
      if (first === undefined) return [];
      const better = found.reduce(
        (sentence, { words, instead }) => sentence.replace(words, instead),
        written,
      );
      const words = found.map(({ word }) => quoteName(word));
      const open = [...new Set(found.map(({ leavesOpen }) => leavesOpen))];
      return {
        at: path,
        mark: { part: first.word },
        found: `${listWords(words, "and")} ${words.length === 1 ? "has" : "have"} no measure`,
        because: `It leaves open ${listWords(open, "and")}, so each side will read it its own way.`,
        better: writeEntry(path, better),
      };
    }),
};
