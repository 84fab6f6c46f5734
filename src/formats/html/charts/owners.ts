import { scaleBand, scaleLinear } from "d3-scale";
import type { AuditReport } from "../../../model/report.js";
import { countBreachesByOwner, type OwnerBreaches } from "../../../report/charts/breaches-by-owner.js";
import { numberText, quantityText } from "../../../report/quantity-text.js";
import { html, type Markup } from "../markup.js";
import { at, chartFigure, chartWidth, shorten } from "./figure.js";

const ownersShown = 10;
const rowHeight = 22;
const area = { left: 128, right: chartWidth - 44 };
const longestName = 20;

interface Row extends Omit<OwnerBreaches, "owner"> {
  readonly name: string;
}

/** Whose records missed their limits. Undefined where no record says who handles it. */
export function ownerChart(report: AuditReport, id: string): Markup | undefined {
  const counted = countBreachesByOwner(report, ownersShown);
  if (counted === undefined) return undefined;
  const { owners, others } = counted;
  const rows: Row[] = owners.map(({ owner, ...counts }) => ({ name: owner ?? "nobody named", ...counts }));
  if (others.owners > 0) rows.push({ ...others, name: quantityText(others.owners, "other") });
  const height = rows.length * rowHeight + 8;
  const y = scaleBand(
    rows.map((_, index) => index),
    [4, height - 4],
  ).paddingInner(0.3);
  const most = Math.max(1, ...rows.map(({ missed, waived }) => missed + waived));
  const x = scaleLinear([0, most], [area.left, area.right]);
  const waived = rows.some((row) => row.waived > 0);
  return chartFigure({
    id,
    title: "Whose records missed",
    text: `Misses by the owner that the export names${waived ? "; waived ones stand hollow at the end" : ""}.`,
    height,
    drawing: rows.map((row, index) => {
      const top = y(index) ?? 0;
      const middle = at(top + y.bandwidth() / 2 + 4);
      return html`<text class="axis end" x="${area.left - 8}" y="${middle}">${shorten(row.name, longestName)}</text>${bar("missed", x(0), x(row.missed), top, y.bandwidth())}${bar("waived", x(row.missed), x(row.missed + row.waived), top, y.bandwidth())}<text class="axis" x="${at(x(row.missed + row.waived) + 6)}" y="${middle}">${countText(row)}</text>`;
    }),
    head: waived ? ["Owner", "Missed", "Waived"] : ["Owner", "Missed"],
    rows: rows.map((row) => [row.name, numberText(row.missed), ...(waived ? [numberText(row.waived)] : [])]),
  });
}

function bar(
  kind: "missed" | "waived",
  from: number,
  to: number,
  top: number,
  thickness: number,
): Markup | false {
  if (to <= from) return false;
  return html`<rect class="bar-${kind}" x="${at(from)}" y="${at(top)}" width="${at(to - from)}" height="${at(thickness)}"/>`;
}

function countText({ missed, waived }: Row): string {
  return waived === 0 ? numberText(missed) : `${numberText(missed)} + ${numberText(waived)}`;
}
