import { parse } from "csv-parse";
import { unguardFormula } from "../model/formula-guard.js";
import { hasRejectColumns } from "../model/reject-columns.js";
import { csvOptions } from "./csv-options.js";
import type { RowVisitor } from "./row-visitor.js";
import { createRecordSorter } from "./sort-records.js";
import type { FileSurvey } from "./survey-file.js";

/** Streams the rows of a surveyed file. Errors of the file's stream and of the visitor are thrown on. */
export async function readRows(survey: FileSurvey, visitor: RowVisitor): Promise<void> {
  const parser = parse(csvOptions(survey.dialect));
  const sorter = createRecordSorter(survey, visitor);
  const sort = hasRejectColumns(survey.headers)
    ? (cells: readonly string[]) => sorter.sort(cells.map(unguardFormula))
    : sorter.sort;
  let above = survey.headerStart;
  let stopped = false;
  let failure: unknown;
  let wake: (() => void) | undefined;

  const ended = new Promise<void>((resolve) => {
    parser.once("close", resolve);
  });
  const stop = (): void => {
    stopped = true;
    parser.destroy();
    wake?.();
  };
  parser.on("error", (error) => {
    failure ??= error;
    stop();
  });
  parser.on("data", (cells: string[]) => {
    if (stopped) return;
    try {
      if (sort(cells)) stop();
    } catch (error) {
      failure = error;
      stop();
    }
  });
  parser.on("drain", () => wake?.());

  try {
    for await (const bytes of survey.text.open()) {
      if (stopped) break;
      const chunk = above === 0 ? bytes : bytes.subarray(above);
      above = Math.max(0, above - bytes.length);
      if (chunk.length === 0) continue;
      if (!parser.write(chunk) && !stopped) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      if (stopped) break;
    }
  } catch (error) {
    failure ??= error;
    stop();
  }
  if (!stopped) parser.end();
  await ended;
  if (failure !== undefined) throw failure;
  if (!stopped) sorter.end();
}
