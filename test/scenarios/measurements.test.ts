import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import type { AuditReport, Counts } from "../../src/model/report.js";
import { runProgram } from "../cli/run-program.js";
import { makeFolder } from "../cli/sample-folder.js";

type Row = Record<string, string>;

/** What each verdict of a measurement is among the counts; a figure's records are met, an outage is missed. */
const countOf: Readonly<Record<string, keyof Counts>> = {
  met: "met",
  breached: "breached",
  overdue: "overdue",
  "at-risk": "atRisk",
  "on-track": "onTrack",
  undecided: "onTrack",
  excluded: "excluded",
  waived: "waived",
  unmeasurable: "unmeasurable",
  missed: "missed",
};

function countRows(rows: readonly Row[], shape: string): Counts {
  const counts: Record<string, number> = {};
  for (const name of ["total", ...Object.values(countOf)]) counts[name] = 0;
  for (const { verdict } of rows) {
    const name = verdict === "counted" ? (shape === "uptime" ? "missed" : "met") : countOf[verdict!];
    if (name === undefined) throw new Error(`unknown verdict ${verdict}`);
    counts[name]! += 1;
    counts["total"]! += 1;
  }
  return counts as unknown as Counts;
}

async function audit(fixture: string, ...options: string[]): Promise<{ report: AuditReport; rows: Row[] }> {
  const folder = makeFolder();
  const [csv, json] = [join(folder, "all.csv"), join(folder, "report.json")];
  const files = ["--csv", "measurements", "-o", csv, "-o", json];
  await runProgram(["check", `fixtures/${fixture}/sla.yaml`, "--quiet", ...options, ...files]);
  const text = readFileSync(csv, "utf8");
  return {
    report: JSON.parse(readFileSync(json, "utf8")) as AuditReport,
    rows: parse(text, { columns: true, bom: true }) as Row[],
  };
}

const runs: [fixture: string, ...options: string[]][] = [
  ["quickstart", "--period", "2025-03", "--as-of", "2025-03-31"],
  ["agreement", "--period", "2025-03", "--as-of", "2025-04-12"],
  ["agreement", "--period", "2025-03", "--as-of", "2025-03-20T12:00"],
  ["agreement", "--period", "2025-Q1", "--as-of", "2025-04-12", "--group-by", "account"],
  ["agreement", "--period", "all", "--as-of", "2025-04-12"],
  ["figures", "--period", "all", "--as-of", "2025-12-31"],
];

describe.each(runs)("%s %s %s %s %s", (fixture, ...options) => {
  const audited = audit(fixture, ...options);

  test("the counts of an objective are those of its rows, in each period and in all", async () => {
    const { report, rows } = await audited;
    expect(report.objectives.length).toBeGreaterThan(0);
    for (const { id, shape, counts, periods } of report.objectives) {
      const own = rows.filter((row) => row["objective"] === id && row["counts"] === "1");
      expect(countRows(own, shape), id).toEqual(counts);
      for (const period of periods) {
        const inPeriod = own.filter((row) => row["period"] === period.label);
        expect(countRows(inPeriod, shape), `${id} ${period.label}`).toEqual(period.counts);
      }
    }
  });

  test("every breach of the report is a row, in the same figures", async () => {
    const { report, rows } = await audited;
    const key = (each: readonly unknown[]) => each.map((value) => String(value ?? "")).join("|");
    const misses = rows.filter(({ verdict }) => ["breached", "overdue", "waived"].includes(verdict!));
    expect(
      misses
        .map((row) =>
          key([
            row["objective"],
            row["record"],
            row["cycle"],
            row["account"],
            row["owner"],
            row["period"],
            row["startedAt"],
            row["dueAt"],
            row["stoppedAt"],
            row["elapsedMs"],
            row["limitMs"],
            row["overrunMs"],
            row["override"],
            row["waiver"],
            row["file"],
            row["line"],
          ]),
        )
        .sort(),
    ).toEqual(
      report.breaches
        .map((breach) =>
          key([
            breach.objective,
            breach.record,
            breach.cycle,
            breach.account,
            breach.owner,
            breach.period,
            breach.startedAt,
            breach.dueAt,
            breach.stoppedAt,
            breach.elapsedMs,
            breach.limitMs,
            breach.overrunMs,
            breach.override,
            breach.waiver?.reason,
            breach.file,
            breach.line,
          ]),
        )
        .sort(),
    );
  });
});
