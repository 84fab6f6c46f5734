import type { Agreement, Objective } from "../model/agreement.js";
import type { Problem } from "../model/problem.js";
import { nearestName } from "../model/suggest.js";
import { MS_PER_DAY, parseCivilDate } from "../time/civil.js";
import { createPeriodGrid, type Period, parsePeriod } from "../time/period.js";
import { createZone, isZone, zoneNames } from "../time/zone.js";
import type { NamedFiles } from "./find-exports.js";

/** The options of a command against the agreement: each gives a value or a problem that says what to write. */
export type Settled<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: Problem };

function settled<T>(value: T): Settled<T> {
  return { ok: true, value };
}

export function badOption(option: string, value: string, reason: string, example: string): Problem {
  return { code: "bad-option", severity: "error", args: { option, value, reason, example } };
}

function refuse<T>(option: string, value: string, reason: string, example: string): Settled<T> {
  return { ok: false, problem: badOption(option, value, reason, example) };
}

const instantPattern =
  /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(\.\d{1,3})?)?)?(Z|[+-]\d{2}:?\d{2})?$/;

/**
 * `--as-of`: an instant with an offset, or a date and time in the agreement's zone. A date alone means
 * its end, like every date that closes a span (semantics 24).
 */
export function settleAsOf(text: string | undefined, timezone: string, now: number): Settled<number> {
  if (text === undefined) return settled(now);
  const example = "--as-of 2025-04-01T09:00 or --as-of 2025-04-01T09:00:00-05:00";
  const match = instantPattern.exec(text.trim());
  const day = match === null ? null : parseCivilDate(match[1] as string);
  if (match === null || day === null) return refuse("--as-of", text, "is not an instant", example);
  const [, , hours, minutes, seconds = "0", fraction = "0", offset] = match;
  if (hours === undefined || minutes === undefined) {
    if (offset !== undefined) return refuse("--as-of", text, "has an offset but no time", example);
    return settled(createZone(timezone).toInstant((day + 1) * MS_PER_DAY));
  }
  if (Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59) {
    return refuse("--as-of", text, "has a time that no clock shows", example);
  }
  const wall =
    day * MS_PER_DAY +
    ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 +
    Math.round(Number(fraction) * 1000);
  if (offset === undefined) return settled(createZone(timezone).toInstant(wall));
  return settled(wall - offsetMs(offset));
}

function offsetMs(offset: string): number {
  if (offset === "Z") return 0;
  const digits = offset.replace(/\D/g, "");
  const size = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2));
  return (offset.startsWith("-") ? -size : size) * 60_000;
}

/** `--period`; by default the newest measurement period that has ended by as-of. */
export function settlePeriod(
  text: string | undefined,
  agreement: Agreement,
  asOf: number,
): Settled<Period | "all"> {
  const zone = createZone(agreement.timezone);
  const { fiscalYearStart, measurementUnit: unit } = agreement;
  if (text === undefined) {
    const grid = createPeriodGrid({ unit, zone, fiscalYearStart });
    return settled(grid.period(grid.ordinalOf(asOf) - 1));
  }
  if (text.trim().toLowerCase() === "all") return settled("all");
  const parsed = parsePeriod(text, { zone, fiscalYearStart });
  if (parsed.ok) return settled(parsed.period);
  return refuse(
    "--period",
    text,
    parsed.reason,
    "--period 2025-03, 2025-Q1, 2025, 2025-W12, 2025-03-01..2025-03-15 or all",
  );
}

export function settleTimezone(text: string | undefined): Settled<string | undefined> {
  if (text === undefined || isZone(text)) return settled(text);
  const near = nearestName(text, zoneNames());
  return refuse("--timezone", text, "is not a known time zone", `--timezone ${near ?? "Europe/Berlin"}`);
}

/** `--objective` and `--owner`: only these objectives decide and are shown. */
export function settleObjectives(
  agreement: Agreement,
  ids: readonly string[],
  owners: readonly string[],
): Settled<readonly Objective[]> {
  const known = agreement.objectives.map(({ id }) => id);
  for (const id of ids) {
    if (known.includes(id)) continue;
    const near = nearestName(id, known) ?? known[0];
    return refuse("--objective", id, `is none of ${known.join(", ")}`, `--objective ${near}`);
  }
  const parties = agreement.parties.map(({ id }) => id);
  for (const owner of owners) {
    if (parties.includes(owner)) continue;
    const near = nearestName(owner, parties) ?? parties[0];
    return refuse("--owner", owner, `is none of ${parties.join(", ")}`, `--owner ${near}`);
  }
  const chosen = agreement.objectives.filter(
    ({ id, owner }) =>
      (ids.length === 0 || ids.includes(id)) && (owners.length === 0 || owners.includes(owner)),
  );
  if (chosen.length > 0) return settled(chosen);
  const asked = [...ids.map((id) => `--objective ${id}`), ...owners.map((owner) => `--owner ${owner}`)].join(
    " ",
  );
  const owner = agreement.objectives[0]?.owner;
  return refuse("The choice", asked, "leaves no objective to judge", `--owner ${owner}`);
}

/** `--source NAME=FILE` and its short forms: a source that the definition does not have can't be fed. */
export function settleFiles(agreement: Agreement, named: NamedFiles): Settled<undefined> {
  const known = [...agreement.sources.keys()];
  for (const name of named.keys()) {
    if (known.includes(name)) continue;
    const near = nearestName(name, known) ?? known[0] ?? "leads";
    return refuse("--source", name, `is none of the sources ${known.join(", ")}`, `--source ${near}=FILE`);
  }
  return settled(undefined);
}
