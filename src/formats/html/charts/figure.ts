import { type Content, html, type Markup } from "../markup.js";

/** All charts are as wide, so that their letters are as large; a phone shows one beside none. */
export const chartWidth = 360;

/** A drawing with what stands around it. */
export interface Chart {
  /** Unique on the page. */
  readonly id: string;
  readonly title: string;
  /** What it shows, in a sentence or two, for whoever does not see it; it is its caption too. */
  readonly text: string;
  readonly height: number;
  readonly drawing: Content;
  /** The same figures as a table: its head, then its rows. The first cell of a row names it. */
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A chart that is told in words and as a table too. */
export function chartFigure({ id, title, text, height, drawing, head, rows }: Chart): Markup {
  return html`<figure class="chart">
<figcaption id="${id}-caption"><strong>${title}</strong> <span>${text}</span></figcaption>
<svg viewBox="0 0 ${chartWidth} ${height}" role="img" aria-labelledby="${id}-title ${id}-text"><title id="${id}-title">${title}</title><desc id="${id}-text">${text}</desc>${drawing}</svg>
<details class="as-table"><summary>As a table<span class="unseen">: ${title}</span></summary>
<div class="scroll" role="group" tabindex="0" aria-labelledby="${id}-caption"><table><thead><tr>${head.map((cell, index) => html`<th scope="col"${index > 0 && html` class="number"`}>${cell}</th>`)}</tr></thead>
<tbody>${rows.map(([name = "", ...cells]) => html`<tr><th scope="row">${name}</th>${cells.map((cell) => html`<td class="number">${cell}</td>`)}</tr>\n`)}</tbody></table></div></details>
</figure>
`;
}

/** A coordinate: two decimals are finer than any screen, and the same on every machine. */
export function at(value: number): string {
  return String(Math.round(value * 100) / 100);
}

/** Text on a chart can't wrap, so a long name is cut. */
export function shorten(text: string, longest: number): string {
  const letters = [...text];
  return letters.length <= longest ? text : `${letters.slice(0, longest - 1).join("")}…`;
}
