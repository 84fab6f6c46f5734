import type { AttemptsSource, SourceSpec } from "../model/agreement.js";
import type { Metric } from "../model/metric.js";
import { relationOf } from "./links.js";
import type { Reading } from "./reading.js";
import type { Path } from "./tree.js";

/**
 * The source that lists the attempts: the only one of their kind, by its link or by the field that usually
 * names the record. Without one their number is read, which proves no time; that is told.
 */
export function readAttempts(
  objective: string,
  metric: Metric | undefined,
  source: SourceSpec | undefined,
  path: Path,
  { reading, sources }: { readonly reading: Reading; readonly sources: ReadonlyMap<string, SourceSpec> },
): AttemptsSource | undefined {
  if (metric?.shape !== "attempts" || source === undefined) return undefined;
  const { of: kind, link } = metric.attempts;
  const fitting = [...sources.values()].filter((each) => each.kind === kind);
  const linked = fitting.filter((each) => relationOf(source, each) !== undefined);
  const meant = linked.length > 0 ? linked : fitting;
  const at = [...path, "metric"];
  if (meant.length > 1) {
    const names = meant.map(({ name }) => name);
    reading.report("several-attempts", at, { metric: metric.id, kind, source: source.name, sources: names });
    return undefined;
  }
  const attempts = meant[0];
  if (attempts === undefined) {
    const args = { objective, source: source.name, field: metric.count, needed: kind };
    reading.report("attempts-without-times", at, args, { severity: "warning" });
    return undefined;
  }
  const relation = relationOf(source, attempts);
  if (relation === undefined) return { source: attempts.name, field: link, key: "id", ignoreCase: false };
  const { own, other, ignoreCase } = relation;
  return { source: attempts.name, field: other, key: own, ignoreCase };
}
