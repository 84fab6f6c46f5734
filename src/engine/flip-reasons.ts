import type { Bearing, FlipReason, Side } from "../model/diff.js";
import type { Measurement } from "../model/measurement.js";

/** What two definitions say of one objective, as far as it decides why a record of it flipped. */
export interface FlipTerms {
  readonly old: SideTerms;
  readonly new: SideTerms;
  /** The keys of the definition that differ for it, the agreement's own among them. */
  readonly keys: readonly ChangedKey[];
  /** Whether the two calendars open at the same times; null is real time. */
  isSameCalendar(old: string | null, now: string | null): boolean;
}

export interface SideTerms {
  /** The calendar of the clock of records with these terms; null for real time. */
  calendarOf(override: string | null): string | null;
}

/** A key that differs, and what can hang on it. */
export interface ChangedKey {
  readonly key: string;
  readonly bearing: Bearing;
}

/** Why a record stands otherwise under two definitions; undefined is out of scope. Never empty. */
export function findReasons(
  old: Measurement | undefined,
  now: Measurement | undefined,
  terms: FlipTerms,
): FlipReason[] {
  const keysOf = (bearing: Bearing) =>
    terms.keys.filter((each) => each.bearing === bearing).map(({ key }) => key);
  if (old === undefined || now === undefined) {
    const side: Side = old === undefined ? "new" : "old";
    const left = now ?? old;
    // What is excluded is in scope; it is the side where it counts that has to be explained.
    if (left?.exclusion != null) return [{ kind: "excluded", in: side, reason: left.exclusion }];
    return [{ kind: "scope", in: side, keys: keysOf("scope") }];
  }
  const agreed = [...agreedReasons(old, now, "old"), ...agreedReasons(now, old, "new")];
  const reasons = agreed.length > 0 ? agreed : termReasons(old, now, terms);
  return reasons.length > 0 ? reasons : [{ kind: "terms", keys: terms.keys.map(({ key }) => key) }];
}

/** Why one side judged it not by its time. A waiver tells two sides apart only where the other has the miss. */
function agreedReasons(
  { exclusion, waiver, verdict, unmeasurable }: Measurement,
  other: Measurement,
  side: Side,
): FlipReason[] {
  if (exclusion !== null) return [{ kind: "excluded", in: side, reason: exclusion }];
  if (unmeasurable !== null) return [{ kind: "unmeasurable", in: side, reason: unmeasurable }];
  const isMiss = other.verdict === "breached" || other.verdict === "overdue";
  return verdict === "waived" && waiver !== null && isMiss
    ? [{ kind: "waived", in: side, reason: waiver }]
    : [];
}

function termReasons(old: Measurement, now: Measurement, terms: FlipTerms): FlipReason[] {
  const reasons: FlipReason[] = [];
  if (old.override !== now.override) {
    reasons.push({ kind: "override", old: old.override, new: now.override });
  }
  const isOtherLimit = old.limitMs !== null && now.limitMs !== null && old.limitMs !== now.limitMs;
  if (isOtherLimit) reasons.push({ kind: "limit", old: old.limitMs, new: now.limitMs });
  const hasLimit = old.limitMs !== null || now.limitMs !== null;
  if (!hasLimit && old.dueAt !== now.dueAt) reasons.push({ kind: "due", old: old.dueAt, new: now.dueAt });
  const isOtherTime = old.elapsedMs !== null && now.elapsedMs !== null && old.elapsedMs !== now.elapsedMs;
  const calendars = [terms.old.calendarOf(old.override), terms.new.calendarOf(now.override)] as const;
  // Business days are as long as their calendar makes them, though nobody changed the promise.
  const isLimitOfCalendar = isOtherLimit && terms.keys.every(({ bearing }) => bearing !== "terms");
  if (!terms.isSameCalendar(...calendars)) {
    // Other hours that leave its time as it was are no reason.
    if (isOtherTime || isLimitOfCalendar) {
      reasons.push({ kind: "calendar", old: calendars[0], new: calendars[1] });
    }
  } else if (isOtherTime) {
    const keys = terms.keys.filter(({ bearing }) => bearing === "time").map(({ key }) => key);
    reasons.push({ kind: "time", old: old.elapsedMs, new: now.elapsedMs, keys });
  }
  return reasons;
}
