/** A record's verdict under a duration objective (semantics 14). */
const recordVerdicts = [
  "met",
  "breached",
  "overdue",
  "at-risk",
  "on-track",
  "excluded",
  "waived",
  "unmeasurable",
] as const;
export type RecordVerdict = (typeof recordVerdicts)[number];

/** An objective's verdict, from best to worst; a run's is the worst of its objectives' (semantics 16). */
export const verdicts = ["met", "at-risk", "pending", "no-data", "breached", "incomplete"] as const;
export type Verdict = (typeof verdicts)[number];

/** The worst of several verdicts; nothing judged is no pass, so of none it is `no-data`. */
export function worstVerdict(all: readonly Verdict[]): Verdict {
  if (all.length === 0) return "no-data";
  return verdicts[Math.max(...all.map((verdict) => verdicts.indexOf(verdict)))] as Verdict;
}
