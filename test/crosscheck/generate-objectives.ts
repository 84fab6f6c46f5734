import fc from "fast-check";
import type {
  Dates,
  FigureCase,
  FilterCase,
  JudgedKind,
  LimitCase,
  MeasureCase,
  ObjectiveCase,
  OverrideCase,
  RateCase,
  TargetCase,
} from "./case.js";
import { accounts, owners, sources, usualLengths } from "./generate-exports.js";

const is = (field: string, ...words: string[]): FilterCase => ({ op: "is", field, words });
const exists = (field: string): FilterCase => ({ op: "exists", field, exists: true });
const said = (words: readonly (string | null)[]) =>
  words.flatMap((each) => (each === null ? [] : [each.trim()]));

function filterOn(field: string, words: readonly (string | null)[]): fc.Arbitrary<FilterCase> {
  return fc.oneof(
    fc.record({
      op: fc.constantFrom("is" as const, "not" as const),
      field: fc.constant(field),
      words: fc.uniqueArray(fc.constantFrom(...said(words)), {
        minLength: 1,
        maxLength: 2,
        selector: (each) => each.toLowerCase(),
      }),
    }),
    fc.record({ op: fc.constant("exists" as const), field: fc.constant(field), exists: fc.boolean() }),
  );
}

const simpleFilter = fc.oneof(
  filterOn("owner", owners),
  filterOn("account", accounts),
  filterOn("source", sources),
);

/** A filter that every kind of record can be asked. */
export const anyFilter: fc.Arbitrary<FilterCase> = fc.oneof(
  { weight: 3, arbitrary: simpleFilter },
  {
    weight: 1,
    arbitrary: fc.record({
      op: fc.constantFrom("any" as const, "all" as const),
      of: fc.tuple(filterOn("owner", owners), filterOn("source", sources)),
    }),
  },
);

/** One that asks of what only that kind has. */
export const filterOf = (kind: JudgedKind): fc.Arbitrary<FilterCase> =>
  fc.oneof(
    { weight: 2, arbitrary: anyFilter },
    {
      weight: 1,
      arbitrary: {
        leads: fc.oneof(
          filterOn("status", ["qualified", "Junk", "new"]),
          fc.record({
            op: fc.constantFrom("at-least" as const, "at-most" as const),
            field: fc.constant("score"),
            value: fc.integer({ min: 0, max: 100 }),
          }),
        ),
        tickets: filterOn("status", ["solved", "Pending", "open"]),
        opportunities: filterOn("stage", ["won", "Proposal"]),
      }[kind] as fc.Arbitrary<FilterCase>,
    },
  );

export const datesNear = (dates: fc.Arbitrary<string>): fc.Arbitrary<Dates> =>
  fc
    .record({ from: fc.option(dates), until: fc.option(dates) })
    .map(({ from, until }) =>
      from !== null && until !== null && from > until ? { from: until, until: from } : { from, until },
    );
const always: Dates = { from: null, until: null };

const usualMinutes = fc.constantFrom(...usualLengths).map((quarters) => quarters * 15);

const businessLimit: fc.Arbitrary<LimitCase> = fc.oneof(
  fc.record({
    clock: fc.constant("business" as const),
    minutes: fc.oneof(
      usualMinutes,
      fc.integer({ min: 1, max: 64 }).map((each) => each * 15),
    ),
  }),
  fc.record({ clock: fc.constant("business-days" as const), days: fc.integer({ min: 1, max: 4 }) }),
);
const realLimit: fc.Arbitrary<LimitCase> = fc.record({
  clock: fc.constant("real" as const),
  minutes: fc.oneof(
    usualMinutes,
    fc.integer({ min: 1, max: 96 }).map((each) => each * 15),
    fc.integer({ min: 1, max: 7200 }),
  ),
});

const percent = fc.integer({ min: 1, max: 100 });

function timeTarget(limit: fc.Arbitrary<LimitCase>, isTicket: boolean): fc.Arbitrary<TargetCase> {
  return fc.oneof(
    { weight: 4, arbitrary: fc.record({ kind: fc.constant("share" as const), percent, limit }) },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant("percentile" as const),
        percent: fc.constantFrom(50, 75, 90, 95),
        limit,
      }),
    },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant("average" as const), limit }) },
    { weight: isTicket ? 2 : 0, arbitrary: fc.record({ kind: fc.constant("by-due" as const), percent }) },
  );
}

const bound = fc.constantFrom("at-least" as const, "at-most" as const);
const rateTarget: fc.Arbitrary<TargetCase> = fc.record({
  kind: fc.constant("rate" as const),
  bound,
  percent,
});
const byDay = fc.option(fc.integer({ min: 1, max: 31 }), { freq: 3 });

const duration = (metric: string | null, of: JudgedKind, to: string) => ({
  shape: "duration" as const,
  metric,
  of,
  from: "createdAt",
  to,
  pauses: "none" as const,
  pauseWhile: null,
  reopen: null,
});

