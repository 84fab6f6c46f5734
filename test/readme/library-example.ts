import {
  createCalendar,
  dueAt,
  elapsedMs,
  evaluateAgreement,
  parseAgreement,
  reportProblem,
} from "../../src/index.js";

const office = createCalendar({
  timezone: "America/New_York",
  hours: { mon: [["09:00", "17:00"]], tue: [["09:00", "17:00"]] },
  holidays: ["2025-12-25"],
  dates: { "2025-12-24": [["09:00", "12:00"]] },
});
const asked = Date.parse("2025-03-03T16:00:00-05:00"); // a Monday, an hour before closing
const answered = Date.parse("2025-03-04T10:00:00-05:00");
console.log(elapsedMs(office, asked, answered)); // 7200000, two hours
console.log(new Date(dueAt(office, asked, 4 * 3_600_000)).toISOString()); // 2025-03-04T17:00:00.000Z, noon

const definition = `
version: 1
agreement:
  id: northwind-acme
  title: Northwind Sales for Acme
  timezone: America/New_York
  calendar: office
  parties: { provider: { name: Northwind Sales } }
calendars:
  office: { hours: { mon-fri: ["09:00-17:00"] } }
objectives:
  - { id: lead-response, metric: lead-response-time, owner: provider, target: 90% within 1 business hour }
`;
const { agreement, problems } = await parseAgreement(definition, { file: "sla.yaml" });
if (agreement === undefined) {
  throw new Error(problems.map((problem) => reportProblem(problem).message).join("\n"));
}

const report = evaluateAgreement(agreement, {
  records: {
    leads: [
      { id: "L1", createdAt: "2025-03-03T14:00:00Z", firstResponseAt: "2025-03-03T14:40:00Z" },
      { id: "L2", createdAt: "2025-03-03T15:00:00Z", firstResponseAt: null },
    ],
  },
  period: "2025-03",
  asOf: new Date("2025-04-01T04:00:00Z"),
});
console.log(report.verdict, report.objectives[0]?.actual.text); // breached 50%
console.log(report.breaches.map(({ record, dueAt }) => `${record} was due ${dueAt}`)); // L2, at 11:00 in New York
