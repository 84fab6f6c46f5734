import { type Cell, type CellStyle, cellRef, type WriteSheet } from "hucre/xlsx";
import type { Headline } from "../../report/headline.js";
import type { Zone } from "../../time/zone.js";
import { type CellKind, cellValue, looksLikeError, numberFormat, type PlainValue } from "./cell-value.js";
import { labelStyle, noteStyle, titleStyle, verdictRules, wrapStyle } from "./style.js";

export type Fact = readonly [label: string, value: PlainValue, kind?: CellKind];

interface Summary {
  readonly headline: Headline;
  /** Blocks with an empty line between them. */
  readonly facts: readonly (readonly Fact[])[];
  /** Said below the facts. */
  readonly notes: readonly string[];
}

/** The first sheet: a headline, facts under their labels, and notes. */
export function factSheet({ headline, facts, notes }: Summary, zone: Zone): WriteSheet {
  const { subject, reason, verdict } = headline;
  const cells = new Map<string, Partial<Cell>>();
  const put = (
    line: number,
    column: number,
    [value, kind = "text"]: readonly [PlainValue, (CellKind | undefined)?],
    style?: CellStyle,
  ) => {
    const written = cellValue(kind, value, zone);
    if (written === null) return;
    const numFmt = numberFormat(kind, [value]);
    const shown = numFmt === undefined ? style : { ...style, numFmt };
    cells.set(`${line},${column}`, {
      ...(looksLikeError(written) ? { richText: [{ text: written }] } : { value: written }),
      ...(shown !== undefined && { style: shown }),
    });
  };

  put(0, 0, [subject], titleStyle);
  put(1, 0, ["Verdict"], labelStyle);
  put(1, 1, [verdict, "verdict"], { ...labelStyle, alignment: { horizontal: "left" } });
  put(2, 1, [reason], wrapStyle);
  let line = 4;
  for (const block of facts) {
    for (const [label, value, kind] of block) {
      put(line, 0, [label], labelStyle);
      put(line, 1, [value, kind], { alignment: { horizontal: "left", vertical: "top", wrapText: true } });
      line += 1;
    }
    line += 1;
  }
  for (const note of notes) {
    put(line, 0, [note], noteStyle);
    line += 1;
  }
  return {
    name: "Summary",
    columns: [{ width: 24 }, { width: 90 }],
    rows: [],
    cells,
    conditionalRules: verdictRules(cellRef(1, 1)),
    view: { showGridLines: false },
    pageSetup: { orientation: "landscape", fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  };
}
