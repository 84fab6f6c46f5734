/** An agreement as a person writes it, with every section that the format knows. */
export const northwind = `version: 1

agreement:
  id: northwind-acme-2025
  title: Northwind Sales for Acme
  parties:
    provider: { name: Northwind Sales, contact: sla@northwind.example }
    client: { name: Acme GmbH, contact: ops@acme.example }
  effective: { from: 2025-01-01, until: 2025-12-31 }
  timezone: Europe/Berlin
  calendar: office
  reporting: { every: month }
  fiscal-year-start: april

conventions: { attribute-to: start, percentile: nearest-rank, business-day: end-of-day, no-data: fail }

calendars:
  office:
    timezone: America/New_York
    hours: { mon-thu: ["09:00-12:30", "13:30-17:00"], fri: ["09:00-16:00"] }
    holidays: { country: US, region: NY, add: { 2025-11-28: Day after Thanksgiving }, remove: [2025-10-13] }
    dates: { 2025-12-24: ["09:00-12:00"] }
    revisions:
      - { from: 2025-09-01, hours: { mon-fri: ["08:00-18:00"] } }
  summer: { hours: { mon-fri: ["08:00-14:00"] } }

sources:
  leads: { file: exports/leads-*.csv, timezone: America/New_York, columns: { firstResponseAt: First outreach date } }
  opportunities: { file: exports/deals.csv, values: { stage: { "Closed Won": won, "Closed Lost": lost } } }
  tickets: { file: exports/tickets.csv, timezone: UTC, keep: last by updatedAt, allow-rejects: 1% }

objectives:
  - id: lead-response
    metric: lead-response-time
    owner: provider
    calendar: office
    where: { source: { not: partner } }
    target: 95% within 1 business hour
    at-risk-after: 80%
    overrides:
      - { when: { account: Globex }, target: 99% within 30 business minutes }
      - { title: Summer, effective: { from: 2025-07-01, until: 2025-08-31 }, calendar: summer }
  - { id: first-response, metric: first-response-time, owner: provider, calendar: office, target: 90% within 4 business hours }
  - id: critical-resolution
    metric: resolution-time
    owner: provider
    where: { priority: [urgent, critical] }
    target: 100% within 24 hours
  - { id: p90-resolution, metric: resolution-time, owner: provider, calendar: office, target: p90 within 3 business days }
  - { id: qualification, metric: lead-qualification-rate, owner: provider, target: at least 30% }
  - { id: conversion, metric: opportunity-conversion-rate, owner: provider, target: at least 5% }
  - { id: close-rate, metric: close-rate, owner: provider, target: at least 20%, basis: decided }
  - { id: due-dates, metric: resolution-time, owner: provider, target: 95% by dueAt }
  - id: enterprise
    metric: { ratio: { of: opportunities, where: { amount: { at-least: 1000 } }, good: { stage: won }, decided: { stage: [won, lost] } } }
    owner: provider
    target: { at-least: 20% }
    basis: decided
  - { id: qualified-response, metric: lead-response-time, owner: provider, where: { term: qualified }, target: 99% within 2 hours }

terms:
  qualified: { of: leads, means: Fits the profile and has a budget, where: { status: [MQL, SQL], score: { at-least: 50 } } }

exclusions:
  - { of: leads, where: { source: test }, reason: Test records }
  - { pause-clock: [2025-03-04T10:00:00-05:00, 2025-03-04T16:00:00-05:00], reason: CRM outage confirmed by both parties }
  - { started-between: [2025-08-11, 2025-08-15], reason: Company move }

waivers:
  - { record: 00Q7, objective: lead-response, reason: Their mail server refused the answer, approved-by: Ada Roe, on: 2025-04-02, until: 2025-12-31 }
`;

/** The shortest agreement that is right, with more lines where a test needs them. */
export function smallest(lines: { readonly objective?: string; readonly middle?: string } = {}): string {
  return `version: 1
agreement:
  id: demo
  title: Demo
  timezone: Europe/Berlin
  parties: { provider: { name: Demo } }
${lines.middle ?? ""}
objectives:
  - { id: demo, owner: provider, ${lines.objective ?? "metric: first-response-time, target: 95% within 4 hours"} }
`;
}
