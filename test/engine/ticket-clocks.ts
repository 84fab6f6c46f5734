import { parseAgreement } from "../../src/definition/parse-agreement.js";
import { evaluateAgreement } from "../../src/evaluate-agreement.js";
import type { PlainRecord } from "../../src/index.js";

const headOf = (agreement: string) => `version: 1
agreement:
  id: clocks
  title: Clocks
  timezone: UTC
  calendar: office
  parties: { provider: { name: Provider } }
${agreement}calendars:
  office: { timezone: UTC, hours: { mon-fri: ["09:00-17:00"] } }
  berlin: { timezone: Europe/Berlin, hours: { mon-sun: ["00:00-24:00"] } }
`;

const withHistory = `sources:
  tickets: { timezone: UTC }
  ticket-history: { timezone: UTC }
`;

/** One event of a ticket's history: `03-05 10:00 pending`, of March 2025 in UTC. */
export function events(id: string, ...lines: readonly string[]): PlainRecord[] {
  return lines.map((line) => {
    const [day, time, ...rest] = line.split(" ");
    const [status, priority] = rest.join(" ").split("/");
    return { id, at: at(`${day} ${time}`), status: status?.trim(), priority: priority?.trim() };
  });
}

/** `03-05 10:00` of 2025 in UTC. */
export function at(text: string): string {
  const [day, time] = text.split(" ");
  return `2025-${day}T${time}:00Z`;
}

/** Audits March 2025 by one objective on tickets, or on the records of another kind. */
export async function auditClocks(
  objective: string,
  records: Readonly<Record<string, readonly PlainRecord[]>>,
  more: { asOf?: string; period?: string; before?: string; agreement?: string } = {},
) {
  const sources = records["ticket-history"] === undefined ? "" : withHistory;
  const text = `${headOf(more.agreement ?? "")}${sources}${more.before ?? ""}objectives:\n  - { id: o, owner: provider, ${objective} }\n`;
  const { agreement, problems } = await parseAgreement(text, { file: "sla.yaml" });
  if (agreement === undefined) throw new Error(JSON.stringify(problems));
  const report = evaluateAgreement(agreement, {
    records,
    period: more.period ?? "2025-03",
    asOf: Date.parse(more.asOf ?? "2025-04-01T00:00:00Z"),
  });
  const result = report.objectives[0]!;
  return { report, result, counts: result.counts, breaches: report.breaches };
}
