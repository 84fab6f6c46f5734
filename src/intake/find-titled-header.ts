import type { RecordKind } from "../model/record.js";
import { findHeader } from "./find-dialect.js";
import { findDataCell } from "./header-check.js";
import type { InputFile } from "./input-file.js";
import { recognizeFile } from "./recognize-file.js";
import { readHeader } from "./scan-text.js";
import { type FileSurvey, surveyFile } from "./survey-file.js";
import { readHead } from "./utf8-check.js";

/** Reports write a few lines of titles above their header. */
const linesTried = 20;
const bytesTried = 1 << 16;
/** One cell of a title may well be called like a header. */
const leastColumns = 2;

/**
 * Surveys a file whose first line carries no field as if titles stood above its header; undefined where no line
 * near its beginning is one.
 */
export async function surveyBelowTitles(
  file: InputFile,
  survey: FileSurvey,
  said: RecordKind | undefined,
): Promise<FileSurvey | undefined> {
  const headerLine = await findTitledHeader(survey, file.name, said);
  if (headerLine === undefined) return undefined;
  const below = await surveyFile(file, { name: file.name, headerLine });
  return "finding" in below ? undefined : below;
}

/** The line whose cells carry the most fields. */
async function findTitledHeader(
  survey: FileSurvey,
  file: string,
  said: RecordKind | undefined,
): Promise<number | undefined> {
  const head = (await readHead(survey.text.open(), bytesTried)).subarray(0, bytesTried);
  let best: number | undefined;
  let mostColumns = leastColumns - 1;
  for (let headerLine = survey.headerLine + 1; headerLine <= linesTried; headerLine++) {
    const found = findHeader(head, true, { headerLine });
    if (found === undefined) break;
    const headers = readHeader(head.subarray(found.start, found.end), found);
    const { size } = recognizeFile(headers, file, said).columns;
    if (size <= mostColumns || findDataCell(headers) !== undefined) continue;
    best = headerLine;
    mostColumns = size;
  }
  return best;
}
