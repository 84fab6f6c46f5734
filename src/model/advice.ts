import type { Agreement } from "./agreement.js";
import type { Excerpt } from "./problem.js";
import type { ObjectiveReport } from "./report.js";
import type { ReviewClock } from "./review-clock.js";

/** Keys and list positions from the top of a definition: `["agreement", "services", 0]`. */
export type DefinitionPath = readonly (string | number)[];

export interface DefinitionMark {
  /** Mark the key instead of what stands behind it. */
  readonly on?: "key";
  /** Mark only this part of it. */
  readonly part?: string;
}

export interface PlacedText {
  readonly path: DefinitionPath;
  readonly text: string;
}

/** Where something stands in a definition. Lines and columns count from 1. */
export interface DefinitionSpot {
  readonly line: number;
  readonly column: number;
  readonly excerpt: Excerpt;
}

/** A definition as it was written, also one that has errors. */
export interface DefinitionText {
  has(path: DefinitionPath): boolean;
  /** The keys of a mapping; none for anything else. */
  keysAt(path: DefinitionPath): readonly string[];
  /** How many items a list has; a single value counts as one, nothing as none. */
  countAt(path: DefinitionPath): number;
  /** A scalar as it was written, trimmed; undefined for anything else. */
  textAt(path: DefinitionPath): string | undefined;
  /** Every scalar at a path and below it, in the order of the file. */
  textsUnder(path: DefinitionPath): readonly PlacedText[];
  /** Of a path that the file does not have, the nearest that it does. */
  locate(path: DefinitionPath, mark?: DefinitionMark): DefinitionSpot;
}

/** In the order in which advice is told. */
export const adviceGroups = ["words", "promises", "sides", "clauses", "consequences", "data"] as const;
export type AdviceGroup = (typeof adviceGroups)[number];

/** One thing that a careful reader would still ask. */
export interface Advice {
  readonly at: DefinitionPath;
  readonly mark?: DefinitionMark;
  /** What was found, in one sentence without a full stop. */
  readonly found: string;
  /** Why that matters, in one or two sentences. */
  readonly because: string;
  /** A better wording, as lines to paste into the definition. */
  readonly better: string;
}

interface AdviceFace {
  readonly id: string;
  readonly group: AdviceGroup;
  /** For the documentation: what it looks for, and where its bounds are. */
  readonly meaning: string;
}

/** An item of the shelf `src/advice`: a pure function over what was written, or over what it was understood as. */
export type AdviceRule =
  /** These are asked also of a file that has errors. */
  | (AdviceFace & { readonly reads: "text"; advise(text: DefinitionText): readonly Advice[] })
  | (AdviceFace & { readonly reads: "agreement"; advise(context: AdviceContext): readonly Advice[] });

/** An agreement without errors: the positions of its objectives are those of the file. */
export interface AdviceContext {
  readonly text: DefinitionText;
  readonly agreement: Agreement;
  /** Epoch milliseconds. */
  readonly asOf: number;
  readonly clock: ReviewClock;
  /** The agreements that it stands on, and those that they stand on; absent where there is none. */
  readonly supports?: readonly Agreement[];
  /** What its exports show; absent where nobody asked them. */
  readonly history?: DataHistory;
}

/** The last measurement periods of every objective that could be judged. */
export interface DataHistory {
  readonly objectives: readonly ObjectiveReport[];
  /** Objectives that were not judged, with what their exports lack. */
  readonly unfed: readonly UnfedObjective[];
}

export interface UnfedObjective {
  /** The id of the objective. */
  readonly objective: string;
  readonly source: string;
  /** The name of the file that lacks it. */
  readonly file: string;
  readonly field: string;
}

/** Advice that the file declines, by the id of its rule; the reason is empty where it gives none. */
export type DeclinedAdvice = ReadonlyMap<string, string>;
