/** A record's verdict under a duration objective (semantics 14). */
export const recordVerdicts = [
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

/** The worst of several verdicts; `met` of none. */
export function worstVerdict(all: Iterable<Verdict>): Verdict {
  let worst = 0;
  for (const verdict of all) worst = Math.max(worst, verdicts.indexOf(verdict));
  return verdicts[worst] as Verdict;
}
