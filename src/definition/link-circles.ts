import type { Exclusion, Objective } from "../model/agreement.js";
import type { Filter } from "../model/filter.js";
import type { Reading } from "./reading.js";
import type { Path } from "./tree.js";

/** Each export is read once, so no source can ask of one that directly or through others asks of it. */
export function reportLinkCircles(
  objectives: readonly Objective[],
  exclusions: readonly Exclusion[],
  reading: Reading,
): void {
  const asks = new Map<string, Set<string>>();
  const note = (source: string, filter: Filter | undefined): void => {
    for (const [from, to] of linkedPairs(source, filter)) {
      const known = asks.get(from);
      if (known === undefined) asks.set(from, new Set([to]));
      else known.add(to);
    }
  };
  for (const exclusion of exclusions) {
    if (exclusion.kind === "records" && exclusion.source !== undefined)
      note(exclusion.source, exclusion.where);
  }
  for (const objective of objectives) {
    for (const other of collectedBy(objective)) {
      const known = asks.get(objective.source);
      if (known === undefined) asks.set(objective.source, new Set([other]));
      else known.add(other);
    }
    for (const filter of filtersOf(objective)) note(objective.source, filter);
    const other = objective.metric.shape === "figure" ? objective.metric.other : undefined;
    if (other !== undefined) note(other.of, other.good);
    const chain = findCircle(asks);
    if (chain === undefined) continue;
    reading.report("link-circle", [...pathOf(objective.id, reading), "id"], { chain }, { on: "key" });
    return;
  }
}

/** The sources that are read before the objective's own, beside those that its filters ask of. */
function collectedBy({ metric, source, attempts, clock, escalatedIn }: Objective): string[] {
  const other = metric.shape === "figure" ? metric.other?.of : undefined;
  const names = [attempts?.source, clock?.history?.source, escalatedIn?.source, other];
  return names.filter((name) => name !== undefined && name !== source) as string[];
}

/** The filters of an objective on its own source, its metric's and its overrides' among them. */
export function filtersOf({ metric, where, overrides }: Objective): (Filter | undefined)[] {
  const own =
    metric.shape === "ratio" ? [metric.good, metric.decided] : metric.shape === "figure" ? [metric.good] : [];
  return [metric.where, where, ...own, ...overrides.map(({ when }) => when)];
}

/** Which source asks of which other by a filter. */
export function linkedPairs(source: string, filter: Filter | undefined): [from: string, to: string][] {
  if (filter === undefined) return [];
  switch (filter.op) {
    case "all":
    case "any":
      return filter.of.flatMap((part) => linkedPairs(source, part));
    case "not":
      return linkedPairs(source, filter.of);
    case "linked":
      return [[source, filter.source], ...linkedPairs(filter.source, filter.of)];
    default:
      return [];
  }
}

/** The sources of a circle, its first again at the end. */
function findCircle(asks: ReadonlyMap<string, ReadonlySet<string>>): string[] | undefined {
  const done = new Set<string>();
  const visit = (source: string, chain: readonly string[]): string[] | undefined => {
    if (chain.includes(source)) return [...chain.slice(chain.indexOf(source)), source];
    if (done.has(source)) return undefined;
    for (const other of asks.get(source) ?? []) {
      const circle = visit(other, [...chain, source]);
      if (circle !== undefined) return circle;
    }
    done.add(source);
    return undefined;
  };
  for (const source of asks.keys()) {
    const circle = visit(source, []);
    if (circle !== undefined) return circle;
  }
  return undefined;
}

/** The path of the objective with an id. */
export function pathOf(id: string, reading: Reading): Path {
  const node = reading.nodeAt(["objectives"]);
  const count = node?.kind === "list" ? node.items.length : 0;
  const index = Array.from({ length: count }, (_, at) => at).find(
    (at) => reading.textAt(["objectives", at, "id"]) === id,
  );
  return ["objectives", index ?? 0];
}
