import type { Agreement } from "../model/agreement.js";
import type { PlanInputName } from "../model/plan.js";
import type { PlanFigure } from "../planning/compose-plan.js";
import { countWorkingDays } from "../planning/working-days.js";
import type { BlockContext } from "../report/planning/target-block.js";
import { createCalendar } from "../time/calendar.js";
import { joinPeriods } from "../time/period.js";
import { monthGrid } from "./measure-plan.js";

const monthsOfYear = 12;

/** What an agreement itself says of the team: the attempts that it promises, and the days on which it works. */
export function findPromised(
  agreement: Agreement,
  asOf: number,
  isAsked: (name: PlanInputName) => boolean,
): Map<PlanInputName, PlanFigure> {
  const found = new Map<PlanInputName, PlanFigure>();
  const promise = agreement.objectives.find(({ target }) => target.kind === "share-with-count");
  if (promise?.target.kind === "share-with-count" && isAsked("attemptsPerLead")) {
    const { count, text } = promise.target;
    const origin = {
      kind: "promised" as const,
      objective: promise.id,
      target: text,
      line: promise.at.line ?? null,
      unlessReached: promise.unlessReached === true,
    };
    found.set("attemptsPerLead", { value: { numerator: BigInt(count), denominator: 1n }, origin });
  }
  const id = promise?.calendar ?? commonCalendar(agreement);
  const spec = id === undefined ? undefined : agreement.calendars.get(id);
  if (id === undefined || spec === undefined || !isAsked("workingDays")) return found;
  const grid = monthGrid(agreement);
  const first = grid.ordinalOf(asOf);
  const year = joinPeriods(Array.from({ length: monthsOfYear }, (_, index) => grid.period(first + index)));
  const days = countWorkingDays(createCalendar(spec), year.fromMs, year.toMs);
  if (days === 0) return found;
  const period = {
    label: year.label,
    from: new Date(year.fromMs).toISOString(),
    to: new Date(year.toMs).toISOString(),
    partial: false,
  };
  found.set("workingDays", {
    value: { numerator: BigInt(days), denominator: BigInt(monthsOfYear) },
    origin: { kind: "calendar", calendar: id, days, period },
  });
  return found;
}

/** The calendar that most objectives run on, the first of several; else the only one that there is. */
function commonCalendar({ objectives, calendars }: Agreement): string | undefined {
  const uses = new Map<string, number>();
  for (const { calendar } of objectives) {
    if (calendar !== undefined) uses.set(calendar, (uses.get(calendar) ?? 0) + 1);
  }
  const [most] = [...uses].sort(([, a], [, b]) => b - a);
  return most?.[0] ?? (calendars.size === 1 ? [...calendars.keys()][0] : undefined);
}

/** What objectives to paste have to fit in with. */
export function blockContext(agreement: Agreement): BlockContext {
  const { objectives, parties, sources, measurementUnit } = agreement;
  const promising = objectives.find(({ metric }) => metric.of === "leads") ?? objectives[0];
  return {
    unit: measurementUnit,
    taken: new Set(objectives.map(({ id }) => id)),
    ownerOf: (metric) =>
      (objectives.find((each) => each.metric.id === metric) ?? promising)?.owner ??
      parties[0]?.id ??
      "provider",
    leads: [...sources.values()].find(({ kind }) => kind === "leads")?.name ?? "leads",
    isPart: true,
  };
}
