import type { WriteSheet } from "hucre/xlsx";
import type { InputReport } from "../../model/report.js";
import { type Grounds, listClosingFacts } from "../../report/closing-facts.js";
import { listContractFacts } from "../../report/contract-facts.js";
import { unreadText } from "../../report/input-text.js";
import type { Zone } from "../../time/zone.js";
import { cellText } from "./cell-text.js";
import { looksLikeError } from "./cell-value.js";
import { labelStyle } from "./style.js";
import { type SheetColumn, tableSheet } from "./table-sheet.js";

/** A file that was read: of the definition without counts. */
type ReadFile = Pick<InputReport, "source" | "file" | "sha256"> & { readonly input?: InputReport };

/** What the figures rest on: every file with its hash, every row accounted for, the conventions in force. */
export function evidenceSheet(report: Grounds, zone: Zone): WriteSheet {
  const { agreement, inputs } = report;
  const files: ReadFile[] = [
    { source: "(agreement)", file: agreement.file, sha256: agreement.sha256 ?? "" },
    ...agreement.included.map((each) => ({ source: "(agreement)", ...each })),
    ...inputs.map((input) => ({ ...input, input })),
  ];
  const sheet = tableSheet({ name: "Evidence", columns: fileColumns, rows: files }, zone);
  let line = files.length + 2;
  for (const { label, texts } of [...listContractFacts(report), ...listClosingFacts(report)]) {
    texts.forEach((text, index) => {
      const value = cellText(text);
      if (index === 0) sheet.cells?.set(`${line},0`, { value: label, style: labelStyle });
      sheet.cells?.set(`${line},1`, looksLikeError(value) ? { richText: [{ text: value }] } : { value });
      line += 1;
    });
  }
  return sheet;
}

const figures: readonly [
  name: "rows" | "audited" | "outOfScope" | "superseded" | "ignored" | "rejected",
  head: string,
][] = [
  ["rows", "Rows"],
  ["audited", "Audited"],
  ["outOfScope", "Out of scope"],
  ["superseded", "Superseded"],
  ["ignored", "Ignored"],
  ["rejected", "Rejected"],
];

const fileColumns: readonly SheetColumn<ReadFile>[] = [
  { head: "Source", value: ({ source }) => source },
  { head: "File", value: ({ file }) => file },
  ...figures.map(
    ([name, head]): SheetColumn<ReadFile> => ({
      head,
      kind: "number",
      value: ({ input }) => {
        if (input === undefined) return null;
        if (input.unread) return name === "rows" ? unreadText : null;
        return input[name];
      },
    }),
  ),
  { head: "Read as", value: ({ input }) => input?.preset?.title ?? null },
  { head: "SHA-256", value: ({ sha256 }) => sha256 },
];
