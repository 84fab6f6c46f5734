import type { MetricEntry } from "../model/metric.js";
import { closeRate } from "./close-rate.js";
import { deliveryCadence } from "./delivery-cadence.js";
import { firstResponseTime } from "./first-response-time.js";
import { followUpAttempts } from "./follow-up-attempts.js";
import { leadQualificationRate } from "./lead-qualification-rate.js";
import { leadResponseTime } from "./lead-response-time.js";
import { opportunityConversionRate } from "./opportunity-conversion-rate.js";
import { resolutionTime } from "./resolution-time.js";
import { uptime } from "./uptime.js";

/** The shelf: every metric that a definition can name. */
export const metrics: readonly MetricEntry[] = [
  leadResponseTime,
  firstResponseTime,
  resolutionTime,
  leadQualificationRate,
  opportunityConversionRate,
  closeRate,
  followUpAttempts,
  deliveryCadence,
  uptime,
];
