import { scaleBand, scaleLinear } from "d3-scale";
import type { ObjectiveReport } from "../../../model/report.js";
import { type DurationBin, listDurationBins } from "../../../report/charts/duration-bins.js";
import { numberText, quantityText } from "../../../report/quantity-text.js";
import { html, type Markup } from "../markup.js";
import { at, chartFigure, chartWidth } from "./figure.js";

const height = 190;
const area = { left: 40, right: chartWidth - 8, top: 26, bottom: height - 30 };
/** Of fewer the table says more. */
const leastRecords = 5;
/** The ends of bins that are named; a name for each would not fit. */
const named = new Set(["50%", "100%", "2×", "10×"]);

/** How long records took, from nothing at the left to far beyond the limit at the right. */
export function distributionChart(objective: ObjectiveReport, id: string): Markup | undefined {
  const listed = listDurationBins(objective);
  if (listed === undefined) return undefined;
  const { bins, within, limit } = listed;
  const totals = bins.map(({ met, missed, waived }) => met + missed + waived);
  const total = totals.reduce((sum, each) => sum + each, 0);
  if (total < leastRecords) return undefined;
  const late = bins.slice(0, within).reduce((sum, { missed }) => sum + missed, 0);
  const kept = bins.reduce((sum, { met }) => sum + met, 0);
  const x = scaleBand(
    bins.map((_, index) => index),
    [area.left, area.right],
  ).paddingInner(0.12);
  const y = scaleLinear([0, Math.max(...totals)], [area.bottom, area.top]).nice(4);
  const edgeOf = (index: number) => (x(index) ?? 0) - (index === 0 ? 0 : (x.step() - x.bandwidth()) / 2);
  const limitAt = edgeOf(within);
  const ticks = y.ticks(4).filter(Number.isInteger);
  return chartFigure({
    id,
    title: objective.id,
    text: [
      `${numberText(kept)} of ${quantityText(total, "record")} kept ${limit === "" ? "a limit of their own" : `the limit of ${limit}`}.`,
      ...(late > 0 ? [`${numberText(late)} missed it after close: the clock counted no more.`] : []),
    ].join(" "),
    height,
    drawing: [
      ticks.map(
        (tick) =>
          html`<line class="grid" x1="${area.left}" x2="${area.right}" y1="${at(y(tick))}" y2="${at(y(tick))}"/><text class="axis end" x="${area.left - 6}" y="${at(y(tick) + 3.5)}">${numberText(tick)}</text>`,
      ),
      bins.map((bin, index) => stack(bin, x(index) ?? 0, x.bandwidth(), y)),
      html`<line class="goal" x1="${at(limitAt)}" x2="${at(limitAt)}" y1="${area.top - 6}" y2="${area.bottom}"/><text class="axis middle strong" x="${at(limitAt)}" y="${area.top - 11}">limit${limit !== "" && ` ${limit}`}</text>`,
      html`<text class="axis" x="${area.left}" y="${height - 14}">0</text>`,
      bins.map(
        ({ end }, index) =>
          named.has(end) &&
          html`<text class="axis middle" x="${at(edgeOf(index + 1))}" y="${height - 14}">${end}</text>`,
      ),
    ],
    head: ["Took", "Met", "Missed", "Waived"],
    rows: bins.map(({ text, met, missed, waived }) => [text, ...[met, missed, waived].map(numberText)]),
  });
}

/** Kept ones are full, missed ones hatched, waived ones hollow: told apart without colour too. */
function stack(bin: DurationBin, left: number, width: number, y: (count: number) => number): Markup[] {
  let below = 0;
  return (["met", "missed", "waived"] as const).flatMap((kind) => {
    const count = bin[kind];
    if (count === 0) return [];
    const [bottom, top] = [y(below), y(below + count)];
    below += count;
    return html`<rect class="bar-${kind}" x="${at(left)}" y="${at(top)}" width="${at(width)}" height="${at(bottom - top)}"><title>${bin.text}: ${numberText(count)} ${kind}</title></rect>`;
  });
}
