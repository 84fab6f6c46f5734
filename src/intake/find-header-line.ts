import type { SourceSpec } from "../model/agreement.js";
import { findHeader } from "./find-dialect.js";
import { findDataCell } from "./header-check.js";
import { mapColumns, type WantedField } from "./map-columns.js";
import type { IntakeFinding } from "./problem-log.js";
import { readHeader } from "./scan-text.js";
import type { FileSurvey } from "./survey-file.js";
import { readHead } from "./utf8-check.js";

/** Reports write a few lines of titles above their header. */
const linesTried = 20;
const bytesTried = 1 << 16;

/** Adds to the finding of missing columns the line that has more of them, where there is one. */
export async function offerHeaderLine(
  finding: IntakeFinding,
  survey: FileSurvey,
  source: SourceSpec,
  wanted: readonly WantedField[],
): Promise<IntakeFinding> {
  if (finding.code !== "column-missing") return finding;
  const head = (await readHead(survey.text.open(), bytesTried)).subarray(0, bytesTried);
  let best: number | undefined;
  let fewestMissing = finding.args.missing.length;
  for (let headerLine = 1; headerLine <= linesTried && fewestMissing > 0; headerLine++) {
    const rule = { headerLine, ...(source.delimiter === undefined ? {} : { delimiter: source.delimiter }) };
    const found = findHeader(head, true, rule);
    if (found === undefined) break;
    const headers = readHeader(head.subarray(found.start, found.end), found);
    const { columns, findings } = mapColumns(source, headers, wanted);
    const lacking = findings.map((each) =>
      each.finding.code === "column-missing" ? each.finding : undefined,
    );
    const missing = lacking.find((each) => each !== undefined)?.args.missing.length ?? 0;
    if (columns.size === 0 || findDataCell(headers) !== undefined || missing >= fewestMissing) continue;
    best = headerLine;
    fewestMissing = missing;
  }
  return best === undefined ? finding : { ...finding, args: { ...finding.args, headerLine: best } };
}
