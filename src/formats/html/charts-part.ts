import type { AuditReport } from "../../model/report.js";
import { type AttainmentSeries, listAttainment } from "../../report/charts/attainment-series.js";
import { numberText } from "../../report/quantity-text.js";
import { attainmentChart } from "./charts/attainment.js";
import { distributionChart } from "./charts/distribution.js";
import { heatMap } from "./charts/heat-map.js";
import { ownerChart } from "./charts/owners.js";
import { type Content, html, type Markup } from "./markup.js";

/** Of each kind; the tables have all of them. */
const chartsShown = 12;

/** What is sooner seen than read. */
export function chartsPart(report: AuditReport): Content {
  const all = [
    chartRow("Over time", "", breachedFirst(listAttainment(report)).map(attainmentOf)),
    chartRow(
      "How long it took",
      "In tenths of the limit, and beyond it in growing steps. Full bars kept it, hatched ones missed it, hollow ones were waived.",
      report.objectives.flatMap((objective, index) => distributionChart(objective, `took-${index}`) ?? []),
    ),
    chartRow(
      "When, and whose",
      "",
      [heatMap(report, "hours"), ownerChart(report, "owners")].filter((chart) => chart !== undefined),
    ),
  ].filter((row) => row !== false);
  return all.length > 0 && all;
}

/** Where there are more than are shown, those that show a breach. */
function breachedFirst(all: readonly AttainmentSeries[]): readonly AttainmentSeries[] {
  if (all.length <= chartsShown) return all;
  const isBreached = ({ points }: AttainmentSeries) => points.some(({ verdict }) => verdict === "breached");
  return [...all.filter(isBreached), ...all.filter((series) => !isBreached(series))];
}

function attainmentOf(series: AttainmentSeries, index: number): Markup {
  return attainmentChart(series, `over-time-${index}`);
}

function chartRow(title: string, note: string, charts: readonly Markup[]): Content {
  if (charts.length === 0) return false;
  const rest = charts.length - chartsShown;
  return [
    html`<h3>${title}</h3>\n`,
    note !== "" && html`<p class="note">${note}</p>\n`,
    html`<div class="charts">
${charts.slice(0, chartsShown)}</div>
`,
    rest > 0 && html`<p class="note">${numberText(rest)} more: -o report.json has their figures.</p>\n`,
  ];
}
