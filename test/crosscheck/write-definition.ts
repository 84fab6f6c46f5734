import type {
  CalendarCase,
  Case,
  Dates,
  FilterCase,
  Kind,
  LimitCase,
  MeasureCase,
  ObjectiveCase,
  TargetCase,
  WeekCase,
} from "./case.js";
import { exportKinds } from "./export-kinds.js";

type Json = { [key: string]: unknown };

/** The definition of a case, as what stands in `sla.json`. */
export function writeDefinition(given: Case): Json {
  const kinds = usedKinds(given);
  const { conventions } = given;
  return {
    version: 1,
    agreement: {
      id: "crosscheck",
      title: "A random agreement",
      parties: { provider: { name: "Provider" } },
      timezone: given.timezone,
      calendar: "c0",
      reporting: { every: given.every },
      "fiscal-year-start": given.fiscalYearStart,
      ...writeDates(given.effective),
    },
    conventions: {
      "attribute-to": conventions.attributeTo,
      percentile: conventions.percentile,
      "business-day": conventions.businessDay,
      "stop-before-start": conventions.stopBeforeStart,
    },
    calendars: Object.fromEntries(given.calendars.map((each, index) => [`c${index}`, writeCalendar(each)])),
    sources: Object.fromEntries(kinds.map((kind) => [kind, writeSource(given, kind)])),
    objectives: given.objectives.map(writeObjective),
    ...(given.waivers.length === 0 ? {} : { waivers: given.waivers.map(writeWaiver) }),
    ...(given.exclusions.length === 0 ? {} : { exclusions: given.exclusions.map(writeExclusion) }),
  };
}

/** The exports that a case needs. */
export function usedKinds({ objectives }: Case): Kind[] {
  const kinds = new Set<Kind>();
  for (const { measure } of objectives) {
    kinds.add(measure.of);
    if (measure.shape === "figure" && measure.expenses !== null) kinds.add("expenses");
    if (measure.shape === "duration" && (measure.reopen !== null || measure.pauseWhile !== null))
      kinds.add("ticket-history");
  }
  return [...kinds];
}

function writeDates({ from, until }: Dates): Json {
  if (from === null && until === null) return {};
  return { effective: { ...(from === null ? {} : { from }), ...(until === null ? {} : { until }) } };
}

const dayNames = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

function writeCalendar({ timezone, week, holidays, dates, revisions, workingDay }: CalendarCase): Json {
  return {
    timezone,
    hours: writeWeek(week),
    ...(holidays.length === 0 ? {} : { holidays }),
    dates: Object.fromEntries(dates.map(({ date, windows }) => [date, writeWindows(windows)])),
    revisions: revisions.map(({ from, week: hours }) => ({ from, hours: writeWeek(hours) })),
    ...(workingDay === null ? {} : { "working-day": `${workingDay} hours` }),
  };
}

const writeWeek = (week: WeekCase): Json =>
  Object.fromEntries(week.map((windows, day) => [dayNames[day], writeWindows(windows)]));

const writeWindows = (windows: WeekCase[number]) =>
  windows.length === 0 ? "closed" : windows.map(([open, close]) => `${timeOfDay(open)}-${timeOfDay(close)}`);

const timeOfDay = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;

function writeSource(given: Case, kind: Kind): Json {
  const { timezone, forms } = given.exports[kind];
  const { id, instants, words, numbers } = exportKinds[kind];
  const headers = {
    id,
    ...Object.fromEntries(Object.entries(instants).map(([field, [header]]) => [field, header])),
    ...words,
    ...numbers,
  };
  const dates = Object.entries(forms).flatMap(([field, form]) => (form === "d/m/y" ? [[field, form]] : []));
  return {
    file: `${kind}.csv`,
    preset: "generic",
    timezone,
    columns: headers,
    ...(dates.length === 0 ? {} : { dates: Object.fromEntries(dates) }),
    "allow-rejects": "100%",
    ...(kind === "ticket-history" ? { "history-of": "tickets" } : {}),
  };
}

function writeObjective(objective: ObjectiveCase, index: number): Json {
  const { measure, where, target, overrides, calendar, attributeTo } = objective;
  const isTimed = measure.shape === "duration";
  return {
    id: `o${index}`,
    metric: measure.metric ?? writeMeasure(measure),
    owner: "provider",
    ...(usesBusinessTime(objective) ? { calendar: `c${calendar}` } : {}),
    ...(where === null ? {} : { where: writeFilter(where) }),
    target: writeTarget(target, measure),
    ...(overrides.length === 0
      ? {}
      : {
          overrides: overrides.map((each, at) => ({
            title: `t${at + 1}`,
            ...(each.when === null ? {} : { when: writeFilter(each.when) }),
            ...writeDates(each.effective),
            ...(each.target === null ? {} : { target: writeTarget(each.target, measure) }),
            ...(each.calendar === null ? {} : { calendar: `c${each.calendar}` }),
          })),
        }),
    ...(isTimed ? { "at-risk-after": `${objective.atRiskAfter}%`, ...writeClock(measure) } : {}),
    ...(measure.shape === "rate" && measure.basis === "decided" ? { basis: "decided" } : {}),
    ...(measure.shape !== "figure" && objective.warningMargin > 0
      ? { "warning-margin": `${objective.warningMargin}%` }
      : {}),
    "minimum-records": objective.minimumRecords,
    "no-data": objective.noData,
    ...(attributeTo === null ? {} : { "attribute-to": attributeTo }),
    ...writeDates(objective.effective),
  };
}

