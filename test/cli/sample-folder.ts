import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";

const header = "Id,Created at,First response at\n";

export const sampleFiles = {
  "sla.yaml": `version: 1
agreement:
  id: small
  title: Small
  parties: { provider: { name: Provider }, client: { name: Client } }
  timezone: UTC
sources:
  leads: { file: leads.csv, timezone: UTC }
  tickets: { file: tickets.csv, timezone: UTC }
objectives:
  - { id: response, metric: lead-response-time, owner: provider, target: 90% within 4 hours }
  - { id: resolution, metric: first-response-time, owner: client, target: 90% within 4 hours }
`,
  /** Kept. */
  "leads.csv": `${header}1,2025-03-03 09:00,2025-03-03 10:00\n`,
  /** A breach. */
  "late.csv": `${header}2,2025-03-04 09:00,2025-03-05 10:00\n`,
  /** Rows without an id, in which no repeated record could be found. */
  "nameless.csv": "Created at,First response at\n2025-03-03 09:00,2025-03-03 10:00\n",
  "tickets.csv": `${header}7,2025-03-03 09:00,2025-03-03 10:00\n`,
};

/** What judges the leads of the sample alone. */
export const checkLeads =
  "check --period 2025-03 --as-of 2025-03-05T12:00 --objective response --format json".split(" ");

const folders: string[] = [];

afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A folder of its own, gone when the tests of the file are done. */
export function makeFolder(files: Readonly<Record<string, string>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), "sla-audit-test-"));
  folders.push(folder);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}
