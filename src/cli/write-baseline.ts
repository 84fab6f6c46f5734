import { formats } from "../formats/index.js";
import type { Problem } from "../model/problem.js";
import type { AuditReport } from "../model/report.js";
import type { BaselineUse } from "./settle-baseline.js";
import { writeReports } from "./write-reports.js";

/** Writes the report as the baseline of later runs, where that was asked for; an incomplete one never is. */
export async function writeBaseline(
  report: AuditReport,
  { path, isUpdated }: BaselineUse,
): Promise<Problem[]> {
  const format = formats.find(({ id }) => id === "json");
  if (!isUpdated || path === undefined || format === undefined) return [];
  if (report.verdict === "incomplete") {
    return [{ code: "baseline-kept", severity: "error", file: path, args: {} }];
  }
  return writeReports(report, [{ path, format }], {});
}
