import type { Exclusion, Objective, SourceSpec } from "../model/agreement.js";
import type { IdleExclusion } from "../model/problems/definition.js";
import { filtersOf, linkedPairs } from "./link-circles.js";
import type { Reading } from "./reading.js";
import type { Path } from "./tree.js";

/** What objectives do with sources, as far as an exclusion of its records could change anything. */
export interface SourceUse {
  /** Sources whose rows are judged, counted, or evidence of what is judged. */
  readonly read: ReadonlySet<string>;
  /** Sources whose records have a clock. */
  readonly timed: ReadonlySet<string>;
  /** Sources that filters ask of, each with a source whose filters do. */
  readonly lookedUpBy: ReadonlyMap<string, string>;
}

export function useOfSources(objectives: readonly Objective[]): SourceUse {
  const read = new Set<string>();
  const timed = new Set<string>();
  const lookedUpBy = new Map<string, string>();
  for (const objective of objectives) {
    const { metric, source, attempts, clock, escalatedIn } = objective;
    const other = metric.shape === "figure" ? metric.other : undefined;
    for (const name of [source, other?.of, attempts?.source, clock?.history?.source, escalatedIn?.source]) {
      if (name !== undefined) read.add(name);
    }
    if (metric.shape === "duration" || metric.shape === "attempts" || metric.shape === "uptime")
      timed.add(source);
    const asked = filtersOf(objective).flatMap((filter) => linkedPairs(source, filter));
    if (other !== undefined) asked.push(...linkedPairs(other.of, other.good));
    for (const [from, to] of asked) lookedUpBy.set(to, from);
  }
  return { read, timed, lookedUpBy };
}

/** What was agreed to be left out must leave something out, or say where it should (semantics 28). */
export function reportIdleExclusion(
  found: readonly Exclusion[],
  path: Path,
  use: SourceUse,
  sources: ReadonlyMap<string, SourceSpec>,
  reading: Reading,
): void {
  const idle = found.map((each) => whyIdle(each, use, sources));
  const [first] = idle;
  // One that names a kind has done enough where it is about some source of that kind.
  if (first === undefined || idle.includes(undefined)) return;
  const severity = first.because === "not-read" ? "warning" : "error";
  reading.report("exclusion-without-effect", [...path, "of"], first, { severity });
}

function whyIdle(
  { kind, source }: Exclusion,
  { read, timed, lookedUpBy }: SourceUse,
  sources: ReadonlyMap<string, SourceSpec>,
): IdleExclusion | undefined {
  // Without a source it is about every one.
  if (source === undefined) return undefined;
  if (kind === "pause-clock" ? timed.has(source) : read.has(source)) return undefined;
  const tickets = sources.get(source)?.historyOf;
  if (read.has(source) && tickets !== undefined)
    return { source, because: "clock-elsewhere", instead: [tickets] };
  if (read.has(source)) return { source, because: "no-clock", instead: [] };
  const asking = lookedUpBy.get(source);
  return asking === undefined
    ? { source, because: "not-read", instead: [...read] }
    : { source, because: "only-looked-up", instead: [asking] };
}