const rate = (
  metric: string | null,
  of: JudgedKind,
  rest: Partial<RateCase> & Pick<RateCase, "good">,
): RateCase => ({
  shape: "rate",
  metric,
  of,
  where: null,
  decided: null,
  enteredAt: "createdAt",
  decidedAt: null,
  begunAt: null,
  basis: "cohort",
  ...rest,
});

const rated: FilterCase = {
  op: "all",
  of: [exists("rating"), { op: "not", field: "rating", words: ["unrated"] }],
};
const wonOrLost = { good: is("stage", "won"), decided: is("stage", "won", "lost"), decidedAt: "closedAt" };
const conversion = {
  good: is("status", "converted"),
  decided: is("status", "converted", "disqualified"),
  decidedAt: "closedAt",
};

const rates: readonly RateCase[] = [
  rate("lead-qualification-rate", "leads", {
    good: is("status", "qualified", "converted"),
    decided: is("status", "qualified", "converted", "disqualified"),
  }),
  rate("opportunity-conversion-rate", "leads", conversion),
  rate("opportunity-conversion-rate", "leads", { ...conversion, basis: "decided" }),
  rate("close-rate", "opportunities", wonOrLost),
  rate("close-rate", "opportunities", { ...wonOrLost, basis: "decided" }),
  rate("reopen-rate", "tickets", {
    where: is("status", "solved", "closed"),
    good: { op: "at-least", field: "reopens", value: 1 },
    enteredAt: "resolvedAt",
    begunAt: "createdAt",
  }),
  rate("customer-satisfaction", "tickets", {
    where: rated,
    good: { op: "any", of: [is("rating", "good"), { op: "at-least", field: "rating", value: 4 }] },
  }),
  rate(null, "leads", { where: is("source", "web"), good: exists("firstResponseAt") }),
  rate(null, "tickets", {
    good: { op: "at-most", field: "handlingMinutes", value: 60 },
    decided: exists("resolvedAt"),
    decidedAt: "resolvedAt",
    basis: "decided",
  }),
];

const figure = (
  metric: string | null,
  of: JudgedKind,
  op: FigureCase["op"],
  rest: Partial<FigureCase> = {},
): FigureCase => ({
  shape: "figure",
  metric,
  of,
  op,
  field: null,
  where: null,
  at: "createdAt",
  stopAt: null,
  begunAt: null,
  currency: null,
  isMinutes: false,
  expenses: null,
  skipsBlank: op === "average",
  ...rest,
});

const sold = { where: is("stage", "won"), at: "closedAt", begunAt: "createdAt" };

const figures: readonly FigureCase[] = [
  figure("qualified-leads", "leads", "count", {
    where: is("status", "qualified", "converted"),
    stopAt: "qualifiedAt",
  }),
  figure("sales-volume", "opportunities", "count", sold),
  figure("revenue", "opportunities", "sum", { ...sold, field: "amount", currency: "EUR" }),
  figure("average-handling-time", "tickets", "average", {
    field: "handlingMinutes",
    stopAt: "resolvedAt",
    isMinutes: true,
  }),
  figure("customer-satisfaction", "tickets", "average", {
    field: "rating",
    where: rated,
    skipsBlank: false,
    stopAt: "resolvedAt",
  }),
  figure("profit", "opportunities", "sum", {
    ...sold,
    field: "amount",
    currency: "EUR",
    expenses: "taken-off",
  }),
  figure("customer-acquisition-cost", "opportunities", "distinct", {
    ...sold,
    field: "account",
    currency: "EUR",
    expenses: "divided",
  }),
  figure(null, "leads", "count", { where: { op: "at-least", field: "score", value: 50 } }),
  figure(null, "leads", "sum", { field: "score" }),
  figure(null, "leads", "average", { field: "score", where: is("source", "web", "partner") }),
  figure(null, "opportunities", "sum", { ...sold, field: "amount", currency: "EUR" }),
  figure(null, "opportunities", "distinct", { ...sold, field: "account" }),
  figure(null, "tickets", "sum", { field: "handlingMinutes", at: "resolvedAt", begunAt: "createdAt" }),
];

const seldom = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> =>
  fc.oneof({ weight: 2, arbitrary: fc.constant(null) }, { weight: 1, arbitrary });

/** Overrides of different fields, so that none hides another. */
function overridesWith(target: fc.Arbitrary<TargetCase>, dates: fc.Arbitrary<string>, hasCalendars: boolean) {
  const on = (when: fc.Arbitrary<FilterCase>): fc.Arbitrary<OverrideCase> =>
    fc
      .record({
        when,
        effective: fc.oneof(
          { weight: 3, arbitrary: fc.constant(always) },
          { weight: 1, arbitrary: datesNear(dates) },
        ),
        target: fc.option(target, { freq: hasCalendars ? 3 : 1000 }),
        calendar: hasCalendars ? fc.option(fc.constantFrom(0, 1)) : fc.constant(null),
        other: target,
      })
      .map(({ other, ...each }) => ({
        ...each,
        target: each.target === null && (each.calendar === null || !hasCalendars) ? other : each.target,
      }));
  return fc
    .tuple(
      fc.option(on(filterOn("account", accounts)), { freq: 2 }),
      fc.option(on(filterOn("owner", owners)), { freq: 2 }),
    )
    .map((all) => all.filter((each) => each !== null));
}

