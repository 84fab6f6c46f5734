import type { Agreement } from "../model/agreement.js";
import type { Problem } from "../model/problem.js";
import type { AuditReport } from "../model/report.js";
import { nearestName } from "../model/suggest.js";
import { spanText } from "../report/period-text.js";
import type { Sides } from "./settle-diff.js";

/** Two definitions without an objective in common can't be compared; undefined where they have one. */
export function refuseUncommon({ old, new: now }: Sides<Agreement>): Problem | undefined {
  const [before, after] = [old, now].map(({ objectives }) => objectives.map(({ id }) => id));
  if (before === undefined || after === undefined || before.some((id) => after.includes(id)))
    return undefined;
  const onlyOne = before.length === 1 && after.length === 1 ? before[0] : undefined;
  const near = after
    .map((id) => [id, nearestName(id, before) ?? onlyOne] as const)
    .find((pair): pair is readonly [string, string] => pair[1] !== undefined);
  return {
    code: "no-common-objective",
    severity: "error",
    ...now.objectives[0]?.at,
    file: now.file,
    args: { other: old.file, old: before, new: after, near: near ?? null },
  };
}

/** What makes a reader doubt that two audits were of the same data and of two definitions. */
export function listDoubts(old: AuditReport, now: AuditReport): Problem[] {
  return [...doubtDefinitions(old, now), ...doubtPeriods(old, now), ...doubtExports(old, now)];
}

function doubtDefinitions({ agreement: old }: AuditReport, { agreement: now }: AuditReport): Problem[] {
  const hashes = ({ sha256, included }: AuditReport["agreement"]) =>
    [sha256, ...included.map((each) => each.sha256)].join(" ");
  if (hashes(old) !== hashes(now)) return [];
  const args = { other: old.file, isSameFile: old.file === now.file };
  return [{ code: "same-definition", severity: "warning", file: now.file, args }];
}

function doubtPeriods(old: AuditReport, now: AuditReport): Problem[] {
  const [was, is] = [old, now].map(({ period, timezone }) => spanText(period, timezone));
  const isSame = old.period.from === now.period.from && old.period.to === now.period.to;
  if (isSame || !was || !is) return [];
  const args = { old: was, new: is };
  return [{ code: "other-periods", severity: "warning", file: now.agreement.file, args }];
}

/** Files are compared by what they hold, source by source of the objectives that both have. */
function doubtExports(old: AuditReport, now: AuditReport): Problem[] {
  const filesOf = ({ inputs }: AuditReport, source: string) =>
    inputs.filter((input) => input.source === source);
  const looked = new Set<string>();
  return now.objectives.flatMap(({ id, source }): Problem[] => {
    const was = old.objectives.find((each) => each.id === id)?.source;
    if (was === undefined || looked.has(source)) return [];
    looked.add(source);
    const [before, after] = [filesOf(old, was), filesOf(now, source)];
    const held = (files: AuditReport["inputs"]) =>
      files
        .map(({ sha256 }) => sha256)
        .sort()
        .join(" ");
    // What could not be read has its own problem.
    if (before.length === 0 || after.length === 0 || held(before) === held(after)) return [];
    const names = (files: AuditReport["inputs"]) => files.map(({ file }) => file);
    const args = { source, oldFiles: names(before), newFiles: names(after) };
    return [{ code: "other-exports", severity: "warning", file: now.agreement.file, args }];
  });
}
