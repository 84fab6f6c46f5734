import { type WriteSheet, writeXlsx } from "hucre/xlsx";
import type { AuditReport } from "../../model/report.js";
import type { Headline } from "../../report/headline.js";
import { cellText } from "./cell-text.js";

/** The bytes of a workbook with these sheets: the same report gives the same ones. */
export function writeWorkbook(
  { asOf, tool }: Pick<AuditReport, "asOf" | "tool">,
  { subject }: Headline,
  sheets: WriteSheet[],
): Promise<Uint8Array> {
  // The clock of the machine must not be in it.
  const madeAt = new Date(asOf);
  return writeXlsx({
    sheets,
    properties: {
      title: cellText(subject),
      creator: `${tool.name} ${tool.version}`,
      created: madeAt,
      modified: madeAt,
    },
  });
}
