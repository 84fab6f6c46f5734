export { createPeriodGrid, joinPeriods, measurementPeriods, type PeriodGrid } from "./period-grid.js";
export { parsePeriod } from "./period-text.js";
export { type Period, type PeriodUnit, periodUnits } from "./period-unit.js";
