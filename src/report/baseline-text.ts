import type { BaselineReport, NewResult } from "../model/baseline-report.js";
import type { AuditReport } from "../model/report.js";
import { shortHash } from "./input-text.js";
import { instantText } from "./instant-text.js";
import { numberText, quantityText } from "./quantity-text.js";

/** What came out against the baseline, in one sentence; empty where there is none. */
export function baselineSentence({ baseline, verdict }: Pick<AuditReport, "baseline" | "verdict">): string {
  if (baseline === undefined) return "";
  const { misses } = baseline;
  const told = verdict === "incomplete" ? "" : "resolved";
  const results = standings(baseline.new.length, baseline.known.length, baseline.resolved.length, told);
  const records = standings(misses.new, misses.known, misses.resolved.length, told);
  const excuse = baseline.new.length === 0 && baseline.known.length > 0 ? " Nothing new fails." : "";
  return `Against the baseline, failing results: ${results}; misses: ${records}.${excuse}`;
}

function standings(fresh: number, known: number, resolved: number, told: string): string {
  const parts = [`${numberText(fresh)} new`, `${numberText(known)} known`];
  return [...parts, ...(told === "" ? [] : [`${numberText(resolved)} ${told}`])].join(", ");
}

/** Which report that is. */
export function baselineFact({ baseline, timezone }: Pick<AuditReport, "baseline" | "timezone">): string {
  if (baseline === undefined) return "";
  const { file, sha256, period, asOf } = baseline;
  return `${file} (SHA-256 ${shortHash(sha256)}), ${period} as of ${instantText(asOf, timezone)}`;
}

/** Why a result is new. */
export function noveltyText({ because, newMisses }: NewResult): string {
  switch (because) {
    case "not-judged":
      return "not in the baseline";
    case "not-failing":
      return "did not fail in the baseline";
    case "worse-verdict":
      return "its verdict was better";
    case "new-misses":
      return quantityText(newMisses, "new miss", "new misses");
    case "figure":
      return "its figure is worse, or can't be compared";
  }
}

/** How the failing results of an objective stand to the baseline: `2 known, 1 new`; empty where none fails. */
export function objectiveBaselineText(id: string, baseline: BaselineReport | undefined): string {
  if (baseline === undefined) return "";
  const count = (results: readonly { readonly objective: string }[]) =>
    results.filter(({ objective }) => objective === id).length;
  const [fresh, known] = [count(baseline.new), count(baseline.known)];
  if (fresh + known === 0) return "";
  if (fresh === 0) return "known from the baseline";
  return known === 0 ? "not in the baseline" : `${fresh} of ${fresh + known} results not in the baseline`;
}

/** Over the misses that are none any more. */
export function resolvedTitle({ misses }: BaselineReport): string {
  return `Resolved: ${quantityText(misses.resolved.length, "miss", "misses")}`;
}
