import type { Agreement } from "../model/agreement.js";
import { fieldsOfKind } from "../model/fields.js";
import type { Problem } from "../model/problem.js";
import { nearestNames } from "../model/suggest.js";
import type { Period } from "../time/period.js";
import type { EvaluationEnd } from "./evaluation-end.js";
import type { EvaluationInput, SourceRun } from "./evaluation-input.js";
import type { LinkBook } from "./link-rows.js";
import { filledPeriods } from "./objective-pass.js";
import { unmeasurableProblems } from "./unmeasurable-problems.js";
import type { WaiverUse } from "./waive-breaches.js";
import { wordProblems } from "./word-problems.js";

/** Data that ends this long before as-of makes running records look later than they may be. */
const asOfToleranceMs = 7 * 86_400_000;

/** What a careful auditor would point out about the data of a run. */
export function findProblems({ input, runs, waivers, links, fileNames, unread }: EvaluationEnd): Problem[] {
  const read = runs.filter(({ source }) => !unread.has(source.name));
  return [
    ...emptyPeriodProblems(input, read),
    ...asOfProblems(input, read),
    ...waiverProblems(input.agreement, waivers, read),
    ...groupProblems(input, read),
    ...read.flatMap(({ source, collectors }) =>
      collectors.flatMap((collector) => collector.problems?.(fileNames.get(source.name) ?? [], unread) ?? []),
    ),
    ...unmatchedKeyProblems(links, fileNames, unread),
    ...read.flatMap((run) =>
      run.passes.flatMap((pass) => [
        ...unmeasurableProblems(pass, fileNames),
        ...wordProblems(pass, run.source),
      ]),
    ),
  ];
}

/** Records that name one which the other export does not have: they count as not linked. */
function unmatchedKeyProblems(
  links: LinkBook,
  fileNames: EvaluationEnd["fileNames"],
  unread: EvaluationEnd["unread"],
): Problem[] {
  return links.unmatched().flatMap(({ source, field, other, otherField, between, count, key, file, line }) =>
    between.some((name) => unread.has(name))
      ? []
      : [
          {
            code: "unmatched-keys",
            severity: "warning",
            file: fileNames.get(source)?.[file] ?? "",
            line,
            args: { source, field, other, otherField, count, firstKey: key },
          },
        ],
  );
}

/** Waivers that excuse nothing any more, and those that met no miss. */
function waiverProblems(agreement: Agreement, use: WaiverUse, runs: readonly SourceRun[]): Problem[] {
  const judged = new Set(runs.flatMap(({ passes }) => passes.map(({ objective }) => objective.id)));
  return agreement.waivers.flatMap(({ record, objective, until, at }, index): Problem[] => {
    if (use.expired.has(index)) {
      return [
        { code: "waiver-expired", severity: "warning", ...at, args: { record, until: until as string } },
      ];
    }
    const isAsked =
      objective === undefined ? judged.size === agreement.objectives.length : judged.has(objective);
    if (!isAsked || use.settled.has(index)) return [];
    return [
      {
        code: "waiver-unmatched",
        severity: "warning",
        ...at,
        args: { record, objective: objective ?? null },
      },
    ];
  });
}

/** Groups by a column that no source has are a mistake; that one source of several lacks it is not. */
function groupProblems({ groupBy, agreement }: EvaluationInput, runs: readonly SourceRun[]): Problem[] {
  if (groupBy === undefined || runs.length === 0) return [];
  const groupings = runs.flatMap(({ passes }) => passes.map(({ grouping }) => grouping));
  if (groupings.some((grouping) => grouping?.found() !== false)) return [];
  const known = runs.flatMap(({ source }) => [
    ...source.columns.keys(),
    ...(source.kind === undefined ? [] : fieldsOfKind[source.kind].map(({ name }) => name)),
  ]);
  return [
    {
      code: "no-group-column",
      severity: "error",
      file: agreement.file,
      args: { field: groupBy, near: nearestNames(groupBy, new Set(known)) },
    },
  ];
}

/** A period without records is not a pass (semantics 34). Sources that lack them for one reason are told together. */
function emptyPeriodProblems(
  { agreement, span, asOf, review }: EvaluationInput,
  runs: readonly SourceRun[],
): Problem[] {
  const isShown = ({ fromMs }: Period) => span === "all" || fromMs >= span.fromMs;
  // That the period has not begun is said by itself.
  if (span !== "all" && span.fromMs >= asOf) return [];
  const judging = runs.filter(({ passes }) => passes.length > 0);
  const empty = judging.filter(({ passes }) =>
    passes.every((pass) => filledPeriods(pass).every((each) => !isShown(each))),
  );
  const byReason = new Map<string, { sources: string[]; periods: string[]; isTolerated: boolean }>();
  for (const { source, passes, rows } of empty) {
    const grid = passes[0]!.scope.grid;
    // What was counted before the periods of a review lies elsewhere too.
    const before = passes.flatMap((pass) => filledPeriods(pass).map(({ fromMs }) => grid.ordinalOf(fromMs)));
    const ordinals = new Set([...passes.flatMap(({ scope }) => [...scope.elsewhere]), ...before]);
    const periods = [...ordinals].sort((a, b) => a - b).map((ordinal) => grid.period(ordinal).label);
    const reason = rows === 0 ? "no-rows" : periods.length > 0 ? `elsewhere ${periods}` : "out-of-scope";
    const isTolerated = passes.every(({ objective }) => objective.noData !== "fail");
    const known = byReason.get(reason);
    if (known === undefined) byReason.set(reason, { sources: [source.name], periods, isTolerated });
    else {
      known.sources.push(source.name);
      known.isTolerated &&= isTolerated;
    }
  }
  return [...byReason].map(([reason, { sources, periods, isTolerated }]) => ({
    code: "no-records-in-period",
    // What was agreed about empty periods is about a part of the data; a run without any is no audit.
    severity: isTolerated && empty.length < judging.length ? "warning" : "error",
    file: agreement.file,
    args: {
      period: span === "all" ? "any period" : span.label,
      sources,
      reason: reason === "no-rows" || reason === "out-of-scope" ? reason : "elsewhere",
      periodsWithRecords: periods,
      ...(review === undefined ? {} : { isReview: true as const }),
    },
  }));
}

function asOfProblems({ agreement, asOf }: EvaluationInput, runs: readonly SourceRun[]): Problem[] {
  const passes = runs.flatMap((run) => run.passes);
  const newest = Math.max(...passes.map((pass) => pass.newestEvent()));
  if (!Number.isFinite(newest)) return [];
  const text = {
    asOf: new Date(asOf).toISOString(),
    newest: new Date(newest).toISOString(),
    timezone: agreement.timezone,
  };
  if (newest > asOf) return [{ code: "as-of-before-data", severity: "warning", args: text }];
  if (asOf - newest <= asOfToleranceMs) return [];
  const running = runs.reduce((sum, run) => sum + run.running, 0);
  return [{ code: "as-of-after-data", severity: "warning", args: { ...text, running } }];
}
