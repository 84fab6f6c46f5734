import type { Place } from "./problem.js";

/**
 * Which records are meant. `is` compares with what the file writes and with what that means. Text compares without regard to case or surrounding space. A blank value
 * matches only `exists: false`; `not` includes blanks (semantics 22).
 */
export type Filter =
  | { readonly op: "all" | "any"; readonly of: readonly Filter[] }
  | { readonly op: "not"; readonly of: Filter }
  | { readonly op: "is"; readonly field: string; readonly values: readonly string[]; readonly at?: Place }
  /** Its canonical word is one of these, whatever the file writes; what recipes of metrics use. */
  | { readonly op: "means"; readonly field: string; readonly words: readonly string[] }
  | {
      readonly op: "range";
      readonly field: string;
      /** Both ends are included; numbers, epoch milliseconds when `type` is `instant`, milliseconds when it is `duration`. */
      readonly atLeast?: number;
      readonly atMost?: number;
      /** `word` reads the numbers that words are or mean, once for each different word. */
      readonly type: "number" | "instant" | "duration" | "word";
      readonly at?: Place;
    }
  | { readonly op: "exists"; readonly field: string; readonly exists: boolean; readonly at?: Place }
  | LinkedFilter;

/**
 * Some record of another source that is linked to this one passes `of`; any linked record where that is
 * absent. Records are linked where `own` holds what `other` holds in theirs.
 */
export interface LinkedFilter {
  readonly op: "linked";
  /** The other source. */
  readonly source: string;
  /** The field of the source that the filter is about. */
  readonly own: string;
  /** The field of the other source. */
  readonly other: string;
  /** Which of the two sides names the record of the other: its keys should all be found there. */
  readonly side: "own" | "other";
  /** Names and addresses are compared without regard to case, ids as they are. */
  readonly ignoreCase: boolean;
  readonly of?: Filter;
  readonly at?: Place;
}
