import type { Agreement, Objective, Waiver } from "../model/agreement.js";
import { inForceBetween } from "./in-force.js";

/** The waivers of one objective. */
export interface Waiving {
  /** Whether any waiver is about this objective. */
  readonly any: boolean;
  /** The index of the waiver that excuses a record's miss; -1 for none. */
  excuse(record: string): number;
  /** Notes a record that lies outside the periods judged, so that its waiver is not called unmatched. */
  pass(record: string): void;
}

/** What became of the agreement's waivers over all objectives. */
export interface WaiverUse {
  /** Waivers that met a miss, and those of records outside the periods judged. */
  readonly settled: ReadonlySet<number>;
  /** Those whose last date lies before as-of: they excuse nothing any more. */
  readonly expired: ReadonlySet<number>;
  of(objective: Objective): Waiving;
}

export function planWaivers({ waivers, timezone }: Agreement, asOf: number): WaiverUse {
  const settled = new Set<number>();
  const expired = new Set<number>();
  for (const [index, { until }] of waivers.entries()) {
    if (until !== undefined && asOf >= inForceBetween(timezone, [{ until }]).to) expired.add(index);
  }
  return {
    settled,
    expired,
    of({ id }) {
      const byRecord = new Map<string, number>();
      for (const [index, { record, objective }] of waivers.entries()) {
        if (objective !== undefined && objective !== id) continue;
        if (isNearer(waivers, expired, index, byRecord.get(record))) byRecord.set(record, index);
      }
      const settle = (record: string): number => {
        const index = byRecord.get(record) ?? -1;
        if (index >= 0) settled.add(index);
        return index;
      };
      return {
        any: byRecord.size > 0,
        excuse(record) {
          const index = settle(record);
          return expired.has(index) ? -1 : index;
        },
        pass: settle,
      };
    },
  };
}

/** One that still excuses goes before one that has expired, one that names the objective before one for all. */
function isNearer(
  waivers: readonly Waiver[],
  expired: ReadonlySet<number>,
  index: number,
  known: number | undefined,
): boolean {
  if (known === undefined) return true;
  if (expired.has(index) !== expired.has(known)) return expired.has(known);
  return waivers[index]?.objective !== undefined;
}

/** The dispute that a waiver came of, as far as it says. */
export function reportDispute({ dispute, outcome }: Waiver): Pick<Waiver, "dispute" | "outcome"> {
  return {
    ...(dispute === undefined ? {} : { dispute }),
    ...(outcome === undefined ? {} : { outcome }),
  };
}
