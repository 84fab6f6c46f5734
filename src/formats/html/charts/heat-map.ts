import { scaleBand, scaleSqrt } from "d3-scale";
import type { AuditReport } from "../../../model/report.js";
import { countBreachHours, weekdays } from "../../../report/charts/breach-hours.js";
import { numberText, quantityText } from "../../../report/quantity-text.js";
import { html, type Markup } from "../markup.js";
import { at, chartFigure, chartWidth } from "./figure.js";

const height = 160;
const area = { left: 36, right: chartWidth - 6, top: 6, bottom: height - 24 };
const namedHours = [0, 6, 12, 18];

/** When promises broke, by weekday and hour. Undefined where none did. */
export function heatMap(report: AuditReport, id: string): Markup | undefined {
  const { counts, total, waived, withoutDue, most } = countBreachHours(report);
  if (most === undefined) return undefined;
  const x = scaleBand(
    counts[0]!.map((_, hour) => hour),
    [area.left, area.right],
  ).paddingInner(0.1);
  const y = scaleBand(
    weekdays.map((_, day) => day),
    [area.top, area.bottom],
  ).paddingInner(0.1);
  // By its root, so that the few stand out from none.
  const strength = scaleSqrt([0, most.count], [0, 1]);
  const apart = [
    ...(waived > 0 ? [`${numberText(waived)} waived`] : []),
    ...(withoutDue > 0 ? [`${numberText(withoutDue)} without a known due`] : []),
  ];
  return chartFigure({
    id,
    title: "When promises broke",
    text: `${quantityText(total, "miss", "misses")} by the weekday and hour at which ${total === 1 ? "it was" : "they were"} due, in ${report.timezone}. Most on ${weekdays[most.weekday]}, ${hourText(most.hour)}: ${numberText(most.count)}.${apart.length === 0 ? "" : ` Not in it: ${apart.join(", ")}.`}`,
    height,
    drawing: [
      weekdays.map(
        (name, day) =>
          html`<text class="axis end" x="${area.left - 6}" y="${at((y(day) ?? 0) + y.bandwidth() / 2 + 3.5)}">${name.slice(0, 3)}</text>`,
      ),
      counts.map((hours, day) =>
        hours.map(
          (count, hour) =>
            html`<rect class="${count === 0 ? "cell-none" : "cell"}" x="${at(x(hour) ?? 0)}" y="${at(y(day) ?? 0)}" width="${at(x.bandwidth())}" height="${at(y.bandwidth())}" rx="1.5"${count > 0 && html` fill-opacity="${at(0.2 + 0.8 * strength(count))}"`}>${count > 0 && html`<title>${weekdays[day]!}, ${hourText(hour)}: ${numberText(count)}</title>`}</rect>`,
        ),
      ),
      namedHours.map(
        (hour) =>
          html`<text class="axis" x="${at(x(hour) ?? 0)}" y="${height - 8}">${clockText(hour)}</text>`,
      ),
    ],
    head: ["Weekday and hour", "Misses"],
    rows: counts.flatMap((hours, day) =>
      hours.flatMap((count, hour) =>
        count === 0 ? [] : [[`${weekdays[day]}, ${hourText(hour)}`, numberText(count)]],
      ),
    ),
  });
}

/** `14:00 to 15:00`. */
function hourText(hour: number): string {
  return `${clockText(hour)} to ${clockText(hour + 1)}`;
}

function clockText(hour: number): string {
  return `${String(hour).padStart(2, "0")}:00`;
}
