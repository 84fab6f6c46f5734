/** How a metric is measured; the engine has one way for each. */
export type MetricShape = "duration" | "ratio" | "attempts" | "cadence" | "uptime";
