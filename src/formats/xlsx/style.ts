import type { CellStyle, ConditionalRule } from "hucre/xlsx";
import { type RecordVerdict, type Verdict, verdicts } from "../../model/verdict.js";
import { type Style, verdictStyle } from "../../report/paint.js";
import { verdictWord } from "../../report/verdict-text.js";

export const titleStyle: CellStyle = { font: { bold: true, size: 16 } };
export const labelStyle: CellStyle = { font: { bold: true }, alignment: { vertical: "top" } };
export const noteStyle: CellStyle = { font: { italic: true, color: { rgb: "595959" } } };
export const wrapStyle: CellStyle = { alignment: { wrapText: true, vertical: "top" } };

export const headerStyle: CellStyle = {
  font: { bold: true },
  fill: { type: "pattern", pattern: "solid", fgColor: { rgb: "E7E6E6" } },
  border: { bottom: { style: "thin" } },
  alignment: { vertical: "top" },
};

/** Dark letters on a light ground of the same colour; the words alone say as much. */
const colors: Readonly<Partial<Record<Style, readonly [letters: string, ground: string]>>> = {
  good: ["006100", "C6EFCE"],
  doubtful: ["7F4F00", "FFEB9C"],
  bad: ["9C0006", "FFC7CE"],
};

/** Those of records that are not named like one of an objective. */
const recordStyle: Readonly<Partial<Record<RecordVerdict, Style>>> = {
  overdue: "bad",
  unmeasurable: "doubtful",
};

/** Colours the cells of a range that hold a verdict by their word, so that they follow when they are sorted. */
export function verdictRules(range: string): ConditionalRule[] {
  const styles: [word: string, style: Style][] = [
    ...verdicts.map((verdict: Verdict): [string, Style] => [verdictWord(verdict), verdictStyle[verdict]]),
    ...(Object.entries(recordStyle) as [string, Style][]),
  ];
  return styles.flatMap(([word, style], index) => {
    const [letters, ground] = colors[style] ?? [];
    if (letters === undefined || ground === undefined) return [];
    const fill = { rgb: ground };
    return {
      type: "cellIs" as const,
      operator: "equal" as const,
      formula: `"${word}"`,
      priority: index + 1,
      range,
      style: {
        font: { color: { rgb: letters } },
        fill: { type: "pattern" as const, pattern: "solid" as const, fgColor: fill, bgColor: fill },
      },
    };
  });
}
