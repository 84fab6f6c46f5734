import { writeFileSync } from "node:fs";
import { holidaysOf, timezone } from "./days.mjs";
import { lastYear } from "./make-tickets.mjs";

/** The three targets that the figures of the work are read from. */
export const workObjectives = [
  "{ id: share, metric: first-response-time, owner: provider, target: 50% within 4 business hours }",
  "{ id: median, metric: first-response-time, owner: provider, target: median within 4 business hours }",
  "{ id: p90, metric: first-response-time, owner: provider, target: p90 within 4 business hours }",
];

export const breachObjectives = [
  "{ id: response, metric: first-response-time, owner: provider, target: 90% within 4 business hours }",
  "{ id: solution, metric: resolution-time, owner: provider, target: 90% within 16 business hours }",
  "{ id: urgent, metric: resolution-time, owner: provider, where: { priority: urgent }, target: 90% within 8 business hours }",
];

/**
 * So many different objectives over the same two columns.
 *
 * @param {number} count
 */
export function listObjectives(count) {
  return Array.from({ length: count }, (_, index) => {
    const limit = `${2 + index} business hours`;
    return `{ id: within-${index}, metric: first-response-time, owner: provider, target: 50% within ${limit} }`;
  });
}

/**
 * Writes the SLA file of a run.
 *
 * @param {string} path
 * @param {string} tickets the export
 * @param {readonly string[]} objectives
 */
export function writeDefinition(path, tickets, objectives) {
  const years = Array.from({ length: 7 }, (_, index) => lastYear - 5 + index);
  writeFileSync(
    path,
    `version: 1
agreement:
  id: bench
  title: Bench
  timezone: ${timezone}
  calendar: office
  parties: { provider: { name: Provider } }
calendars:
  office: { hours: { mon-fri: ["09:00-17:00"] }, holidays: [${years.flatMap(holidaysOf).join(", ")}] }
sources:
  tickets: { file: ${JSON.stringify(tickets)} }
objectives:
${objectives.map((objective) => `  - ${objective}\n`).join("")}`,
  );
}
