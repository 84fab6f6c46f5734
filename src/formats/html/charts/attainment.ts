import { scaleLinear, scalePoint } from "d3-scale";
import { line } from "d3-shape";
import type { AttainmentPoint, AttainmentSeries } from "../../../report/charts/attainment-series.js";
import { numberText } from "../../../report/quantity-text.js";
import { verdictText, verdictWord } from "../../../report/verdict-text.js";
import { html, type Markup } from "../markup.js";
import { at, chartFigure, chartWidth } from "./figure.js";

const height = 190;
const area = { left: 48, right: chartWidth - 14, top: 22, bottom: height - 28 };
/** More names than these below a chart run into each other. */
const namesShown = 6;

const MS_PER_MINUTE = 60_000;

/** The figure of every measurement period, with the target as a line across. */
export function attainmentChart(series: AttainmentSeries, id: string): Markup {
  const { points, goal, target, objective, part } = series;
  const unit = axisUnit(series);
  const values = points.flatMap(({ value }) => (value === null ? [] : [value / unit.size]));
  const goalAt = goal === undefined ? undefined : goal.value / unit.size;
  const x = scalePoint(
    points.map((_, index) => index),
    [area.left, area.right],
  ).padding(0.4);
  const y = scaleLinear(domainOf([...values, ...(goalAt === undefined ? [] : [goalAt])], series.unit), [
    area.bottom,
    area.top,
  ]).nice(4);
  const yOf = ({ value }: AttainmentPoint) => y((value ?? 0) / unit.size);
  const path = line<AttainmentPoint>(
    (_, index) => x(index) ?? 0,
    (point) => yOf(point),
  )
    .defined(({ value }) => value !== null)
    .digits(2);
  const every = Math.ceil(points.length / namesShown);
  const missed = points.filter(({ verdict }) => verdict === "breached").length;
  const title = part === "" ? objective : `${objective}, ${part}`;
  return chartFigure({
    id,
    title,
    text: `Each measurement period against ${target}: ${missed === 0 ? "none is breached" : `${missed} of ${points.length} breached`}.`,
    height,
    drawing: [
      y
        .ticks(4)
        .map(
          (tick) =>
            html`<line class="grid" x1="${area.left}" x2="${area.right}" y1="${at(y(tick))}" y2="${at(y(tick))}"/><text class="axis end" x="${area.left - 6}" y="${at(y(tick) + 3.5)}">${unit.text(tick)}</text>`,
        ),
      points.map(
        ({ label }, index) =>
          index % every === 0 &&
          html`<text class="axis middle" x="${at(x(index) ?? 0)}" y="${height - 10}">${shortLabel(label)}</text>`,
      ),
      goalAt !== undefined &&
        html`<line class="goal" x1="${area.left}" x2="${area.right}" y1="${at(y(goalAt))}" y2="${at(y(goalAt))}"/>`,
      html`<path class="curve" d="${path(points) ?? ""}"/>`,
      points.map((point, index) => point.value !== null && mark(point, x(index) ?? 0, yOf(point))),
    ],
    head: ["Period", "Actual", "Verdict"],
    rows: points.map(({ period, text, verdict }) => [period, text, verdictText(verdict)]),
  });
}

/** A missed period is a cross: it differs by its form, not by its colour alone. */
function mark({ period, text, verdict }: AttainmentPoint, x: number, y: number): Markup {
  const name = html`<title>${period}: ${text}, ${verdictWord(verdict)}</title>`;
  if (verdict === "breached" || verdict === "incomplete") {
    const [left, right, top, bottom] = [at(x - 4), at(x + 4), at(y - 4), at(y + 4)];
    return html`<path class="cross" d="M${left},${top}L${right},${bottom}M${left},${bottom}L${right},${top}">${name}</path>`;
  }
  return html`<circle class="dot" cx="${at(x)}" cy="${at(y)}" r="4">${name}</circle>`;
}

interface AxisUnit {
  /** How much of the figure's own unit one of the axis is. */
  readonly size: number;
  text(tick: number): string;
}

/** Ticks are round in the unit that people read: percent, hours. */
function axisUnit({ unit, points, goal }: AttainmentSeries): AxisUnit {
  if (unit === "share") return { size: 0.01, text: (tick) => `${numberText(tick)}%` };
  if (unit !== "ms") return { size: 1, text: numberText };
  const most = Math.max(goal?.value ?? 0, ...points.map(({ value }) => value ?? 0));
  const isLong = most >= 120 * MS_PER_MINUTE;
  return isLong
    ? { size: 60 * MS_PER_MINUTE, text: (tick) => `${numberText(tick)} h` }
    : { size: MS_PER_MINUTE, text: (tick) => `${numberText(tick)} min` };
}

/** Shares are close to each other, so their axis need not begin at 0; amounts do. */
function domainOf(values: readonly number[], unit: string): [number, number] {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  if (unit !== "share") return [Math.min(0, least), most === 0 ? 1 : most * 1.1];
  const room = Math.max(2, (most - least) * 0.15);
  return [Math.max(0, least - room), Math.min(100, most + room)];
}

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** `Mar 25` for 2025-03; other periods as they are written, their year short. */
function shortLabel(label: string): string {
  const month = /^\d\d(\d\d)-(\d\d)$/.exec(label);
  if (month !== null) return `${months[Number(month[2]) - 1] ?? month[2]} ’${month[1]}`;
  const other = /^\d\d(\d\d)-([QW]\d+)$/.exec(label);
  return other === null ? label.slice(0, 10) : `${other[2]} ’${other[1]}`;
}
