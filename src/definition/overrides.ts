import type { Override } from "../model/agreement.js";
import type { Fee } from "../model/money.js";
import type { Target } from "../model/target.js";
import { needsCalendar, type UsualCalendar, useUsualCalendar, warnOfUnusedCalendar } from "./calendar-use.js";
import { readEffective } from "./dates.js";
import { type FilterContext, readFilter } from "./filter.js";
import { keyOfFilter } from "./filter-key.js";
import { describeFilter } from "./filter-text.js";
import type { ObjectiveInput } from "./objective-metric.js";
import { type PromisedThing, readTarget } from "./objective-target.js";
import { readPenalties } from "./penalties.js";
import type { Reading } from "./reading.js";
import { resolveReference } from "./references.js";
import type { Path } from "./tree.js";

type OverrideInput = NonNullable<NonNullable<ObjectiveInput["overrides"]>[number]>;

/** The objective that overrides change. */
export interface OverriddenObjective extends PromisedThing {
  /** Absent when it was not understood. */
  readonly target: Target | undefined;
  readonly usualCalendar: UsualCalendar;
  readonly filters: FilterContext;
  /** The agreement's. */
  readonly fee?: Fee | undefined;
}

export interface ReadOverrides {
  readonly overrides: readonly Override[];
  /** Whether one of them runs on the calendar that the objective would use. */
  readonly useCalendar: boolean;
}

/** Terms for some records (semantics 21). An override that no record could reach is an error. */
export function readOverrides(
  inputs: ObjectiveInput["overrides"],
  path: Path,
  objective: OverriddenObjective,
): ReadOverrides {
  const { reading } = objective.filters;
  let useCalendar = false;
  const overrides = (inputs ?? []).flatMap((input, index) => {
    if (input === undefined) return [];
    const at = [...path, index];
    const override = readOverride(input, at, objective);
    reportHalf(input, override, at, objective.objective, reading);
    if (override.target !== undefined && input.calendar === undefined && needsCalendar(override.target))
      useCalendar = true;
    return [{ override, at }];
  });
  reportHidden(overrides, objective.objective, reading);
  return { overrides: overrides.map(({ override }) => override), useCalendar };
}

function readOverride(input: OverrideInput, path: Path, objective: OverriddenObjective): Override {
  const { filters, usualCalendar } = objective;
  const { reading } = filters;
  const when = readFilter(input.when, [...path, "when"], filters);
  const effective = readEffective(input.effective, [...path, "effective"], reading);
  const target = readTarget(input.target, [...path, "target"], objective, reading);
  const named = resolveReference(
    "calendar",
    input.calendar,
    usualCalendar.calendars,
    [...path, "calendar"],
    reading,
  );
  const calendar = readCalendar(input, named, target, path, objective);
  const promised = target ?? objective.target;
  const penalties =
    input.penalty === undefined || promised === undefined
      ? undefined
      : readPenalties(
          [...path, "penalty"],
          {
            objective: objective.objective,
            target: promised,
            fee: objective.fee,
            every: objective.measurementUnit,
          },
          reading,
        );
  return {
    label: reading.textAt([...path, "title"]) ?? labelOf(path, effective, reading),
    ...(when === undefined ? {} : { when }),
    effective,
    ...(target === undefined ? {} : { target }),
    ...(calendar === undefined ? {} : { calendar }),
    ...(penalties === undefined ? {} : { penalties }),
    at: reading.place(path),
  };
}

function readCalendar(
  input: OverrideInput,
  named: string | undefined,
  target: Target | undefined,
  path: Path,
  { objective, target: ofObjective, usualCalendar, filters: { reading } }: OverriddenObjective,
): string | undefined {
  const judged = target ?? (input.target === undefined ? ofObjective : undefined);
  if (judged === undefined) return named;
  if (!needsCalendar(judged)) {
    if (named !== undefined) warnOfUnusedCalendar(objective, judged, named, path, reading);
    return undefined;
  }
  if (input.calendar !== undefined) return named;
  // That an objective in business time lacks a calendar is told once, and mended once.
  const asked = ofObjective !== undefined && needsCalendar(ofObjective);
  return asked ? usualCalendar.calendar : useUsualCalendar(objective, judged, usualCalendar, path, reading);
}

/** The `when` in few words, and the dates. */
function labelOf(path: Path, { from, until }: Override["effective"], reading: Reading): string {
  const dates =
    from === undefined
      ? until === undefined
        ? ""
        : `until ${until}`
      : until === undefined
        ? `from ${from}`
        : `${from} to ${until}`;
  return [describeFilter([...path, "when"], reading), dates].filter((part) => part !== "").join(", ");
}

/** An override needs both: something that it changes, and records or dates for which it does. */
function reportHalf(
  input: OverrideInput,
  { when, effective }: Override,
  path: Path,
  objective: string,
  reading: Reading,
): void {
  const written = reading.keysAt(path);
  if (!["target", "calendar", "penalty"].some((key) => written.includes(key)))
    reading.report("half-an-override", path, { objective, lacks: "terms" }, { on: "key" });
  if (when !== undefined || effective.from !== undefined || effective.until !== undefined) return;
  const faulty = ["when", "effective"].some((key) => reading.hasErrorUnder([...path, key]));
  // A filter is empty as well when all that it asks for is a faulty term.
  if (faulty || (input.when !== undefined && reading.hasErrorUnder(["terms"]))) return;
  if (input.when === undefined)
    reading.report("half-an-override", path, { objective, lacks: "records" }, { on: "key" });
  else reading.report("empty-filter", [...path, "when"], { key: "when" }, { on: "key" });
}

/** The first match wins, so an override that stands behind one for the same records and dates never would. */
function reportHidden(
  overrides: readonly { readonly override: Override; readonly at: Path }[],
  objective: string,
  reading: Reading,
): void {
  const earlier: { readonly override: Override; readonly key: string }[] = [];
  for (const { override, at } of overrides) {
    // What was left out of a faulty one may set it apart.
    const whenAt = [...at, "when"];
    const datesAt = [...at, "effective"];
    if ([whenAt, datesAt, ["terms"]].some((path) => reading.hasErrorUnder(path))) continue;
    const { when, effective } = override;
    const key = keyOfFilter(when);
    const first = earlier.find(
      (other) =>
        (other.key === key && overlap(other.override.effective, effective)) ||
        (other.override.when === undefined && covers(other.override.effective, effective)),
    );
    if (first !== undefined) {
      const args = { objective, firstLine: first.override.at.line ?? 0 };
      reading.report("hidden-override", when === undefined ? datesAt : whenAt, args, { on: "key" });
    }
    earlier.push({ override, key });
  }
}

function overlap(a: Override["effective"], b: Override["effective"]): boolean {
  const endsBefore = (until: string | undefined, from: string | undefined) =>
    until !== undefined && from !== undefined && until < from;
  return !endsBefore(a.until, b.from) && !endsBefore(b.until, a.from);
}

function covers(outer: Override["effective"], inner: Override["effective"]): boolean {
  const fromFits = outer.from === undefined || (inner.from !== undefined && inner.from >= outer.from);
  const untilFits = outer.until === undefined || (inner.until !== undefined && inner.until <= outer.until);
  return fromFits && untilFits;
}
