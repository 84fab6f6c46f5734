import type { Counts } from "../../src/model/report.js";

/** The counts of nothing, for results that say only what they have. */
export const noCounts: Counts = {
  total: 0,
  met: 0,
  breached: 0,
  overdue: 0,
  atRisk: 0,
  onTrack: 0,
  excluded: 0,
  waived: 0,
  unmeasurable: 0,
  missed: 0,
};
