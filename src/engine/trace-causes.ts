import type { CauseCount, CauseReport } from "../model/cause-report.js";
import type { BreachReport } from "../model/report.js";
import type { Subject } from "../model/subject.js";

/** A miss, and what its record is about. */
export interface TracedMiss {
  readonly breach: BreachReport;
  readonly subjects: readonly Subject[];
}

/** The misses of one agreement that another one stands on, of any period. */
export interface InnerMisses {
  readonly agreement: string;
  readonly misses: readonly TracedMiss[];
}

/**
 * The inner misses behind each outer one, in the order of the agreements and then of their dues: those of a record that
 * is about the same as the outer one's, and whose own due passed while the outer clock ran. Where a due is not known
 * (a vendor's clock), its start has to lie there.
 *
 * @param asOf the end of clocks whose stop is not known, in epoch milliseconds
 * @returns for each outer miss, in the order given; empty for those without
 */
export function traceCauses(
  outer: readonly TracedMiss[],
  inner: readonly InnerMisses[],
  asOf: number,
): (readonly CauseReport[])[] {
  const bySubject = new Map<string, { readonly agreement: string; readonly breach: BreachReport }[]>();
  for (const { agreement, misses } of inner) {
    for (const { breach, subjects } of misses) {
      for (const subject of subjects) {
        const key = keyOf(subject);
        const known = bySubject.get(key);
        if (known === undefined) bySubject.set(key, [{ agreement, breach }]);
        else known.push({ agreement, breach });
      }
    }
  }
  const places = new Map(inner.map(({ agreement }, index) => [agreement, index]));
  return outer.map(({ breach, subjects }) => {
    const from = Date.parse(breach.startedAt);
    const to = breach.stoppedAt === null ? asOf : Date.parse(breach.stoppedAt);
    // A record may be found by its own id and by a key.
    const found = new Set(subjects.flatMap((subject) => bySubject.get(keyOf(subject)) ?? []));
    const told = new Set<BreachReport>();
    return [...found]
      .filter(({ breach: cause }) => {
        const at = lateFrom(cause);
        if (told.has(cause) || at < from || at >= to) return false;
        told.add(cause);
        return true;
      })
      .sort(
        (a, b) =>
          places.get(a.agreement)! - places.get(b.agreement)! || lateFrom(a.breach) - lateFrom(b.breach),
      )
      .map(({ agreement, breach: cause }) => describeCause(agreement, cause));
  });
}

function keyOf({ kind, id }: Subject): string {
  return `${kind}\n${id}`;
}

function lateFrom({ dueAt, startedAt }: BreachReport): number {
  return Date.parse(dueAt ?? startedAt);
}

function describeCause(agreement: string, breach: BreachReport): CauseReport {
  const { objective, record, file, line, startedAt, dueAt, stoppedAt, overrunMs, lateMs, verdict, waiver } =
    breach;
  return {
    agreement,
    objective,
    record,
    file,
    line,
    startedAt,
    dueAt,
    stoppedAt,
    overrunMs,
    lateMs,
    verdict,
    ...(waiver === null ? {} : { isWaived: true as const }),
  };
}

/** How many of these misses have an inner one behind them; waived ones are left out. */
export function countCauses(breaches: readonly BreachReport[]): CauseCount {
  const counted = breaches.filter(({ waiver }) => waiver === null);
  const by = new Map<string, CauseCount["by"][number]>();
  for (const { causes = [] } of counted) {
    const seen = new Map(causes.map((cause) => [JSON.stringify([cause.agreement, cause.objective]), cause]));
    for (const [key, { agreement, objective }] of seen) {
      by.set(key, { agreement, objective, misses: (by.get(key)?.misses ?? 0) + 1 });
    }
  }
  return {
    misses: counted.length,
    explained: counted.filter(({ causes = [] }) => causes.length > 0).length,
    by: [...by.values()].sort((a, b) => b.misses - a.misses),
  };
}
