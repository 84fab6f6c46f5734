export const periodUnits = ["month", "quarter", "year", "week"] as const;
export type PeriodUnit = (typeof periodUnits)[number];
