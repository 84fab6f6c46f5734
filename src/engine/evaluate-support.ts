import type { EvaluationResult } from "../model/evaluation.js";
import { createEvaluation, type Evaluation } from "./evaluate.js";
import type { EvaluationInput } from "./evaluation-input.js";
import type { TracedMiss } from "./trace-causes.js";

/** The evaluation of an agreement that another one stands on. */
export interface SupportEvaluation extends Evaluation {
  /** Every miss of any period, once it is finished: an outer clock of a period may run into the next one. */
  misses(): readonly TracedMiss[];
}

/** Judges an inner agreement over a period, and beside it finds its misses of all time on the same rows. */
export function createSupportEvaluation(
  input: Pick<EvaluationInput, "agreement" | "span" | "asOf">,
): SupportEvaluation {
  const judging = createEvaluation({ ...input, tellsSubjects: true });
  if (input.span === "all") {
    let found: readonly TracedMiss[] = [];
    return {
      ...judging,
      finish(fileNames, unread) {
        const result = judging.finish(fileNames, unread);
        found = listTraced(result);
        return result;
      },
      misses: () => found,
    };
  }
  const { agreement, asOf } = input;
  const tracing = createEvaluation({ agreement, asOf, span: "all", tellsSubjects: true });
  requireSameColumns(judging, tracing);
  let found: readonly TracedMiss[] = [];
  return {
    ...judging,
    add(batch) {
      judging.add(batch);
      tracing.add(batch);
    },
    finish(fileNames, unread) {
      found = listTraced(tracing.finish(fileNames, unread));
      return judging.finish(fileNames, unread);
    },
    misses: () => found,
  };
}

/** The misses of a result that tells what its records are about. */
export function listTraced({ breaches, subjects = [] }: EvaluationResult): TracedMiss[] {
  return breaches.map((breach, index) => ({ breach, subjects: subjects[index] ?? [] }));
}

/** Both read the same batches, so a column has to stand at the same place for both. */
function requireSameColumns(one: Evaluation, other: Evaluation): void {
  const columnsOf = ({ sources }: Evaluation) =>
    sources.map(({ source, requests }) => [
      source.name,
      ...requests.map(({ field, as }) => `${field} ${as}`),
    ]);
  if (JSON.stringify(columnsOf(one)) !== JSON.stringify(columnsOf(other)))
    throw new Error("Two evaluations of one agreement ask for different columns");
}
