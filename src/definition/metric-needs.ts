import { metrics } from "../metrics/index.js";
import type { Filter } from "../model/filter.js";
import type { Aggregate, FigureMetric, Metric } from "../model/metric.js";
import type { RecordKind } from "../model/record.js";

/** The fields that records of one kind must have. */
export interface NeededFields {
  readonly kind: RecordKind;
  readonly fields: readonly string[];
}

/** What an export of one kind still lacks for a metric of the shelf. */
export interface MetricFeed {
  readonly metric: string;
  readonly title: string;
  /** Fields of this export that are not there; empty where it can feed the metric. */
  readonly missing: readonly string[];
  /** Fields that are there in which the vendor's own clock tells the time (`clock: vendor`). */
  readonly vendorClock: readonly string[];
  /** Exports of other kinds that the metric needs beside this one. */
  readonly alsoNeeds: readonly NeededFields[];
}

/** Which metrics of the shelf an export of this kind with these fields feeds, in the order of the shelf. */
export function listMetricFeeds(kind: RecordKind, fields: ReadonlySet<string>): MetricFeed[] {
  return metrics.flatMap(({ metric }) => {
    const feeds = waysToFeed(metric)
      .filter((way) => way.some((part) => part.kind === kind))
      .map((way) => ({
        metric: metric.id,
        title: metric.title,
        missing: way
          .filter((part) => part.kind === kind)
          .flatMap((part) => part.fields.filter((field) => !fields.has(field))),
        vendorClock: vendorFields(metric, fields),
        alsoNeeds: way.filter((part) => part.kind !== kind),
      }));
    const best = feeds.sort((a, b) => a.missing.length - b.missing.length)[0];
    return best === undefined ? [] : [best];
  });
}

/** The start is needed all the same, because it says to which period a record belongs. */
function vendorFields(metric: Metric, fields: ReadonlySet<string>): string[] {
  if (metric.shape !== "duration" || !fields.has(metric.from)) return [];
  const { real, business } = metric.measured ?? {};
  return [real, business].filter((field) => field !== undefined && fields.has(field)) as string[];
}

/** The sets of exports by which a metric can be measured; one of them is enough. */
export function waysToFeed(metric: Metric): NeededFields[][] {
  const kind = metric.of as RecordKind;
  const part = (...fields: readonly (string | undefined)[]): NeededFields => ({
    kind,
    fields: unique([...filterFields(metric.where), ...fields]),
  });
  switch (metric.shape) {
    case "duration":
      if (metric.waits === undefined) return [[part(metric.from, metric.to)]];
      return [[part(metric.waits.of, metric.from, ...filterFields(metric.waits.asks))]];
    case "ratio":
      return [[part(metric.enteredAt, ...filterFields(metric.good), ...filterFields(metric.decided))]];
    case "retention":
      return [[part(metric.from, metric.until)]];
    case "figure":
      return [figureParts(metric, part)];
    case "attempts": {
      const { of, link, at } = metric.attempts;
      // Attempts name the record by its id.
      return [[part(metric.from, "id"), { kind: of, fields: [link, at] }], [part(metric.from, metric.count)]];
    }
    case "cadence":
      return [[part(metric.deliveredAt)]];
    case "uptime":
      return [[part(metric.startedAt, metric.endedAt)]];
  }
}

function figureParts(
  metric: FigureMetric,
  part: (...fields: readonly (string | undefined)[]) => NeededFields,
): NeededFields[] {
  const aggregates: readonly Aggregate[] = [
    ...metric.top,
    ...(metric.bottom === undefined ? [] : [metric.bottom]),
  ];
  const fieldsOf = (ofOther: boolean) =>
    // Records without the word that `distinct` counts take part all the same.
    aggregates
      .filter(({ op, ofOther: isOther = false }) => op !== "distinct" && isOther === ofOther)
      .map(({ field }) => field);
  const own = part(metric.at, ...filterFields(metric.good), ...fieldsOf(false));
  const { other } = metric;
  if (other === undefined) return [own];
  const fields = unique([other.at, ...filterFields(other.good), ...fieldsOf(true)]);
  return [own, { kind: other.of as RecordKind, fields }];
}

function unique(fields: readonly (string | undefined)[]): string[] {
  return [...new Set(fields.filter((field) => field !== undefined))];
}

/** The fields of the record itself that a filter looks at. */
function filterFields(filter: Filter | undefined): string[] {
  if (filter === undefined) return [];
  switch (filter.op) {
    case "all":
    case "any":
      return filter.of.flatMap(filterFields);
    case "not":
      return filterFields(filter.of);
    case "linked":
      return [filter.own];
    default:
      return [filter.field];
  }
}
