import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isWorthAThread, settleThreads } from "../../src/cli/plan-threads.js";
import { runProgram } from "./run-program.js";

const folder = mkdtempSync(join(tmpdir(), "sla-audit-threads-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const rows = 40_000;
const padding = "It worked until last week and must be mended. ".repeat(9);

/** A little of everything: rejects, rows of one id, blanks, words beyond ASCII, newlines in quotes, a damaged quote at the end. */
function ticketOf(at: number): string {
  const created = new Date(Date.UTC(2025, 0, 1) + at * 61_000).toISOString();
  const responded =
    at % 50 === 0 ? "" : new Date(Date.UTC(2025, 0, 1) + at * 61_000 + (at % 97) * 300_000).toISOString();
  const id = at % 1000 === 999 ? `T-${at - 1}` : at % 13 === 0 ? `Tä-${at}` : `T-${at}`;
  const owner = ["Anna", "Björn", '"Lee, Kim"', "", "Zoë"][at % 5];
  const text = at % 200 === 0 ? `"first line\nsecond ""line"" ${padding}"` : padding;
  const created2 = at % 7001 === 0 ? "yesterday" : created;
  return `${id},${created2},${responded},${owner},${at % 9000 === 8999 ? "one cell," : ""}${text}\n`;
}

const definition = `version: 1
agreement:
  id: large
  title: Large
  timezone: Europe/Berlin
  calendar: office
  parties: { provider: { name: Provider } }
calendars:
  office: { hours: { mon-fri: ["09:00-17:00"] } }
sources:
  tickets: { file: [tickets.csv, more.csv.gz], keep: first, allow-rejects: 100% }
objectives:
  - { id: share, metric: first-response-time, owner: provider, target: 50% within 4 business hours }
  - { id: p90, metric: first-response-time, owner: provider, target: p90 within 4 hours }
  - { id: late, metric: first-response-time, owner: provider, where: { owner: [Anna, Late] }, target: 50% within 4 hours }
`;

/** The last record is a miss; behind it a row is rejected, and its owner is in no other one. */
const ending = "T-open,2025-01-20T10:00:00Z,,Anna,\nT-rejected,yesterday,,Late,\n";

beforeAll(() => {
  const header = "Ticket ID,Created at,First response at,Assignee,Description\n";
  const all = Array.from({ length: rows }, (_, at) => ticketOf(at));
  writeFileSync(join(folder, "tickets.csv"), header + all.join("") + ending);
  writeFileSync(
    join(folder, "more.csv.gz"),
    gzipSync(header + all.slice(500, 900).join("").replaceAll("T-", "U-")),
  );
  writeFileSync(join(folder, "sla.yaml"), definition);
  writeFileSync(join(folder, "open.csv"), `${header}${all.slice(0, 39_000).join("")}"never closed`);
});

const options =
  "--period 2025-01 --as-of 2025-02-15 --group-by owner --format json --rejects rejects.csv --no-progress";
const run = (...more: string[]) =>
  runProgram(["check", "sla.yaml", ...options.split(" "), ...more], { cwd: folder });

describe("--threads", () => {
  it("changes no byte of the report", async () => {
    const alone = await run("--threads", "1");
    const report = JSON.parse(alone.stdout);
    expect(report.inputs.map((input: { rows: number }) => input.rows)).toEqual([rows + 2, 400]);
    expect(report.inputs[0].rejected).toBe(11);
    expect(report.breaches.map(({ record }: { record: string }) => record)).toContain("T-open");
    expect(JSON.stringify(report.problems)).not.toContain("value-never-occurs");
    expect(report.breaches.length).toBeGreaterThan(10_000);
    for (const count of ["2", "7"]) expect(await run("--threads", count)).toEqual(alone);
    expect(await run()).toEqual(alone);
    expect(await run("--threads", "2", "--reader", "csv-parse")).toEqual(alone);
  }, 60_000);

  it("changes nothing of a file that can't be trusted", async () => {
    const damaged = ["--tickets", "open.csv"];
    const alone = await run("--threads", "1", ...damaged);
    expect(alone.code).toBe(2);
    expect(alone.stderr).toContain("open.csv:");
    expect(await run("--threads", "2", ...damaged)).toEqual(alone);
  }, 60_000);

  it.each(["0", "-1", "1.5", "two", ""])("is a whole number: %j", async (text) => {
    expect(settleThreads(text)).toMatchObject({ ok: false, problem: { code: "bad-option" } });
  });

  it("starts none for little", () => {
    const mb = 1 << 20;
    expect(isWorthAThread([{ size: 15 * mb }])).toBe(false);
    expect(isWorthAThread([{ size: 8 * mb }, { size: 8 * mb }])).toBe(true);
    expect(isWorthAThread([{ size: 4 * mb, compression: "gzip" }])).toBe(true);
  });
});