function settings(dates: fc.Arbitrary<string>) {
  return {
    effective: fc.oneof(
      { weight: 6, arbitrary: fc.constant(always) },
      { weight: 1, arbitrary: datesNear(dates) },
    ),
    atRiskAfter: fc.constantFrom(80, 80, 50, 33, 100),
    warningMargin: fc.constantFrom(0, 0, 0, 5),
    minimumRecords: fc.constantFrom(0, 0, 0, 2),
    noData: fc.constantFrom("fail" as const, "warn" as const, "pass" as const),
    calendar: fc.constantFrom(0, 0, 1),
  };
}

function timeObjective(dates: fc.Arbitrary<string>): fc.Arbitrary<ObjectiveCase> {
  const measures = [
    duration("lead-response-time", "leads", "firstResponseAt"),
    duration("first-response-time", "tickets", "firstResponseAt"),
    duration("resolution-time", "tickets", "resolvedAt"),
    duration("resolution-time", "tickets", "resolvedAt"),
    duration(null, "opportunities", "closedAt"),
    duration(null, "tickets", "resolvedAt"),
  ];
  return fc
    .record({
      measure: fc.constantFrom(...measures),
      pauses: fc.constantFrom(
        "none" as const,
        "none" as const,
        "pair" as const,
        "pairs" as const,
        "total" as const,
      ),
      history: fc.option(
        fc.record({
          pauseWhile: fc.option(fc.constantFrom(["pending"], ["Pending", "odd"], ["on hold", "solved"]), {
            freq: 2,
          }),
          reopen: fc.constantFrom("last-close" as const, "first-close" as const, "new-cycle" as const),
        }),
      ),
      isReal: fc.boolean(),
    })
    .chain(({ measure, pauses, history, isReal }) => {
      const isTicket = measure.of === "tickets";
      const hasTotal = isTicket && pauses === "total";
      const limit = hasTotal ? (isReal ? realLimit : businessLimit) : fc.oneof(businessLimit, realLimit);
      const target = timeTarget(limit, isTicket);
      const full: MeasureCase = {
        ...measure,
        pauses: !isTicket ? "none" : pauses !== "total" ? pauses : isReal ? "real-total" : "business-total",
        pauseWhile: isTicket ? (history?.pauseWhile ?? null) : null,
        reopen: measure.metric === "resolution-time" && history !== null ? history.reopen : null,
      };
      return fc.record({
        measure: fc.constant(full),
        where: seldom(filterOf(measure.of)),
        target,
        overrides: overridesWith(target, dates, true),
        attributeTo: fc.option(fc.constantFrom("start" as const, "stop" as const, "due" as const), {
          freq: 2,
        }),
        ...settings(dates),
      });
    });
}

function rateObjective(dates: fc.Arbitrary<string>): fc.Arbitrary<ObjectiveCase> {
  return fc.constantFrom(...rates).chain((measure) =>
    fc.record({
      measure: fc.constant(measure),
      where: seldom(filterOf(measure.of)),
      target: rateTarget,
      overrides: overridesWith(rateTarget, dates, false),
      attributeTo: fc.constant(null),
      ...settings(dates),
    }),
  );
}

function figureObjective(dates: fc.Arbitrary<string>, isMonthly: boolean): fc.Arbitrary<ObjectiveCase> {
  return fc.constantFrom(...figures).chain((measure) => {
    const most =
      measure.op === "count" || measure.op === "distinct" ? 5 : measure.op === "average" ? 100 : 20_000;
    const isCount = (measure.op === "count" || measure.op === "distinct") && measure.expenses === null;
    const target: fc.Arbitrary<TargetCase> = fc.record({
      kind: fc.constant("figure" as const),
      bound,
      hundredths: fc.integer({ min: 0, max: most }).map((each) => each * 100),
      byDay: isMonthly && isCount ? byDay : fc.constant(null),
    });
    return fc.record({
      measure: fc.constant(measure),
      where: seldom(filterOf(measure.of)),
      target,
      // The words of one source could not tell the rows of another apart, but dates can.
      overrides:
        measure.expenses === null
          ? overridesWith(target, dates, false)
          : fc.array(
              fc.record({
                when: fc.constant(null),
                effective: since(dates),
                target,
                calendar: fc.constant(null),
              }),
              { maxLength: 1 },
            ),
      attributeTo:
        measure.stopAt === null
          ? fc.constant(null)
          : fc.constantFrom(null, "stop" as const, "start" as const),
      ...settings(dates),
    });
  });
}

const since = (dates: fc.Arbitrary<string>): fc.Arbitrary<Dates> =>
  dates.map((from) => ({ from, until: null }));

/** @param dates days near which something happens */
export const objectiveNear = (dates: fc.Arbitrary<string>, isMonthly: boolean): fc.Arbitrary<ObjectiveCase> =>
  fc.oneof(
    { weight: 4, arbitrary: timeObjective(dates) },
    { weight: 2, arbitrary: rateObjective(dates) },
    { weight: 2, arbitrary: figureObjective(dates, isMonthly) },
  );
