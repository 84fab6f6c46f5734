import { type Reader, readers } from "../intake/readers.js";
import type { Agreement, Allowance } from "../model/agreement.js";
import type { Format } from "../model/format.js";
import { type FailLevel, failLevels } from "./exit-code.js";
import type { NamedFiles } from "./find-exports.js";
import { settleThreads } from "./plan-threads.js";
import { type collectSettled, type Settled, settleName } from "./settle.js";
import { type ExportOptions, settleAllowance, settleFiles, settleObjectives } from "./settle-scope.js";
import { settleAsOf, settleTimezone } from "./settle-span.js";
import { type Output, settleFormat, settleOutput } from "./write-reports.js";

/** The options of every command that audits, as commander hands them over. */
export interface AuditOptions extends ExportOptions {
  readonly asOf?: string;
  readonly timezone?: string;
  readonly format: string;
  readonly output?: readonly string[];
  readonly objective?: readonly string[];
  readonly owner?: readonly string[];
  readonly groupBy?: string;
  readonly failOn: string;
  readonly allowRejects?: string;
  readonly reader: string;
  readonly threads?: string;
  readonly quiet: boolean;
  readonly progress: boolean;
  readonly color: boolean;
}

export interface AuditSettings {
  readonly asOf: number;
  readonly timezone: string | undefined;
  readonly objectives: ReadonlySet<string>;
  readonly files: NamedFiles;
  readonly failOn: FailLevel;
  readonly allowance: Allowance | undefined;
  readonly reader: Reader;
  /** How many may work at once; undefined for as many as there are cores. */
  readonly threads: number | undefined;
  readonly format: Format;
  readonly outputs: readonly Output[];
}

/**
 * Holds the options that all audits share against the agreement. What could not be settled is missing in the
 * settings: `hasFailed` has to be asked before they are used.
 *
 * @param formats those in which the command's report can be written
 * @param settleTime the command's own choice of what is audited
 * @param others sources of agreements that this one stands on, which exports may be named for too
 */
export function settleAudit<Span>(
  agreement: Agreement,
  options: AuditOptions,
  { take }: ReturnType<typeof collectSettled>,
  formats: readonly Format[],
  settleTime: (asOf: number) => Settled<Span>,
  others: Iterable<string> = [],
): AuditSettings & { readonly time: Span } {
  const asOf = take(settleAsOf(options.asOf, agreement.timezone, Date.now()));
  const time = take(settleTime(asOf ?? 0));
  const timezone = take(settleTimezone(options.timezone));
  const objectives = take(settleObjectives(agreement, options.objective ?? [], options.owner ?? []));
  const format = take(settleFormat(options.format, formats));
  const outputs = (options.output ?? []).map((file) => take(settleOutput(file, formats)));
  const failOn = take(settleName("--fail-on", options.failOn, failLevels, "level"));
  const allowance = take(settleAllowance(options.allowRejects));
  const reader = take(settleName("--reader", options.reader, readers, "reader"));
  const threads = take(settleThreads(options.threads));
  const files = take(settleFiles(agreement, options, others));
  return {
    asOf: asOf as number,
    time: time as Span,
    timezone,
    objectives: new Set(objectives?.map(({ id }) => id)),
    files: files as NamedFiles,
    failOn: failOn as FailLevel,
    allowance,
    reader: reader as Reader,
    threads,
    format: format as Format,
    outputs: outputs as Output[],
  };
}
