import { scaleLinear } from "d3-scale";
import type { Goal, Result } from "../../model/report.js";
import { verdictStyle } from "../../report/paint.js";
import { at } from "./charts/figure.js";
import { html, type Markup } from "./markup.js";

/** The figure as a bar with the target as a line across it. The words beside it say the same, so it is not read out. */
export function targetBar({ actual, verdict }: Result, goal: Goal | undefined): Markup | false {
  const value = actual.value;
  if (value === null || value < 0) return false;
  const most = actual.unit === "share" ? 1 : Math.max(value, goal?.value ?? 0) * 1.2;
  if (most <= 0) return false;
  const x = scaleLinear([0, most], [0, 100]).clamp(true);
  const line =
    goal !== undefined &&
    html`<line x1="${at(x(goal.value))}%" x2="${at(x(goal.value))}%" y1="0" y2="100%"/>`;
  return html`<svg class="bar ${verdictStyle[verdict]}" aria-hidden="true"><rect class="track" y="5" width="100%" height="8" rx="2"/><rect class="fill" y="5" width="${at(x(value))}%" height="8" rx="2"/>${line}</svg>`;
}
