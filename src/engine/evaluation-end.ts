import type { Objective } from "../model/agreement.js";
import type { FindingReport } from "../model/report.js";
import type { Calendar } from "../time/calendar.js";
import type { EvaluationInput, SourceRun } from "./evaluation-input.js";
import type { LinkBook } from "./link-rows.js";
import type { PastResults } from "./past-results.js";
import type { WaiverUse } from "./waive-breaches.js";

/** All that is known once the rows have gone by. */
export interface EvaluationEnd {
  readonly input: EvaluationInput;
  readonly runs: readonly SourceRun[];
  readonly objectives: readonly Objective[];
  /** What looks suspicious in the sources that could be read. */
  readonly findings: readonly FindingReport[];
  readonly waivers: WaiverUse;
  calendarOf(id: string): Calendar;
  readonly links: LinkBook;
  /** The names of the files of each source, as the evidence shows them. */
  readonly fileNames: ReadonlyMap<string, readonly string[]>;
  /** Sources that could not be read: their objectives are not judged. */
  readonly unread: ReadonlySet<string>;
  /** Where consequences reach back: the measurement periods before the span. */
  readonly past: PastResults | undefined;
}
