import type { MetricEntry } from "../model/metric.js";
import { closeRate } from "./close-rate.js";
import { escalationTime } from "./escalation-time.js";
import { feedbackTime } from "./feedback-time.js";
import { firstResponseTime } from "./first-response-time.js";
import { leadQualificationRate } from "./lead-qualification-rate.js";
import { leadResponseTime } from "./lead-response-time.js";
import { nextResponseTime } from "./next-response-time.js";
import { opportunityConversionRate } from "./opportunity-conversion-rate.js";
import { resolutionTime } from "./resolution-time.js";

/** The shelf: every metric that a definition can name. */
export const metrics: readonly MetricEntry[] = [
  leadResponseTime,
  firstResponseTime,
  resolutionTime,
  nextResponseTime,
  escalationTime,
  feedbackTime,
  leadQualificationRate,
  opportunityConversionRate,
  closeRate,
];
