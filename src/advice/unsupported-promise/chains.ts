import type { Agreement, Objective } from "../../model/agreement.js";
import type { Filter } from "../../model/filter.js";
import type { Fraction } from "../../model/fraction.js";
import type { Limit } from "../../model/target.js";

/** A promise of a time between two events of a record. */
export interface Step {
  readonly agreement: Agreement;
  readonly objective: Objective;
  readonly from: string;
  readonly to: string;
  readonly limit: Limit;
  readonly share: Fraction;
}

/** What an objective promises as a step; undefined where it promises no time between two events by its own clock. */
export function stepOf(agreement: Agreement, objective: Objective): Step | undefined {
  const { metric, target, byVendor } = objective;
  if (metric.shape !== "duration" || metric.to === undefined || metric.waits !== undefined || byVendor)
    return undefined;
  const { from, to } = metric;
  if (target.kind === "share-within") {
    return { agreement, objective, from, to, limit: target.limit, share: target.share };
  }
  if (target.kind !== "percentile-within") return undefined;
  return { agreement, objective, from, to, limit: target.limit, share: target.percentile };
}

/**
 * The chains of inner promises that follow each other up to the end of the outer one, of records of its kind: each
 * step begins where the one before it ended. A promise about some records only is left out, unless the outer one is
 * about the same.
 */
export function listChains(outer: Step, inners: readonly Agreement[]): Step[][] {
  const steps = inners.flatMap((agreement) =>
    agreement.objectives.flatMap((objective) => {
      const step = stepOf(agreement, objective);
      return step !== undefined && isAbout(step, outer) ? [step] : [];
    }),
  );
  const chains: Step[][] = [];
  const extend = (chain: readonly Step[]) => {
    const first = chain[0] as Step;
    const before = first.from === outer.from ? [] : steps.filter(({ to }) => to === first.from);
    const fresh = before.filter(({ from }) => chain.every(({ to }) => to !== from));
    if (fresh.length === 0) chains.push([...chain]);
    for (const step of fresh) extend([step, ...chain]);
  };
  for (const step of steps.filter(({ to }) => to === outer.to)) extend([step]);
  return chains;
}

function isAbout(inner: Step, outer: Step): boolean {
  const { where, overrides } = inner.objective;
  const isWhole = where === undefined || textOf(where) === textOf(outer.objective.where);
  return kindOf(inner) === kindOf(outer) && isWhole && overrides.every(({ target }) => target === undefined);
}

/** A filter without the places at which it is written. */
function textOf(filter: Filter | undefined): string {
  return JSON.stringify(filter, (key, value) => (key === "at" ? undefined : value)) ?? "";
}

function kindOf({ agreement, objective }: Step): string {
  return agreement.sources.get(objective.source)?.kind ?? objective.source;
}
