import type { MetricEntry } from "../model/metric.js";
import { averageHandlingTime } from "./average-handling-time.js";
import { churnRate } from "./churn-rate.js";
import { closeRate } from "./close-rate.js";
import { customerAcquisitionCost } from "./customer-acquisition-cost.js";
import { customerLifetimeValue } from "./customer-lifetime-value.js";
import { customerSatisfaction } from "./customer-satisfaction.js";
import { deliveryCadence } from "./delivery-cadence.js";
import { escalationTime } from "./escalation-time.js";
import { feedbackTime } from "./feedback-time.js";
import { firstResponseTime } from "./first-response-time.js";
import { followUpAttempts } from "./follow-up-attempts.js";
import { leadQualificationRate } from "./lead-qualification-rate.js";
import { leadResponseTime } from "./lead-response-time.js";
import { nextResponseTime } from "./next-response-time.js";
import { opportunityConversionRate } from "./opportunity-conversion-rate.js";
import { profit } from "./profit.js";
import { qualifiedLeads } from "./qualified-leads.js";
import { reopenRate } from "./reopen-rate.js";
import { resolutionTime } from "./resolution-time.js";
import { retentionRate } from "./retention-rate.js";
import { revenue } from "./revenue.js";
import { salesVolume } from "./sales-volume.js";
import { uptime } from "./uptime.js";

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
  qualifiedLeads,
  salesVolume,
  revenue,
  profit,
  customerAcquisitionCost,
  customerLifetimeValue,
  customerSatisfaction,
  churnRate,
  retentionRate,
  reopenRate,
  averageHandlingTime,
  followUpAttempts,
  deliveryCadence,
  uptime,
];
