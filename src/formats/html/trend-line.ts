import { scaleLinear } from "d3-scale";
import { line } from "d3-shape";
import type { ReviewReport, ReviewResult } from "../../model/review.js";
import { actualText } from "../../report/objective-text.js";
import { periodText } from "../../report/period-text.js";
import type { NamedLine } from "../../report/review/named-line.js";
import { scaleText, valuesOf } from "../../report/review/value-scale.js";
import { verdictWord } from "../../report/verdict-text.js";
import { at } from "./charts/figure.js";
import { type Content, html, type Markup } from "./markup.js";

const width = 132;
const height = 40;
const margin = 5;
/** The marks of more periods than these would run into each other. */
const markedAtMost = 16;
/** Figures that do not grow with the length of a period: the target of a month holds for a quarter too. */
const steadyUnits: ReadonlySet<string> = new Set(["share", "ms", "score"]);

/**
 * The figures of a line as a small drawing on its scale, with the target across; nothing where there are fewer
 * than two. The table beside it has the figures, and the drawing says them too to whoever does not see it.
 */
export function trendLine(named: NamedLine, review: ReviewReport): Content {
  const { line: own, scale, goal, name, objective } = named;
  const values = valuesOf(own);
  const known = values.filter((value) => value !== null);
  if (known.length < 2) return false;
  const { unit } = own.total.actual;
  const x = scaleLinear([0, values.length - 1], [margin, width - margin]);
  const y = scaleLinear([scale.from, scale.to], [height - margin, margin]);
  const path = line<number | null>(
    (_, index) => x(index),
    (value) => y(value ?? 0),
  )
    .defined((value) => value !== null)
    .digits(2);
  const range = scaleText(scale, unit, objective);
  const hasGoal = goal !== null && steadyUnits.has(unit);
  const told = own.periods.map((result, index) => periodFigure(result, index, review)).join("; ");
  const text = `${name}, drawn on a scale of ${range}: ${told}`;
  return [
    html`<svg class="course" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${text}">${hasGoal && html`<line class="goal" x1="0" x2="${width}" y1="${at(y(goal))}" y2="${at(y(goal))}"/>`}<path class="curve" d="${path(values) ?? ""}"/>${own.periods.map((result, index) => mark(result, x(index), y, own.periods.length))}</svg>`,
    html`<span class="quiet">${range}</span>`,
  ];
}

function periodFigure(
  result: ReviewResult | null,
  index: number,
  { periods, timezone }: ReviewReport,
): string {
  const period = periods[index];
  const name = period === undefined ? "" : periodText(period, timezone);
  if (result === null) return `${name} no figure`;
  return `${name} ${actualText(result.actual)}, ${verdictWord(result.verdict)}`;
}

/** A missed period is a cross: it differs by its form, not by its colour alone. */
function mark(
  result: ReviewResult | null,
  x: number,
  y: (value: number) => number,
  periods: number,
): Markup | false {
  const value = result?.actual.value ?? null;
  if (result === null || value === null) return false;
  const middle = y(value);
  if (result.verdict === "breached" || result.verdict === "incomplete") {
    const [left, right, top, bottom] = [at(x - 3), at(x + 3), at(middle - 3), at(middle + 3)];
    return html`<path class="cross" d="M${left},${top}L${right},${bottom}M${left},${bottom}L${right},${top}"/>`;
  }
  const radius = periods > markedAtMost ? 1.5 : 3;
  return html`<circle class="dot" cx="${at(x)}" cy="${at(middle)}" r="${radius}"/>`;
}
