import type { ReviewGroup, ReviewLine, ReviewObjective, ReviewReport } from "../../model/review.js";
import { chooseGroups, groupText } from "../objective-details.js";
import { chooseScale, type ValueScale, valuesOf } from "./value-scale.js";

/** A row of the review: an objective, a part of it, or a group. */
export interface NamedLine {
  readonly objective: ReviewObjective;
  readonly name: string;
  readonly target: string;
  /** Of the objective and all that it is made of, so that their courses can be compared. */
  readonly scale: ValueScale;
  /** What was promised of it; null where no one figure was. */
  readonly goal: number | null;
  readonly depth: number;
  readonly line: ReviewLine;
}

/** An objective with what it is made of: its parts, and the groups that are shown. */
export function listReviewLines(objective: ReviewObjective, review: ReviewReport): NamedLine[] {
  return listLines(objective, review, (groups) => chooseGroups(groups, (group) => group.total));
}

/** The same with every group, for a format that has room for them. */
export function listAllReviewLines(objective: ReviewObjective, review: ReviewReport): NamedLine[] {
  return listLines(objective, review, (groups) => groups);
}

function listLines(
  objective: ReviewObjective,
  { groupBy }: ReviewReport,
  choose: (groups: readonly ReviewGroup[]) => readonly ReviewGroup[],
): NamedLine[] {
  const { id, target, goal, parts, groups, total } = objective;
  const shown = choose(groups);
  const known = [objective, ...parts, ...shown].flatMap(valuesOf).filter((value) => value !== null);
  const scale = chooseScale(known, goal, total.actual.unit);
  return [
    {
      objective,
      name: id,
      target: parts.length > 1 ? `${parts.length} targets, each judged alone` : target,
      scale,
      goal,
      depth: 0,
      line: objective,
    },
    ...parts.map((part) => ({
      objective,
      name: part.override ?? "all others",
      target: part.target,
      scale,
      goal: null,
      depth: 1,
      line: part,
    })),
    ...shown.map((group) => ({
      objective,
      name: groupText(group.group, groupBy ?? "group"),
      target: "",
      scale,
      goal,
      depth: 1,
      line: group,
    })),
  ];
}