/** A calendar beside real time is a mistake of the definition, which tells so. */
function usesBusinessTime({ target, overrides }: ObjectiveCase): boolean {
  return [target, ...overrides.flatMap((each) => each.target ?? [])].some(
    (each) => "limit" in each && each.limit.clock !== "real",
  );
}

const allPauses: Readonly<Record<string, unknown>> = {
  pair: { from: "heldAt", to: "resumedAt" },
  pairs: [
    { from: "heldAt", to: "resumedAt" },
    { from: "heldAgainAt", to: "resumedAgainAt" },
  ],
  "business-total": { total: "onHoldMinutes", unit: "minutes", clock: "business" },
  "real-total": { total: "onHoldMinutes", unit: "minutes", clock: "real" },
};

function writeClock(measure: Extract<MeasureCase, { shape: "duration" }>): Json {
  return {
    ...(measure.pauses === "none" ? {} : { pauses: allPauses[measure.pauses] }),
    ...(measure.pauseWhile === null ? {} : { "pause-while": { status: measure.pauseWhile } }),
    ...(measure.reopen === null ? {} : { reopen: measure.reopen }),
  };
}

function writeMeasure(measure: MeasureCase): Json {
  const where = (filter: FilterCase | null) => (filter === null ? {} : { where: writeFilter(filter) });
  switch (measure.shape) {
    case "duration":
      return { duration: { of: measure.of, from: measure.from, to: measure.to } };
    case "rate":
      return {
        ratio: {
          of: measure.of,
          ...where(measure.where),
          good: writeFilter(measure.good),
          ...(measure.decided === null ? {} : { decided: writeFilter(measure.decided) }),
          "entered-at": measure.enteredAt,
          ...(measure.decidedAt === null ? {} : { "decided-at": measure.decidedAt }),
        },
      };
    case "figure":
      return {
        [measure.op]: {
          of: measure.of,
          ...(measure.field === null ? {} : { field: measure.field }),
          ...where(measure.where),
          at: measure.at,
        },
      };
  }
}

function writeTarget(target: TargetCase, measure: MeasureCase): string {
  switch (target.kind) {
    case "share":
      return `${target.percent}% within ${writeLimit(target.limit)}`;
    case "by-due":
      return `${target.percent}% by dueAt`;
    case "percentile":
      return `p${target.percent} within ${writeLimit(target.limit)}`;
    case "average":
      return `average within ${writeLimit(target.limit)}`;
    case "rate":
      return `${target.bound.replace("-", " ")} ${target.percent}%`;
    case "figure": {
      const { currency, isMinutes } = measure as Extract<MeasureCase, { shape: "figure" }>;
      const unit = currency === null ? (isMinutes ? " minutes" : "") : ` ${currency}`;
      const day = target.byDay === null ? "" : ` per month by day ${target.byDay}`;
      return `${target.bound.replace("-", " ")} ${target.hundredths / 100}${unit}${day}`;
    }
  }
}

function writeLimit(limit: LimitCase): string {
  if (limit.clock === "business-days") return `${limit.days} business days`;
  return `${limit.minutes} ${limit.clock === "business" ? "business " : ""}minutes`;
}

function writeWaiver({ record, objective, until }: Case["waivers"][number]): Json {
  return {
    record,
    ...(objective === null ? {} : { objective: `o${objective}` }),
    reason: "excused",
    "approved-by": "Ada",
    on: "2024-01-02",
    ...(until === null ? {} : { until }),
  };
}

export function writeFilter(filter: FilterCase): Json {
  switch (filter.op) {
    case "is":
      return { [filter.field]: filter.words };
    case "not":
      return { [filter.field]: { not: filter.words } };
    case "at-least":
    case "at-most":
      return { [filter.field]: { [filter.op]: filter.value } };
    case "exists":
      return { [filter.field]: { exists: filter.exists } };
    case "any":
    case "all":
      return { [filter.op]: filter.of.map(writeFilter) };
  }
}

function writeExclusion(exclusion: Case["exclusions"][number], index: number): Json {
  const reason = `reason ${index}`;
  if (exclusion.kind === "records") return { of: exclusion.of, where: writeFilter(exclusion.where), reason };
  const window = [exclusion.from, exclusion.to].map((at) => new Date(at).toISOString().replace(".000", ""));
  return { [exclusion.kind]: window, reason };
}
