import type { Agreement, Objective } from "../model/agreement.js";
import { fieldsOfKind } from "../model/fields.js";
import type { FigureMetric } from "../model/metric.js";
import type { Problem } from "../model/problem.js";
import type { UnmeasurableReason } from "../model/problems/run.js";
import type { Dictionary } from "../model/record.js";
import { nearestNames } from "../model/suggest.js";
import type { EvaluationEnd } from "./evaluation-end.js";
import type { EvaluationInput, SourceRun } from "./evaluation-input.js";
import { foldText } from "./filter-rows.js";
import type { LinkBook } from "./link-rows.js";
import type { ObjectivePass } from "./objective-pass.js";
import type { WaiverUse } from "./waive-breaches.js";

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
      collectors.flatMap((collector) => collector.problems?.(fileNames.get(source.name) ?? []) ?? []),
    ),
    ...unmatchedKeyProblems(links, fileNames, unread),
    ...read.flatMap((run) =>
      run.passes.flatMap((pass) => [
        ...unmeasurableProblems(pass, fileNames),
        ...neverOccurringValues(pass),
        ...undecidableRate(pass),
        ...undecidedWordProblems(pass),
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
  { agreement, span, asOf }: EvaluationInput,
  runs: readonly SourceRun[],
): Problem[] {
  // That the period has not begun is said by itself.
  if (span !== "all" && span.fromMs >= asOf) return [];
  const judging = runs.filter(({ passes }) => passes.length > 0);
  const empty = judging.filter(({ passes }) => passes.every(({ cells }) => cells.isEmpty()));
  const byReason = new Map<string, { sources: string[]; periods: string[]; isTolerated: boolean }>();
  for (const { source, passes, rows } of empty) {
    const ordinals = new Set(passes.flatMap(({ scope }) => [...scope.elsewhere]));
    const grid = passes[0]!.scope.grid;
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

/** Records that bear the date of a decision and a word that decides nothing. */
function undecidedWordProblems({ objective, undecidedWords }: ObjectivePass): Problem[] {
  const { metric } = objective;
  if (undecidedWords.size === 0 || metric.shape !== "ratio" || metric.decided?.op !== "means") return [];
  return [
    {
      code: "undecided-with-date",
      // In a cohort such records stay in the denominator; among the decided ones they would vanish.
      severity: objective.basis === "decided" ? "error" : "warning",
      ...objective.at,
      args: {
        objective: objective.id,
        source: objective.source,
        field: metric.decided.field,
        dateField: metric.decidedAt ?? "",
        deciding: metric.decided.words,
        words: [...undecidedWords].map(([word, count]) => ({ word, count })),
      },
    },
  ];
}

function unmeasurableProblems(
  pass: ObjectivePass,
  fileNames: ReadonlyMap<string, readonly string[]>,
): Problem[] {
  const { objective } = pass;
  const { metric } = objective;
  if (metric.shape === "figure") return figureProblems(pass, metric, fileNames);
  const [from, to] = eventsOf(objective);
  const files = fileNames.get(objective.source) ?? [];
  return [...pass.unmeasurable].map(([reason, { count, file, line, record }]) => ({
    code: "unmeasurable",
    severity: "warning",
    file: files[file] ?? "",
    line,
    args: {
      objective: objective.id,
      source: objective.source,
      reason,
      count,
      ...fieldsAtFault(objective, reason, from, to),
      firstRecord: record,
    },
  }));
}

/** Of a figure, records of both its sources; the field is the one that lacks what is needed. */
function figureProblems(
  { objective, unmeasurable, unmeasurableElsewhere }: ObjectivePass,
  metric: FigureMetric,
  fileNames: ReadonlyMap<string, readonly string[]>,
): Problem[] {
  const all = metric.bottom === undefined ? metric.top : [...metric.top, metric.bottom];
  const own = { source: objective.source, byReason: unmeasurable, isOther: false };
  const sides =
    unmeasurableElsewhere === undefined ? [own] : [own, { ...unmeasurableElsewhere, isOther: true }];
  return sides.flatMap(({ source, byReason, isOther }) => {
    const counted = isOther ? metric.other : metric;
    const at = objective.attributeTo === "stop" ? (counted?.stopAt ?? counted?.at) : counted?.at;
    const field = all.find(({ op, ofOther = false }) => op === "sum" && ofOther === isOther)?.field;
    return [...byReason].map(
      ([reason, { count, file, line, record }]): Problem => ({
        code: "unmeasurable",
        severity: "warning",
        file: fileNames.get(source)?.[file] ?? "",
        line,
        args: {
          objective: objective.id,
          source,
          reason,
          count,
          from: (reason === "no-start" ? at : field) ?? "",
          to: objective.target.kind === "threshold" ? (objective.target.currency ?? "") : "",
          firstRecord: record,
        },
      }),
    );
  });
}

/** The fields that the reason is about. */
function fieldsAtFault(
  { metric, target, clock }: Objective,
  reason: UnmeasurableReason,
  from: string,
  to: string,
): { readonly from: string; readonly to: string } {
  const waits = metric.shape === "duration" ? metric.waits : undefined;
  switch (reason) {
    case "no-due":
      return { from, to: target.kind === "share-by-due" ? target.dueField : "dueAt" };
    case "bad-pause": {
      const pairs = clock?.pairs ?? [];
      const total = clock?.total === undefined ? [] : [clock.total.field];
      return {
        from: [...pairs.map((pair) => pair.from), ...total].join(" or "),
        to: [...pairs.map((pair) => pair.to), ...total].join(" or "),
      };
    }
    case "no-conversation":
      return { from: waits?.of ?? from, to: from };
    case "unknown-author":
      return { from: waits?.asks.op === "means" ? waits.asks.field : from, to: from };
    default:
      return { from, to };
  }
}

/** The fields of the events between which records of an objective are measured. */
function eventsOf({ metric, basis }: Objective): [from: string, to: string] {
  switch (metric.shape) {
    case "duration":
      return [metric.from, metric.to];
    case "ratio": {
      const at = (basis === "decided" ? metric.decidedAt : undefined) ?? metric.enteredAt;
      return [at, at];
    }
    case "attempts":
      return [metric.from, metric.reachedAt];
    case "cadence":
      return [metric.deliveredAt, metric.deliveredAt];
    case "uptime":
      return [metric.startedAt, metric.endedAt];
    case "retention":
      return [metric.from, metric.until];
    case "figure":
      return [metric.at, metric.at];
  }
}

/** Values that a filter asks for and the column never holds (semantics 22). */
function neverOccurringValues({ objective, checks, deciding }: ObjectivePass): Problem[] {
  const asked = [...checks, ...deciding].filter(({ op }) => op === "is");
  return asked.flatMap(({ source = objective.source, field, values, dictionary }) => {
    if (dictionary === undefined) return [];
    const words = wordsOf(dictionary);
    const folded = new Set([...words, ...dictionary.canonical.slice(1)].map(foldText));
    return values
      .filter((value) => !folded.has(foldText(value)))
      .map(
        (value): Problem => ({
          code: "value-never-occurs",
          severity: "warning",
          ...objective.at,
          args: {
            objective: objective.id,
            source,
            field,
            value,
            near: nearestNames(value, words),
          },
        }),
      );
  });
}

/** A rate whose column holds none of the words that decide a record stays undecided for ever. */
function undecidableRate({ objective, deciding }: ObjectivePass): Problem[] {
  const { metric } = objective;
  const decisive =
    metric.shape === "ratio"
      ? (metric.decided ?? metric.good)
      : metric.shape === "figure"
        ? metric.good
        : undefined;
  // Where a record can be told by something else as well, the words may well be missing.
  if (decisive?.op !== "means") return [];
  return deciding.flatMap(({ op, field, values, dictionary }) => {
    if (op !== "means" || dictionary === undefined) return [];
    if (values.some((word) => dictionary.canonical.includes(word))) return [];
    return [
      {
        code: "no-deciding-word",
        severity: "warning",
        ...objective.at,
        args: {
          objective: objective.id,
          source: objective.source,
          field,
          words: values,
          found: wordsOf(dictionary).slice(0, 12),
        },
      },
    ];
  });
}

function wordsOf(dictionary: Dictionary): readonly string[] {
  return dictionary.raw.slice(1);
}
