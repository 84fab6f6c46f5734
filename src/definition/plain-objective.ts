import { metrics } from "../metrics/index.js";
import type { Agreement, Objective } from "../model/agreement.js";
import type { Threshold } from "../model/target.js";

/**
 * An objective that asks a metric of the shelf for its figure and promises nothing: as a definition would write it
 * that says nothing more of it. Undefined where no source, or more than one, has the records of the metric.
 */
export function plainObjective(
  metricId: string,
  agreement: Agreement,
  currency?: string,
): Objective | undefined {
  const metric = metrics.find((entry) => entry.metric.id === metricId)?.metric;
  const sources = [...agreement.sources.values()].filter(({ kind }) => kind === metric?.of);
  const [source] = sources;
  if (metric === undefined || source === undefined || sources.length > 1) return undefined;
  return {
    id: metricId,
    metric,
    source: source.name,
    owner: agreement.parties[0]?.id ?? "",
    target: anyFigure(metric.shape === "ratio" ? "share" : "number", currency),
    overrides: [],
    atRiskAfter: 1,
    warningMargin: 0,
    basis: "cohort",
    attributeTo: "start",
    minimumRecords: 0,
    noData: "pass",
    effective: {},
    penalties: [],
    escalation: [],
    at: source.at,
  };
}

/** A target that every figure of at least zero meets. */
export function anyFigure(unit: Threshold["unit"], currency?: string): Threshold {
  const value = { numerator: 0, denominator: 1, text: "0" };
  const money = currency === undefined ? {} : { currency };
  return { kind: "threshold", bound: "at-least", value, unit, ...money, text: "at least 0" };
}
