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
      /** Both ends are included; numbers, or epoch milliseconds when `type` is `instant`. */
      readonly atLeast?: number;
      readonly atMost?: number;
      /** `word` reads the numbers that words are or mean, once for each different word. */
      readonly type: "number" | "instant" | "word";
      readonly at?: Place;
    }
  | { readonly op: "exists"; readonly field: string; readonly exists: boolean; readonly at?: Place };
