/** The arguments of the problems of agreements that stand on others, by code. */
export interface SupportProblems {
  /** An agreement that another one names can't be read. */
  "support-not-read": { file: string; reason: string };
  /** Agreements that stand on each other; `files` begins and ends with the same one. */
  "support-circle": { files: readonly string[] };
  /** Two agreements of one run have the same id, so that nobody could tell their misses apart. */
  "support-same-id": { id: string; file: string; other: string };
  /** The audit of an inner agreement is incomplete. */
  "support-incomplete": { title: string; file: string; errors: number };
}
