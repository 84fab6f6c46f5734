/** The arguments of each problem of a run as a whole, by code. */
export interface RunProblems {
  /** The period asked for holds no record of a source (semantics 34). */
  "no-records-in-period": { period: string; source: string; periodsWithRecords: readonly string[] };
}
