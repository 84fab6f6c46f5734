import type { AuditReport, ObjectiveReport } from "../model/report.js";

/** Who promised: `Northwind Sales (provider)`, or the id alone where no other name is known. */
export function partyText({ agreement }: Pick<AuditReport, "agreement">, id: string): string {
  const name = agreement.parties.find((party) => party.id === id)?.name ?? id;
  return name === id ? id : `${name} (${id})`;
}

/** The duties of one party, in the order of the definition. */
export interface Duties<Objective extends Pick<ObjectiveReport, "owner">> {
  readonly owner: string;
  readonly objectives: readonly Objective[];
}

/** Every objective under the party that promised it; the parties in the order of the agreement. */
export function groupByOwner<Objective extends Pick<ObjectiveReport, "owner">>({
  agreement,
  objectives,
}: Pick<AuditReport, "agreement"> & {
  readonly objectives: readonly Objective[];
}): readonly Duties<Objective>[] {
  const owners = new Set(
    [...agreement.parties, ...objectives.map(({ owner }) => ({ id: owner }))].map(({ id }) => id),
  );
  return [...owners]
    .map((owner) => ({ owner, objectives: objectives.filter((objective) => objective.owner === owner) }))
    .filter((duties) => duties.objectives.length > 0);
}
