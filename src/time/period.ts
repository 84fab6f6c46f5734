export { createPeriodGrid, joinPeriods, measurementPeriods, type PeriodGrid } from "./period-grid.js";
export { type PeriodReading, parsePeriod } from "./period-text.js";
export { type Period, type PeriodRules, type PeriodUnit, periodUnits } from "./period-unit.js";
