import type { Agreement } from "../model/agreement.js";
import type { ContractReport } from "../model/report.js";
import type { ReviewClock } from "../model/review-clock.js";
import { datedReport } from "./review-clock-text.js";

/** What an agreement says beside its figures; nothing where it says nothing, so that its report has no such part. */
export function composeContract(
  { contract }: Agreement,
  { nextReview, nextReport }: ReviewClock,
): ContractReport {
  const { kind, services, notCovered, responsibilities, stages, clauses, signatures } = contract;
  return {
    ...(kind === undefined ? {} : { kind }),
    ...(services.length === 0 ? {} : { services }),
    ...(notCovered.length === 0 ? {} : { notCovered }),
    ...(responsibilities.length === 0
      ? {}
      : { responsibilities: responsibilities.map(({ party, duty }) => ({ party, duty })) }),
    ...(stages.length === 0 ? {} : { stages }),
    ...(clauses.length === 0 ? {} : { clauses }),
    ...(signatures.length === 0
      ? {}
      : { signatures: signatures.map(({ party, name, on }) => ({ party, name, on: on ?? null })) }),
    ...(nextReview === undefined ? {} : { nextReview }),
    ...(nextReport === undefined ? {} : { nextReport: datedReport(nextReport) }),
  };
}
