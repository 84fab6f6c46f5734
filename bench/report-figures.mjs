/** The figures of the work, taken from what the program prints. */

import { parse } from "csv-parse/sync";

/**
 * @param {string} json a review by priority
 * @returns {import("./work.mjs").Figures}
 */
export function figuresOfReview(json) {
  const review = JSON.parse(json);
  const [share, middle, p90] = review.objectives;
  /** @type {import("./work.mjs").Figures} */
  const figures = {};
  for (const [g, { group, periods }] of share.groups.entries()) {
    for (const [p, { label }] of review.periods.entries()) {
      // A group without a record in a month has no figures there.
      if (periods[p] === null) continue;
      const { total, met } = periods[p].counts;
      const timeOf = (/** @type {typeof share} */ objective) => objective.groups[g].periods[p].actual.value;
      figures[`${label} ${group ?? ""}`] = [total, met, timeOf(middle), timeOf(p90)];
    }
  }
  return figures;
}

/**
 * Records and those that met, of each objective by month and by owner.
 *
 * @param {string} csv the table of objectives of a check by owner
 */
export function figuresOfCheck(csv) {
  /** @type {Record<string, [total: number, met: number]>} */
  const figures = {};
  /** @type {Record<string, string>[]} */
  const rows = parse(csv, { columns: true, bom: true });
  for (const { objective, level, period, group, total, met } of rows) {
    if (level === "period") figures[`${objective} month ${period}`] = [Number(total), Number(met)];
    if (level === "group") figures[`${objective} owner ${group}`] = [Number(total), Number(met)];
  }
  return figures;
}
