import type { ColumnInspection, FileReport } from "../../model/inspection.js";
import { type Ledger, type LedgerCell, type LedgerLine, stackLines } from "../ledgers/ledger.js";
import { filledText, kindText, remarkTexts, valuesText } from "./column-text.js";

/** From here on a column of the file stands on one line; below, it is stacked. */
const wideFrom = 120;
/** A file may have thousands of columns; those that carry a field are all shown. */
const othersShown = 60;
/** Values are shown to be recognised, not to be read. */
const valuesWidth = 44;

/** The columns of a file, and how many are left out of the table. */
export function composeColumns(
  { columns }: FileReport,
  width: number,
): { readonly ledger: Ledger; readonly left: number } {
  let others = 0;
  const shown = columns.filter(({ field }) => field !== null || ++others <= othersShown);
  const ledger = width >= wideFrom ? wideLedger(shown) : narrowLedger(shown);
  return { ledger, left: columns.length - shown.length };
}

function wideLedger(columns: readonly ColumnInspection[]): Ledger {
  return {
    columns: [
      { head: "#", align: "right" },
      { head: "Column", fit: "middle", atLeast: 12, atMost: 36 },
      { head: "Read as", fit: "end", atLeast: 8 },
      { head: "Filled", align: "right" },
      { head: "Holds", fit: "wrap", atLeast: 20, atMost: 44 },
      { head: "Values", fit: "end", atLeast: 16, atMost: valuesWidth },
    ],
    rows: columns.map((column): LedgerCell[] => [
      String(column.position),
      column.header,
      readAs(column),
      filledText(column),
      stackLines(kindLine(column), ...remarks(column)),
      { text: valuesText(column), style: "quiet" },
    ]),
  };
}

function narrowLedger(columns: readonly ColumnInspection[]): Ledger {
  return {
    columns: [
      { head: "#", align: "right" },
      { head: ["Column", "Read as"], fit: "middle", atLeast: 12, atMost: 28 },
      { head: "Filled", align: "right" },
      { head: ["Holds", "Values"], fit: "end", atLeast: 20 },
    ],
    rows: columns.map((column): LedgerCell[] => {
      const field = column.field === null ? "" : `→ ${column.field}`;
      return [
        String(column.position),
        stackLines({ text: column.header }, { text: field, style: "quiet" }),
        filledText(column),
        stackLines(kindLine(column), ...remarks(column), { text: valuesText(column), style: "quiet" }),
      ];
    }),
  };
}

function readAs({ field }: ColumnInspection): LedgerLine {
  return { text: field ?? "–", style: field === null ? "quiet" : undefined };
}

function kindLine(column: ColumnInspection): LedgerLine {
  const isDoubtful = column.dates?.form === null || (column.numbers?.ambiguous ?? 0) > 0;
  return { text: kindText(column), style: isDoubtful ? "doubtful" : undefined };
}

function remarks(column: ColumnInspection): LedgerLine[] {
  return remarkTexts(column).map((text) => ({ text, style: "quiet" }));
}
