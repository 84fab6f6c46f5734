import type { Objective } from "../model/agreement.js";
import type { FigureMetric } from "../model/metric.js";
import type { Problem } from "../model/problem.js";
import type { UnmeasurableReason } from "../model/problems/run.js";
import { recordedFields } from "./measure-recorded.js";
import type { ObjectivePass } from "./objective-pass.js";

/** Records in scope that lack what the objective needs, the first of each reason named (semantics 14). */
export function unmeasurableProblems(
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
function eventsOf(objective: Objective): [from: string, to: string] {
  const { metric, basis } = objective;
  switch (metric.shape) {
    case "duration":
      return [metric.from, recordedFields(objective).join(" or ") || (metric.to ?? "")];
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
