import type { Verdict } from "../model/verdict.js";

export const verdictSymbol: Readonly<Record<Verdict, string>> = {
  met: "✓",
  "at-risk": "!",
  pending: "…",
  "no-data": "–",
  breached: "✗",
  incomplete: "?",
};

/** A verdict as it is said: `at risk`, `no data`. */
export function verdictWord(verdict: Verdict): string {
  return verdict.replace("-", " ");
}

/** Symbol and word, so that it never hangs on colour: `✗ breached`. */
export function verdictText(verdict: Verdict): string {
  return `${verdictSymbol[verdict]} ${verdictWord(verdict)}`;
}
