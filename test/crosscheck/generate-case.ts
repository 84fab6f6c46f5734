import fc from "fast-check";
import type { Case, ExclusionCase, ObjectiveCase } from "./case.js";
import { calendarNear } from "./generate-calendar.js";
import { exportsNear } from "./generate-exports.js";
import { datesNear, filterOf, objectiveNear } from "./generate-objectives.js";
import { scenes, zones } from "./zones.js";

const MIN = 60_000;
const DAY = 86_400_000;

/** Agreements and records around a day on which the clocks of a zone turn. */
const someCase: fc.Arbitrary<Case> = fc
  .record({
    scene: fc.constantFrom(...scenes),
    every: fc.constantFrom("month" as const, "month" as const, "week" as const, "quarter" as const),
  })
  .chain(({ scene: [zone, date], every }) => {
    const anchor = Date.parse(date) + DAY / 2;
    const dateOf = (days: number) => new Date(anchor + days * DAY).toISOString().slice(0, 10);
    const dates = fc.integer({ min: -20, max: 20 }).map(dateOf);
    return fc
      .record({
        timezone: fc.oneof(fc.constant(zone), fc.constantFrom(...zones)),
        every: fc.constant(every),
        fiscalYearStart: fc.constantFrom(1, 1, 4, 6, 12),
        span: fc.option(
          fc
            .tuple(fc.integer({ min: -50, max: 2 }), fc.integer({ min: 0, max: 60 }))
            .map(([from, days]) => ({ from: dateOf(from), until: dateOf(Math.max(from, 0) + days) })),
          { freq: 4 },
        ),
        asOf: fc
          .oneof(
            { withCrossShrink: true },
            { weight: 1, arbitrary: fc.integer({ min: -2 * 96, max: 6 * 96 }) },
            { weight: 1, arbitrary: fc.integer({ min: -4 * 96, max: 60 * 96 }) },
          )
          .map((quarters) => anchor + quarters * 15 * MIN),
        effective: fc.oneof(
          { weight: 6, arbitrary: fc.constant({ from: null, until: null }) },
          { weight: 1, arbitrary: datesNear(dates) },
        ),
        conventions: fc.record({
          attributeTo: fc.constantFrom("start" as const, "start" as const, "stop" as const, "due" as const),
          percentile: fc.constantFrom("nearest-rank" as const, "linear" as const),
          businessDay: fc.constantFrom("end-of-day" as const, "end-of-day" as const, "elapsed" as const),
          stopBeforeStart: fc.constantFrom("unmeasurable" as const, "unmeasurable" as const, "zero" as const),
        }),
        calendars: fc.tuple(calendarNear(dates), calendarNear(dates)),
        groupBy: fc.option(fc.constantFrom("account" as const, "owner" as const, "source" as const), {
          freq: 2,
        }),
        objectives: fc.array(objectiveNear(dates, every === "month"), { minLength: 1, maxLength: 3 }),
        exclusions: fc.array(exclusionNear(anchor), { maxLength: 3 }),
        waivers: fc.uniqueArray(
          fc.record({
            record: fc
              .tuple(fc.constantFrom("L", "T", "D"), fc.integer({ min: 0, max: 9 }))
              .map((parts) => parts.join("")),
            objective: fc.option(fc.constantFrom(0, 1)),
            until: fc.option(dates),
          }),
          { maxLength: 5, selector: ({ record, objective }) => `${record} ${objective}` },
        ),
        exports: exportsNear(anchor),
      })
      .map(makeSound);
  });

/** Some of them with values at their edges more often than chance has it, most with full exports. */
export const anyCase = fc.oneof(
  { weight: 1, arbitrary: someCase },
  { weight: 3, arbitrary: fc.noBias(someCase) },
);

function exclusionNear(anchor: number): fc.Arbitrary<ExclusionCase> {
  const window = fc
    .tuple(fc.integer({ min: -10 * 96, max: 10 * 96 }), fc.integer({ min: 1, max: 3 * 96 }))
    .map(([from, length]) => [anchor + from * 15 * MIN, anchor + (from + length) * 15 * MIN] as const);
  const kinds = fc.constantFrom("leads" as const, "tickets" as const, "opportunities" as const);
  return fc.oneof(
    kinds.chain((of) =>
      fc.record({ kind: fc.constant("records" as const), of: fc.constant(of), where: filterOf(of) }),
    ),
    window.map(([from, to]) => ({ kind: "started-between" as const, from, to })),
    window.map(([from, to]) => ({ kind: "pause-clock" as const, from, to })),
  );
}

/** Takes out what a definition would be refused for. */
function makeSound(given: Case): Case {
  const objectives = settleHistory(given.objectives).map((each) => settleLinear(each, given));
  const judged = new Set(objectives.map(({ measure }) => measure.of));
  const exclusions = given.exclusions.filter((each) => each.kind !== "records" || judged.has(each.of));
  const waivers = given.waivers.filter((each) => (each.objective ?? 0) < objectives.length);
  return { ...given, objectives, exclusions, waivers };
}

/** A history that one objective names is used by every `resolution-time`. */
function settleHistory(objectives: readonly ObjectiveCase[]): ObjectiveCase[] {
  const isUsed = objectives.some(
    ({ measure }) => measure.shape === "duration" && (measure.pauseWhile !== null || measure.reopen !== null),
  );
  return objectives.map((objective) => {
    const { measure } = objective;
    if (!isUsed || measure.shape !== "duration" || measure.metric !== "resolution-time") return objective;
    const reopen = measure.reopen ?? "last-close";
    const hasTotal = measure.pauses.endsWith("total");
    return {
      ...objective,
      measure: { ...measure, reopen: hasTotal && reopen === "new-cycle" ? "last-close" : reopen },
    };
  });
}

/** What a business day is as an amount changes within a period, so that a figure between two records has no one limit. */
function settleLinear(objective: ObjectiveCase, { conventions }: Case): ObjectiveCase {
  if (conventions.percentile !== "linear") return objective;
  const settle = <T extends ObjectiveCase["target"] | null>(target: T): T =>
    target?.kind === "percentile" && target.limit.clock === "business-days"
      ? { ...target, limit: { clock: "business", minutes: target.limit.days * 480 } }
      : target;
  return {
    ...objective,
    target: settle(objective.target),
    overrides: objective.overrides.map((each) => ({ ...each, target: settle(each.target) })),
  };
}
