import type { AdviceRule } from "../model/advice.js";
import { listContractTexts, writeEntry } from "../model/contract-texts.js";
import { quoteName } from "../model/list-words.js";

const plainer: readonly (readonly [jargon: RegExp, plain: string])[] = [
  [/\b(?:best[- ]in[- ]class|world[- ]class|state[- ]of[- ]the[- ]art|cutting[- ]edge)\b/i, "<a figure>"],
  [/\b(?:leverages?|utili[sz]es?)\b/i, "uses"],
  [/\bgoing forward\b/i, "from <date>"],
  [/\b(?:circles? back|touch(?:es)? base|reach(?:es)? out)\b/i, "contacts"],
  [/\bseamless(?:ly)?\b/i, "without <what must not happen>"],
  [/\b(?:value[- ]add(?:ed)?|low[- ]hanging fruit|synerg(?:y|ies|istic))\b/i, "<what is meant>"],
  [/\b(?:aforementioned|hereinafter|herein|hereto|thereof)\b/i, "<which one>"],
];

export const jargon: AdviceRule = {
  id: "jargon",
  group: "words",
  meaning: "Words that sound well and say little: leverage, best-in-class, seamless, going forward …",
  reads: "text",
  advise: (text) =>
    listContractTexts(text).flatMap(({ path, text: written }) => {
      for (const [words, plain] of plainer) {
        const [word] = words.exec(written) ?? [];
        if (word === undefined) continue;
        return {
          at: path,
          mark: { part: word },
          found: `${quoteName(word)} is jargon`,
          because: "Whoever reads this in two years, or in court, needs the plain word.",
          better: writeEntry(path, written.replace(words, plain)),
        };
      }
      return [];
    }),
};
