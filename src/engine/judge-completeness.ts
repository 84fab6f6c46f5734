import type { Allowance } from "../model/agreement.js";
import type { Place, Problem } from "../model/problem.js";

export interface SourceLosses {
  readonly source: string;
  /** Where the definition speaks of it, or of the objective that asks for it. */
  readonly at: Place;
  /** Rows read from all files of the source. */
  readonly rows: number;
  readonly rejected: number;
  readonly unmeasurable: number;
  readonly allowance: Allowance;
}

/**
 * Whether an audit that leaves these rows out still counts as complete: rejected rows and records that
 * could not be measured count together against the allowance (semantics 14, 32).
 */
export function judgeCompleteness(losses: SourceLosses): Problem | undefined {
  const { source, at, rows, rejected, unmeasurable, allowance } = losses;
  const lost = rejected + unmeasurable;
  const within =
    allowance.kind === "count"
      ? lost <= allowance.count
      : lost * allowance.denominator <= rows * allowance.numerator;
  if (within) return undefined;
  return {
    code: "beyond-allowance",
    severity: "error",
    ...at,
    args: { source, rejected, unmeasurable, rows, allowed: allowanceText(allowance) },
  };
}

function allowanceText(allowance: Allowance): string {
  if (allowance.kind === "count") return String(allowance.count);
  return `${(allowance.numerator * 100) / allowance.denominator}%`;
}
