import { type Cell, type CellStyle, cellRef, type WriteSheet } from "hucre/xlsx";
import type { AuditReport } from "../../model/report.js";
import { verdicts } from "../../model/verdict.js";
import { composeHeadline } from "../../report/headline.js";
import { isWaived } from "../../report/ledgers/waived.js";
import { partyText } from "../../report/party-text.js";
import { listText } from "../../report/quantity-text.js";
import { verdictWord } from "../../report/verdict-text.js";
import type { Zone } from "../../time/zone.js";
import { type CellKind, cellValue, looksLikeError, numberFormat, type PlainValue } from "./cell-value.js";
import { labelStyle, noteStyle, titleStyle, verdictRules, wrapStyle } from "./style.js";

type Fact = readonly [label: string, value: PlainValue, kind?: CellKind];

/**
 * What a reader needs if nothing else is read, and how to read the other sheets.
 *
 * @param notes what they leave out
 */
export function summarySheet(report: AuditReport, notes: readonly string[], zone: Zone): WriteSheet {
  const { subject, reason, verdict } = composeHeadline(report);
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
  for (const facts of [settingFacts(report), countFacts(report)]) {
    for (const [label, value, kind] of facts) {
      put(line, 0, [label], labelStyle);
      put(line, 1, [value, kind], { alignment: { horizontal: "left", vertical: "top", wrapText: true } });
      line += 1;
    }
    line += 1;
  }
  put(line, 0, [zoneNote(report)], noteStyle);
  for (const note of notes) {
    line += 1;
    put(line, 0, [note], noteStyle);
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

function settingFacts(report: AuditReport): readonly Fact[] {
  const { agreement, period, asOf, timezone } = report;
  return [
    ["Agreement", [agreement.title, agreement.id].find((text) => text !== "") ?? agreement.file],
    ["Parties", listText(agreement.parties.map(({ id }) => partyText(report, id)))],
    ["Period from", period.from, "instant"],
    ["Period to, not included", period.to, "instant"],
    ["As of", asOf, "instant"],
    ["Time zone", timezone],
    ["Made by", `${report.tool.name} ${report.tool.version}`],
  ];
}

function countFacts({ objectives, breaches, findings, problems, inputs }: AuditReport): readonly Fact[] {
  const number = (label: string, count: number): Fact => [label, count, "number"];
  const reached = verdicts
    .map((verdict) => ({ verdict, count: objectives.filter((each) => each.verdict === verdict).length }))
    .filter(({ count }) => count > 0);
  return [
    number("Objectives", objectives.length),
    ...reached.map(({ verdict, count }) => number(`… ${verdictWord(verdict)}`, count)),
    number("Misses", breaches.filter((breach) => !isWaived(breach)).length),
    number("Waived misses", breaches.filter(isWaived).length),
    number("Findings", findings.length),
    number("Errors", problems.filter(({ severity }) => severity === "error").length),
    number(
      "Rejected rows",
      inputs.reduce((sum, { rejected }) => sum + rejected, 0),
    ),
  ];
}

/** A workbook knows no zones, so it has to be said. */
function zoneNote({ timezone }: AuditReport): string {
  return `Every date in this workbook is on the wall clock of ${timezone}; durations are hours, minutes and seconds.`;
}
