import type { DefinitionPath, DefinitionText } from "./advice.js";
import type { Agreement } from "./agreement.js";
import type { Penalty } from "./penalty.js";
import type { Target } from "./target.js";

/** A penalty where it was written: at an objective, or at an override that has one of its own. */
export interface PlacedPenalty {
  readonly penalty: Penalty;
  /** What is promised where it holds. */
  readonly target: Target;
  /** For people: `reply`, or `reply (priority: urgent)` of an override. */
  readonly of: string;
  readonly at: DefinitionPath;
}

/** Every penalty of an agreement without errors, in the order of the file. */
export function listPenalties({ objectives }: Agreement, text: DefinitionText): PlacedPenalty[] {
  const place = (at: DefinitionPath, of: string, target: Target, penalties: readonly Penalty[]) => {
    const isList = text.has([...at, 0]);
    return penalties.map((penalty, number) => ({
      penalty,
      target,
      of,
      at: isList ? [...at, number] : at,
    }));
  };
  return objectives.flatMap(({ id, target, penalties, overrides }, index) => [
    ...place(["objectives", index, "penalty"], id, target, penalties),
    ...overrides.flatMap((override, number) =>
      place(
        ["objectives", index, "overrides", number, "penalty"],
        `${id} (${override.label})`,
        override.target ?? target,
        override.penalties ?? [],
      ),
    ),
  ]);
}
