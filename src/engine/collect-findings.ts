import type { FileDisagreement } from "../model/disagreement.js";
import { type FindingCollector, type FindingRule, recordsNamed } from "../model/finding.js";
import type { Batch } from "../model/record.js";
import type { FindingReport } from "../model/report.js";
import type { Calendar } from "../time/calendar.js";
import { createZone } from "../time/zone.js";
import type { EvaluationInput, SourceRun } from "./evaluation-input.js";
import { planRecordNames } from "./objective-pass.js";

/** The rules at work on the sources of a run. */
export interface FindingWatch {
  add(batch: Batch): void;
  addDisagreement(source: string, found: FileDisagreement): void;
  /** What was found in the sources that could be read. */
  report(unread: ReadonlySet<string>): FindingReport[];
}

interface Posted {
  readonly rule: FindingRule;
  readonly collector: FindingCollector;
}

/** Posts each rule that is not switched off at each source; call once all columns have been asked for. */
export function watchFindings(
  { agreement, asOf, findings = [] }: EvaluationInput,
  runs: readonly SourceRun[],
  calendarOf: (id: string) => Calendar,
): FindingWatch {
  const zone = createZone(agreement.timezone);
  const wallText = (at: number) => new Date(zone.toWall(at)).toISOString().slice(0, 19).replace("T", " ");
  const posts = new Map<string, { posted: Posted[]; recordOf: (batch: Batch, row: number) => string }>();
  for (const { source, columns, passes, pauseRules } of runs) {
    // A source that others only look things up in is asked for nothing more, and shows its columns to no rule.
    const isJudged = passes.length > 0;
    const recordOf = isJudged ? planRecordNames(columns).recordOf : () => "";
    const requests = columns.requests();
    const columnOf = (field: string, as: string) =>
      isJudged ? requests.findIndex((request) => request.field === field && request.as === as) : -1;
    const calendarId = passes.find(({ objective }) => objective.calendar !== undefined)?.objective.calendar;
    const calendar = calendarId === undefined ? undefined : calendarOf(calendarId);
    const posted = findings.flatMap((rule): Posted[] => {
      const own = agreement.findings?.get(rule.id);
      if (own === "off") return [];
      const defaults = rule.settings.map(({ key, default: value }) => [key, value]);
      const settings = { ...Object.fromEntries(defaults), ...own };
      const collector = rule.watch({ kind: source.kind, settings, asOf, calendar, columnOf, wallText });
      return collector === undefined ? [] : [{ rule, collector }];
    });
    for (const { collector } of posted) {
      if (collector.addPaused !== undefined) pauseRules.push(collector.addPaused);
    }
    posts.set(source.name, { posted, recordOf });
  }
  return {
    add(batch) {
      const post = posts.get(batch.source);
      if (post === undefined) return;
      const recordOf = (row: number) => post.recordOf(batch, row);
      for (const { collector } of post.posted) collector.add(batch, recordOf);
    },
    addDisagreement(source, found) {
      for (const { collector } of posts.get(source)?.posted ?? []) collector.addDisagreement?.(found);
    },
    report: (unread) =>
      [...posts].flatMap(([source, { posted }]) => {
        if (unread.has(source)) return [];
        return posted.flatMap(({ rule, collector }) =>
          collector.finish().map(
            ({ threshold, count, message, records, places }): FindingReport => ({
              rule: rule.id,
              title: rule.title,
              threshold,
              source,
              count,
              message,
              records: records.slice(0, recordsNamed),
              ...(places === undefined ? {} : { places }),
            }),
          ),
        );
      }),
  };
}
