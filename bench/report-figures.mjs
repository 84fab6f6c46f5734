/** The figures of the work, taken from the JSON that the program prints. */

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
      const { total, met } = periods[p].counts;
      const timeOf = (/** @type {typeof share} */ objective) => objective.groups[g].periods[p].actual.value;
      figures[`${label} ${group ?? ""}`] = [total, met, timeOf(middle), timeOf(p90)];
    }
  }
  return figures;
}

/**
 * Decided and met of each objective, by month and by owner.
 *
 * @param {string} json a report by owner
 */
export function figuresOfCheck(json) {
  /** @type {Record<string, [decided: number, met: number]>} */
  const figures = {};
  for (const { id, periods, groups } of JSON.parse(json).objectives) {
    for (const { label, counts } of periods) figures[`${id} month ${label}`] = [counts.total, counts.met];
    for (const { group, counts } of groups)
      figures[`${id} owner ${group ?? ""}`] = [counts.total, counts.met];
  }
  return figures;
}
