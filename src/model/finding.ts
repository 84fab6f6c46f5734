import type { Calendar } from "../time/calendar.js";
import type { DifferingCell, FileDisagreement } from "./disagreement.js";
import type { Batch, RecordKind } from "./record.js";

/** A threshold of a rule. Counts are whole, shares 0 to 1, durations milliseconds. */
export interface FindingSetting {
  /** Its key in the SLA file. */
  readonly key: string;
  readonly as: "count" | "share" | "duration";
  readonly default: number;
  /** One line for the documentation of the key. */
  readonly meaning: string;
}

/** The thresholds in force, by key. */
export type FindingSettings = Readonly<Record<string, number>>;

/** A rule of the shelf `findings`: what looks suspicious in an export, without deciding anything. */
export interface FindingRule {
  /** Its key under `findings` in the SLA file. */
  readonly id: string;
  readonly title: string;
  /** One line for the documentation. */
  readonly meaning: string;
  readonly settings: readonly FindingSetting[];
  /** Undefined for a source whose objectives read none of the columns that it needs. */
  watch(context: FindingContext): FindingCollector | undefined;
}

export interface FindingContext {
  /** The kind of the source's records, where it has one. */
  readonly kind: RecordKind | undefined;
  readonly settings: FindingSettings;
  /** In epoch milliseconds. */
  readonly asOf: number;
  /** Of the first objective on the source that has one. */
  readonly calendar: Calendar | undefined;
  /**
   * The index of a column of instants (or of words) in each batch; -1 for one that no objective reads. A
   * rule never asks for a column of its own, because that could reject rows.
   */
  columnOf(field: string, as: "instant" | "word"): number;
  /** An instant on the wall of the agreement's zone: `2025-03-04 10:05:00`. */
  wallText(at: number): string;
}

/** Sees all rows of a source once. Its memory is bounded, however many rows there are. */
export interface FindingCollector {
  add(batch: Batch, recordOf: (row: number) => string): void;
  /**
   * Sees every record whose own clock stood still, once for each objective that says so.
   *
   * @param leftMs what was left of its limit when a pause of it began, the least of several; Infinity where
   * it was past due by then
   */
  addPaused?(objective: string, leftMs: number, record: () => string): void;
  /** Is told what the files of the source say differently of the same records, where they do. */
  addDisagreement?(found: FileDisagreement): void;
  finish(): readonly FindingDraft[];
}

export interface FindingDraft {
  /** The threshold that was reached, in words. */
  readonly threshold: string;
  readonly count: number;
  /** One sentence. */
  readonly message: string;
  /** The first few of them. */
  readonly records: readonly string[];
  /** The first few cells that differ, of a rule that compares files. */
  readonly places?: readonly DifferingCell[];
}

/** A share as a percentage, without the dust of binary fractions: `7%`. */
export function percentText(share: number): string {
  return `${Math.round(share * 1_000_000) / 10_000}%`;
}

/** How many records a finding names. */
export const recordsNamed = 5;
