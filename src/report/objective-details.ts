import type { AuditReport, GroupReport, ObjectiveReport, PeriodResult, Result } from "../model/report.js";
import { verdicts } from "../model/verdict.js";
import { periodText } from "./period-text.js";
import { listText, numberText } from "./quantity-text.js";

/** One line below an objective. */
export interface Detail {
  readonly label: string;
  /** How far below: 1 below the objective, 2 below one of its parts. */
  readonly depth: number;
  /** Empty where it is the one above. */
  readonly target: string;
  readonly result: Result;
}

export interface ObjectiveDetails {
  /** What stands as the objective's own target. */
  readonly target: string;
  readonly details: readonly Detail[];
}

/**
 * What an objective is made of: its parts with their targets, its measurement periods where there are
 * several, its groups. A part is judged period by period too, so that its periods stand below it.
 */
export function listDetails(objective: ObjectiveReport, report: AuditReport): ObjectiveDetails {
  const { parts } = objective;
  // A single measurement period would only repeat the line above it.
  const hasPeriods = objective.periods.length > 1;
  const periodsOf = (periods: readonly PeriodResult[], depth: number): Detail[] =>
    hasPeriods
      ? periods.map((period) => ({
          label: periodText(period, report.timezone),
          depth,
          target: "",
          result: period,
        }))
      : [];
  const made =
    parts.length === 0
      ? periodsOf(objective.periods, 1)
      : parts.flatMap((part): Detail[] => [
          { label: part.override ?? "all others", depth: 1, target: part.target, result: part },
          ...periodsOf(part.periods, 2),
        ]);
  return {
    target: parts.length > 1 ? `${parts.length} targets, each judged alone` : objective.target,
    details: [...made, ...groupDetails(objective.groups, report.groupBy ?? "group")],
  };
}

const groupsShown = 12;

/** Of many groups those that stand worst; the JSON report has all of them. */
function groupDetails(groups: readonly GroupReport[], field: string): Detail[] {
  return chooseGroups(groups, (group) => group).map((group) => ({
    label: groupText(group.group, field),
    depth: 1,
    target: "",
    result: group,
  }));
}

/** The groups that stand worst, in the order given; all of them where they are few. */
export function chooseGroups<Group>(groups: readonly Group[], resultOf: (group: Group) => Result): Group[] {
  if (groups.length <= groupsShown) return [...groups];
  const worst = groups.toSorted((a, b) => compareGroups(resultOf(a), resultOf(b)));
  const shown = new Set(worst.slice(0, groupsShown));
  return groups.filter((group) => shown.has(group));
}

/** `owner: Dana Cole`, `no owner`. */
export function groupText(group: string | null, field: string): string {
  return group === null ? `no ${field}` : `${field}: ${group}`;
}

/** What the groups shown do not say: those left out, and objectives that can't be split; empty where all is there. */
export function groupsNote({
  objectives,
  groupBy,
}: Pick<AuditReport, "groupBy"> & {
  readonly objectives: readonly (Pick<ObjectiveReport, "id" | "counts"> & {
    readonly groups: readonly unknown[];
  })[];
}): string {
  if (groupBy === null) return "";
  const most = Math.max(0, ...objectives.map(({ groups }) => groups.length));
  const whole = objectives.filter(({ groups, counts }) => groups.length === 0 && counts.total > 0);
  const left =
    most <= groupsShown
      ? []
      : [
          `Of up to ${numberText(most)} groups by ${groupBy} the ${groupsShown} that stand worst are shown: -o report.json has them all.`,
        ];
  // A schedule, outages and figures of two exports have no record that a group could be told by.
  const unsplit =
    whole.length === 0 ? [] : [`Not split by ${groupBy}: ${listText(whole.map(({ id }) => id))}.`];
  return [...left, ...unsplit].join(" ");
}

/** The worse verdict first, then the more misses. */
function compareGroups(a: Result, b: Result): number {
  const rank = (group: Result) => verdicts.indexOf(group.verdict);
  return rank(b) - rank(a) || missesOf(b) - missesOf(a);
}

function missesOf({ counts }: Result): number {
  return counts.breached + counts.overdue + counts.missed;
}
