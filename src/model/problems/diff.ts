/** The arguments of each problem of holding two definitions together, by code. */
export interface DiffProblems {
  /** Two definitions without an objective of the same id. */
  "no-common-objective": {
    other: string;
    old: readonly string[];
    new: readonly string[];
    /** One of NEW, and the one of OLD that it may be; null where none comes near. */
    near: readonly [now: string, old: string] | null;
  };
  /** Both names lead to the same definition. */
  "same-definition": { other: string; isSameFile: boolean };
  /** The exports that the two definitions name themselves are not the same. */
  "other-exports": { source: string; oldFiles: readonly string[]; newFiles: readonly string[] };
  /** The same period is another time in each of them. */
  "other-periods": { old: string; new: string };
}
