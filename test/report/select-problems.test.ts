import { expect, it } from "vitest";
import type { Problem } from "../../src/model/problem.js";
import { selectProblems } from "../../src/report/explanation/select-problems.js";
import { sampleObjective, shareWithin } from "../engine/sample-agreement.js";

const response = sampleObjective("lead-response-time", shareWithin(90, 4), {
  id: "response",
  calendar: "office",
});
const rows = [
  { source: "leads", file: "leads.csv", line: 4, standing: "rejected" },
  { source: "leads", file: "leads.csv", line: 5, standing: "stands" },
] as const;
const scope = { record: "L-1", rows, objectives: [response], sources: new Set(["leads", "activities"]) };
const warning = (code: string, args: object) => ({ code, severity: "warning", args }) as Problem;
const error = (code: string, args: object) => ({ code, severity: "error", args }) as Problem;

const kept = [
  error("no-file", { source: "tickets", objectives: [] }),
  error("stray-quote", { inHeader: true }),
  error("undecided-with-date", { objective: "response" }),
  { ...warning("not-a-date", { value: "x", source: "leads" }), file: "leads.csv", line: 4 } as Problem,
  warning("as-of-before-data", { asOf: "", newest: "", timezone: "" }),
  warning("value-never-occurs", { objective: "response", source: "leads" }),
  warning("event-unusable", { source: "activities", field: "at", count: 1 }),
  warning("unmatched-keys", { source: "leads" }),
  warning("waiver-expired", { record: "L-1", until: "2025-03-01" }),
  warning("waiver-unmatched", { record: "L-1", objective: null }),
  warning("zone-abbreviation", { path: "agreement.timezone" }),
  warning("zone-abbreviation", { path: "--timezone" }),
  warning("zone-abbreviation", { path: "sources.leads.timezone" }),
  warning("zone-abbreviation", { path: "calendars.office.timezone" }),
];
const dropped = [
  error("no-data", { objective: "response" }),
  error("no-records-in-period", { sources: ["leads"] }),
  error("undecided-with-date", { objective: "close-rate" }),
  warning("value-never-occurs", { objective: "close-rate", source: "opportunities" }),
  warning("calendar-without-effect", { objective: "close-rate", calendar: "office" }),
  warning("event-unusable", { source: "ticket-history", field: "at", count: 1 }),
  warning("unmeasurable", { objective: "response", firstRecord: "L-9" }),
  { ...warning("not-a-date", { value: "x", source: "leads" }), file: "leads.csv", line: 3 } as Problem,
  { ...warning("unmeasurable", { objective: "response" }), file: "leads.csv", line: 5 } as Problem,
  warning("waiver-expired", { record: "L-9", until: "2025-03-01" }),
  warning("waiver-unmatched", { record: "L-1", objective: "close-rate" }),
  warning("zone-abbreviation", { path: "sources.tickets.timezone" }),
  warning("zone-abbreviation", { path: "calendars.night.timezone" }),
];

it.each(kept)("an explanation says $severity $code of $args", (problem) => {
  expect(selectProblems([problem], scope)).toEqual([problem]);
});

it.each(dropped)("an explanation leaves out $severity $code of $args", (problem) => {
  expect(selectProblems([problem], scope)).toEqual([]);
});
