import { compareBlankLast } from "../../model/blank-last.js";
import type { AuditReport } from "../../model/report.js";

/** The misses of one person's records. */
export interface OwnerBreaches {
  /** Null for records that name nobody. */
  readonly owner: string | null;
  /** Those that count. */
  readonly missed: number;
  readonly waived: number;
}

export interface BreachesByOwner {
  /** Those who have most first; ties by name. */
  readonly owners: readonly OwnerBreaches[];
  /** How many further owners there are, and the misses of all of them together. */
  readonly others: { readonly owners: number } & Omit<OwnerBreaches, "owner">;
}

/** Undefined where no record says who handles it. */
export function countBreachesByOwner({ breaches }: AuditReport, limit: number): BreachesByOwner | undefined {
  const byOwner = new Map<string | null, { owner: string | null; missed: number; waived: number }>();
  for (const { owner, waiver } of breaches) {
    let counts = byOwner.get(owner);
    if (counts === undefined) {
      counts = { owner, missed: 0, waived: 0 };
      byOwner.set(owner, counts);
    }
    if (waiver === null) counts.missed++;
    else counts.waived++;
  }
  if (byOwner.size === 0 || (byOwner.size === 1 && byOwner.has(null))) return undefined;
  const all = [...byOwner.values()].sort(
    (a, b) => b.missed - a.missed || b.waived - a.waived || compareBlankLast(a.owner, b.owner),
  );
  const rest = all.slice(limit);
  const sumOf = (kind: "missed" | "waived") => rest.reduce((sum, each) => sum + each[kind], 0);
  return {
    owners: all.slice(0, limit),
    others: { owners: rest.length, missed: sumOf("missed"), waived: sumOf("waived") },
  };
}
