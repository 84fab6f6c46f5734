import { metrics } from "../../src/metrics/index.js";
import type { Agreement, Objective, SourceSpec } from "../../src/model/agreement.js";
import type { Contract } from "../../src/model/contract.js";
import { fieldsOfKind } from "../../src/model/fields.js";
import type { Fraction } from "../../src/model/fraction.js";
import type { RecordKind } from "../../src/model/record.js";
import type { Target } from "../../src/model/target.js";

export function percent(value: number): Fraction {
  return { numerator: Math.round(value * 100), denominator: 10_000, text: `${value}%` };
}

export const hour = 3_600_000;
export const minute = 60_000;

export function shareWithin(share: number, ms: number, clock: "business" | "real" = "real"): Target {
  const limit = { kind: "elapsed", clock, ms, text: `${ms} ms` } as const;
  return { kind: "share-within", share: percent(share), limit, text: `${share}% within ${ms} ms` };
}

export function percentileWithin(share: number, ms: number): Target {
  const limit = { kind: "elapsed", clock: "real", ms, text: `${ms} ms` } as const;
  return { kind: "percentile-within", percentile: percent(share), limit, text: `p${share} within ${ms} ms` };
}

export function businessDays(share: number, days: number): Target {
  const limit = { kind: "business-days", days, text: `${days} business days` } as const;
  return {
    kind: "share-within",
    share: percent(share),
    limit,
    text: `${share}% within ${days} business days`,
  };
}

export function atLeast(share: number): Target {
  return {
    kind: "threshold",
    bound: "at-least",
    value: percent(share),
    unit: "share",
    text: `at least ${share}%`,
  };
}

export function atMost(share: number): Target {
  return {
    kind: "threshold",
    bound: "at-most",
    value: percent(share),
    unit: "share",
    text: `at most ${share}%`,
  };
}

export function sampleSource(kind: RecordKind, more: Partial<SourceSpec> = {}): SourceSpec {
  return {
    name: kind,
    kind,
    files: [],
    columns: new Map(),
    values: new Map(),
    dates: new Map(),
    blanks: [],
    keep: { keep: "one" },
    allowRejects: { kind: "count", count: 0 },
    at: { file: "sla.yaml" },
    ...more,
  };
}

export function sampleObjective(metricId: string, target: Target, more: Partial<Objective> = {}): Objective {
  const entry = metrics.find(({ metric }) => metric.id === metricId);
  if (entry === undefined) throw new Error(`no metric ${metricId}`);
  return {
    id: metricId,
    metric: entry.metric,
    source: entry.metric.of,
    owner: "provider",
    target,
    overrides: [],
    atRiskAfter: 0.8,
    warningMargin: 0,
    basis: "cohort",
    attributeTo: "start",
    minimumRecords: 0,
    noData: "fail",
    effective: {},
    penalties: [],
    escalation: [],
    at: { file: "sla.yaml", line: 7, column: 5 },
    ...more,
  };
}

/** It says nothing beside its figures. */
export const sampleContract: Contract = {
  services: [],
  notCovered: [],
  responsibilities: [],
  stages: [],
  clauses: [],
  signatures: [],
  contacts: new Map(),
  reporting: {},
  supportedBy: [],
};

export function sampleAgreement(objectives: readonly Objective[], more: Partial<Agreement> = {}): Agreement {
  return {
    id: "sample",
    title: "Sample",
    contract: sampleContract,
    parties: [{ id: "provider", name: "Provider" }],
    timezone: "UTC",
    effective: {},
    measurementUnit: "month",
    fiscalYearStart: 1,
    calendars: new Map([
      [
        "office",
        {
          timezone: "UTC",
          hours: Object.fromEntries(
            ["mon", "tue", "wed", "thu", "fri"].map((day) => [day, [["09:00", "17:00"]]]),
          ),
        },
      ],
    ]),
    conventions: {
      attributeTo: "start",
      percentile: "nearest-rank",
      businessDay: "end-of-day",
      noData: "fail",
      stopBeforeStart: "unmeasurable",
      reopen: "last-close",
      changingValues: "at-end",
    },
    sources: new Map((Object.keys(fieldsOfKind) as RecordKind[]).map((kind) => [kind, sampleSource(kind)])),
    objectives,
    exclusions: [],
    waivers: [],
    terms: [],
    file: "sla.yaml",
    ...more,
  };
}
