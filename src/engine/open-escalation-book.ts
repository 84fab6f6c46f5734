import type { EscalationSource } from "../model/escalation.js";
import { createEscalationBook, type EscalationBook } from "./escalation-book.js";
import { planEvidenceExclusions } from "./exclude-rows.js";
import type { WordCheck } from "./filter-rows.js";
import type { PassPlan } from "./pass-plan.js";

/** The book of an export of escalations; objectives about the same records share it. */
export function openEscalationBook(plan: PassPlan, from: EscalationSource): EscalationBook {
  const { agreement, objective, escalationBooks, scope } = plan;
  const name = JSON.stringify([from, objective.source]);
  const known = escalationBooks.get(name);
  let opened = known;
  plan.collectFrom(from.source, (columns, { name: source }) => {
    const checks: WordCheck[] = [];
    const exclusions = planEvidenceExclusions(agreement, source, columns, checks);
    for (const check of checks) check.source ??= source;
    const book = createEscalationBook({
      from,
      records: objective.source,
      columns,
      exclusions,
      asOf: scope.asOf,
    });
    // One that is shared is filled already; its columns are asked for again in this objective's name.
    if (known !== undefined) return { add() {} };
    plan.checks.push(...checks);
    opened = book;
    return book;
  });
  escalationBooks.set(name, opened!);
  return opened!;
}
