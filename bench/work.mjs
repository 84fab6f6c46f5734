/**
 * The work that all programs do: of the first responses of each month and priority how many there were, how many came
 * within four business hours, their median and their 90th percentile.
 *
 * @typedef {Record<string, [total: number, met: number, medianMs: number, p90Ms: number]>} Figures
 * by month and priority, `2025-03 high`; no priority is no word: `2025-03 `
 */

export const limitMs = 4 * 3_600_000;

/**
 * @param {readonly number[]} sorted
 * @param {number} share
 */
export function nearestRank(sorted, share) {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}

/**
 * What differs between two programs, in words; nothing where they agree.
 *
 * @param {unknown} ours
 * @param {unknown} theirs
 */
export function findDifference(ours, theirs) {
  const [a, b] = [sorted(ours), sorted(theirs)];
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  for (const key of keys) {
    const [one, other] = [JSON.stringify(a[key]), JSON.stringify(b[key])];
    if (one !== other) return `${key}: ${one} and ${other}`;
  }
  return undefined;
}

/**
 * @param {unknown} figures
 * @returns {Record<string, unknown>}
 */
const sorted = (figures) => /** @type {Record<string, unknown>} */ (figures ?? {});
