import type { Agreement } from "../../model/agreement.js";
import { type BearingChange, listChanges } from "./aspect.js";
import { calendarShape, describeAgreement } from "./describe-agreement.js";
import { describeObjective } from "./describe-objective.js";

/** What two definitions say differently, in words, and what a record can flip by. */
export interface ComparedDefinitions {
  readonly changes: readonly BearingChange[];
  /** By the id of the objective; none for those that only one of the two has. */
  readonly objectives: ReadonlyMap<string, readonly BearingChange[]>;
  /** Whether a calendar of OLD and one of NEW open at the same times; null is real time. */
  isSameCalendar(old: string | null, now: string | null): boolean;
}

/** @param years those whose holidays are compared: the ones that the audit is about */
export function compareDefinitions(
  old: Agreement,
  now: Agreement,
  years: readonly number[],
): ComparedDefinitions {
  const before = new Map(old.objectives.map((objective) => [objective.id, objective]));
  const shapesOf = ({ calendars }: Agreement) =>
    new Map([...calendars].map(([id, spec]) => [id, calendarShape(spec, years)]));
  const [shapesBefore, shapesAfter] = [shapesOf(old), shapesOf(now)];
  return {
    changes: listChanges(describeAgreement(old, years), describeAgreement(now, years)),
    objectives: new Map(
      now.objectives.flatMap((objective) => {
        const was = before.get(objective.id);
        if (was === undefined) return [];
        return [[objective.id, listChanges(describeObjective(was), describeObjective(objective))] as const];
      }),
    ),
    isSameCalendar: (one, other) =>
      one === null || other === null ? one === other : shapesBefore.get(one) === shapesAfter.get(other),
  };
}
