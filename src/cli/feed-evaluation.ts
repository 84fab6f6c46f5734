import { availableParallelism } from "node:os";
import type { Evaluation } from "../engine/evaluate.js";
import type { Reader } from "../intake/readers.js";
import type { LeftOutRow, Reject } from "../intake/source-reading.js";
import type { SourcePlan } from "../model/evaluation.js";
import { type FoundExports, findExports, type NamedFiles } from "./find-exports.js";
import { isWorthAThread } from "./plan-threads.js";
import { createProgress } from "./progress.js";
import { type RowReading, readInputs, type SourceInputs } from "./read-sources.js";
import { type ReadingThread, startReading } from "./reading-thread.js";
import { errorScreen, type Terminal } from "./terminal.js";

/** Where the exports of a run are found, and how they are read. */
export interface Feed {
  readonly evaluation: Evaluation;
  /** The definition, from whose folder its own files are found. */
  readonly path: string;
  readonly files: NamedFiles;
  /** The zone of stamps that carry none, where the source names none. */
  readonly timezone: string | undefined;
  /** How rows are read; `fast` unless said. */
  readonly reader?: Reader;
  /** How many threads may work at once; one for each core unless said. */
  readonly threads?: number | undefined;
  readonly terminal: Terminal;
  readonly onLeftOut?: (source: string, row: LeftOutRow) => void;
  readonly onReject?: (source: string, reject: Reject) => void;
}

/** What was read, in the shape in which an evaluation is brought to its end. */
export interface FedSources {
  readonly inputs: readonly SourceInputs[];
  /** The names of the files of each source. */
  readonly fileNames: ReadonlyMap<string, readonly string[]>;
  /** Sources that could not be read. */
  readonly unread: ReadonlySet<string>;
}

/** Reads all exports that an evaluation asks for, in its order. All are found before the first is read. */
export async function feedEvaluation(feed: Feed): Promise<FedSources> {
  const { evaluation, path, files, timezone, reader, terminal, onLeftOut, onReject } = feed;
  const { threads = availableParallelism() } = feed;
  const found: { plan: SourcePlan; exports: FoundExports }[] = [];
  for (const plan of evaluation.sources) {
    found.push({ plan, exports: await findExports(plan, files, path) });
  }
  const totalBytes = found.flatMap(({ exports }) => exports.files).reduce((sum, { size }) => sum + size, 0);
  const progress = createProgress(terminal.showsProgress ? errorScreen : undefined, totalBytes);
  const inputs: SourceInputs[] = [];
  const how = { ...(timezone && { timezone }), ...(reader && { reader }) };
  const started = new Map<SourcePlan, ReadingThread>();
  /** One thread judges; as many as are left read ahead, the sources in their order. */
  const startThreads = (next: number): void => {
    for (const { plan, exports } of found.slice(next)) {
      if (started.size + 1 >= threads) return;
      if (started.has(plan) || exports.problems.length > 0 || !isWorthAThread(exports.files)) continue;
      const { source, requests } = plan;
      const places = exports.files.map(({ place }) => place);
      const wants = { wantsRejects: onReject !== undefined, wantsLeftOut: onLeftOut !== undefined };
      started.set(plan, startReading({ source, requests, ...how, places, ...wants }));
    }
  };
  try {
    for (const [index, { plan, exports }] of found.entries()) {
      startThreads(index);
      const { name } = plan.source;
      const form: RowReading = {
        ...how,
        ...(onLeftOut && { onLeftOut: (row: LeftOutRow) => onLeftOut(name, row) }),
        ...(onReject && { onReject: (reject: Reject) => onReject(name, reject) }),
      };
      const thread = started.get(plan);
      inputs.push(await readInputs(plan, exports, evaluation, progress, form, thread));
      await thread?.end();
      started.delete(plan);
    }
  } finally {
    await Promise.all([...started.values()].map((thread) => thread.end()));
    progress.clear();
  }
  return {
    inputs,
    fileNames: new Map(inputs.map((input) => [input.plan.source.name, input.files.map(({ name }) => name)])),
    unread: new Set(inputs.filter(({ read }) => !read).map(({ plan }) => plan.source.name)),
  };
}
