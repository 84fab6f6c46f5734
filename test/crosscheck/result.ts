/** What was found of one objective, its parts, periods and groups, in the form in which both sides are compared. */
export interface Found {
  readonly verdict: string;
  readonly value: number | null;
  readonly counts: string;
  /** Of shares within a limit: the share without waivers. */
  readonly gross: number | null;
  /** Of those under one target: how many misses it allows, and how many are left. */
  readonly budget: string | null;
}

export interface FoundSpan extends Found {
  readonly periods: readonly (Found & { readonly from: number; readonly to: number })[];
}

export interface FoundObjective extends FoundSpan {
  readonly parts: readonly (FoundSpan & { readonly override: string | null })[];
  readonly groups: readonly (Found & { readonly group: string })[];
  readonly records: readonly FoundRecord[];
}

/** One record with its evidence; instants in milliseconds, null where there is none. */
export interface FoundRecord {
  /** Id and cycle, by which both sides find each other. */
  readonly key: string;
  /** When its period begins; `undated` where nothing says it, `elsewhere` for one that is not judged. */
  readonly period: string;
  readonly verdict: string;
  readonly override: string | null;
  readonly startedAt: number | null;
  readonly dueAt: number | null;
  readonly stoppedAt: number | null;
  readonly elapsedMs: number | null;
  readonly limitMs: number | null;
}

const countNames = [
  "total",
  "met",
  "breached",
  "overdue",
  "atRisk",
  "onTrack",
  "excluded",
  "waived",
  "unmeasurable",
  "missed",
] as const;

export type CountName = (typeof countNames)[number];

/** Counts in words, those of nothing left out. */
export function writeCounts(counts: Readonly<Partial<Record<CountName, number>>>): string {
  return countNames.flatMap((name) => (counts[name] ? [`${counts[name]} ${name}`] : [])).join(", ");
}
