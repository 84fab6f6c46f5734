import type { Evaluation } from "../engine/evaluate.js";
import type { FileForm, ReadSourceInput } from "../intake/source-reading.js";
import type { SourcePlan } from "../model/evaluation.js";
import type { Problem } from "../model/problem.js";
import type { Batch } from "../model/record.js";
import type { InputReport } from "../model/report.js";
import { type ExportFile, FileError } from "./files.js";
import type { FoundExports } from "./find-exports.js";
import type { Progress } from "./progress.js";
import { unreadable } from "./read-definition.js";
import { readExportFiles } from "./read-export-files.js";
import type { ReadingThread } from "./reading-thread.js";

/** What was read of one source. `read` is false where nothing of it could be judged. */
export interface SourceInputs {
  readonly plan: SourcePlan;
  readonly files: readonly ExportFile[];
  readonly read: boolean;
  readonly problems: readonly Problem[];
  readonly readings: readonly InputReading[];
}

/** How rows are read, and who is told of those that no batch holds. */
export type RowReading = Pick<ReadSourceInput, "timezone" | "reader" | "onLeftOut" | "onReject">;

type InputReading = Omit<InputReport, "source" | "audited" | "outOfScope">;

/**
 * Feeds the rows of one source to the evaluation.
 *
 * @param thread where the source is read beside this one
 */
export async function readInputs(
  plan: SourcePlan,
  exports: FoundExports,
  evaluation: Evaluation,
  progress: Progress,
  rowReading: RowReading = {},
  thread?: ReadingThread,
): Promise<SourceInputs> {
  const { files } = exports;
  if (exports.problems.length > 0) {
    return { plan, files, read: false, problems: exports.problems, readings: [] };
  }
  const reader = {
    source: plan.source,
    requests: plan.requests,
    ...rowReading,
    onBatch(batch: Batch) {
      progress.advance(batch.length, 0);
      evaluation.add(batch);
    },
  };
  const advance = (bytes: number) => progress.advance(0, bytes);
  try {
    const { reading, digests } = await (thread === undefined
      ? readExportFiles(files, reader, advance)
      : thread.read(reader, advance));
    if (reading.disagreement !== undefined)
      evaluation.addDisagreement(plan.source.name, reading.disagreement);
    return {
      plan,
      files,
      read: !reading.failed,
      problems: reading.problems,
      readings: reading.files.map((each, index) => ({
        file: each.name,
        sha256: digests[index] ?? "",
        ...(reading.failed ? { unread: true } : {}),
        rows: each.rows,
        ignored: each.ignored,
        ...(each.ignored === 0 ? {} : { ignoredAs: each.ignoredAs }),
        superseded: each.superseded,
        rejected: each.rejected,
        ...(each.rejected === 0 ? {} : { rejectedFor: each.rejectedFor }),
        ...(files[index]?.compression === undefined ? {} : { compression: files[index].compression }),
        ...unusualForm(each.form),
        ...(each.preset === undefined ? {} : { preset: each.preset }),
        columns: each.columns,
      })),
    };
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    return { plan, files, read: false, problems: [unreadable(error, "export")], readings: [] };
  }
}

/** What is usual is said by leaving it out. */
function unusualForm(
  form: FileForm | undefined,
): Pick<InputReading, "encoding" | "delimiter" | "headerLine"> {
  if (form === undefined) return {};
  const { encoding, delimiter, headerLine } = form;
  return {
    ...(encoding === "utf-8" ? {} : { encoding }),
    ...(delimiter === "," ? {} : { delimiter }),
    ...(headerLine === 1 ? {} : { headerLine }),
  };
}

/** The accounting of the inputs: every row read is in exactly one place (semantics 33). */
export function reportInputs(
  inputs: readonly SourceInputs[],
  audited: ReadonlyMap<string, readonly number[]>,
): InputReport[] {
  const reports: InputReport[] = [];
  for (const { plan, readings } of inputs) {
    const { name } = plan.source;
    for (const [index, reading] of readings.entries()) {
      const inScope = reading.unread ? 0 : (audited.get(name)?.[index] ?? 0);
      const { rows, ignored, superseded, rejected } = reading;
      const outOfScope = rows - ignored - superseded - rejected - inScope;
      reports.push({ source: name, ...reading, audited: inScope, outOfScope });
    }
  }
  return reports;
}
