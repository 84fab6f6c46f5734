import type { Agreement } from "../model/agreement.js";
import { nearestName } from "../model/suggest.js";
import { MS_PER_DAY, parseCivilDate } from "../time/civil.js";
import { createPeriodGrid, type Period, parsePeriod } from "../time/period.js";
import { createZone, isZone, zoneNames } from "../time/zone.js";
import { readAbbreviation } from "../time/zone-abbreviation.js";
import { refuse, type Settled, settled } from "./settle.js";

const instantPattern =
  /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(\.\d{1,3})?)?)?(Z|[+-]\d{2}:?\d{2})?$/;

const asOfMend = {
  example: "--as-of 2025-03-31 (the end of that day), 2025-03-31T17:00 or 2025-03-31T17:00:00-05:00",
};

/**
 * `--as-of`: an instant with an offset, or a date and time in the agreement's zone. A date alone means
 * its end, like every date that closes a span (semantics 24).
 */
export function settleAsOf(text: string | undefined, timezone: string, now: number): Settled<number> {
  if (text === undefined) return settled(now);
  const match = instantPattern.exec(text.trim());
  const day = match === null ? null : parseCivilDate(match[1] as string);
  if (match === null || day === null) return refuse("--as-of", text, "is not an instant", asOfMend);
  const [, , hours, minutes, seconds = "0", fraction = "0", offset] = match;
  if (hours === undefined || minutes === undefined) {
    if (offset !== undefined) return refuse("--as-of", text, "has an offset but no time", asOfMend);
    return settled(createZone(timezone).toInstant((day + 1) * MS_PER_DAY));
  }
  if (Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59) {
    return refuse("--as-of", text, "has a time that no clock shows", asOfMend);
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
  return refuse("--period", text, parsed.reason, {
    example: "--period 2025-03, 2025-Q1, 2025, 2025-W12, 2025-01..2025-03, 2025-03-01..2025-03-15 or all",
    near: parsed.near === undefined ? undefined : `--period ${parsed.near}`,
  });
}

/** `--timezone`; an abbreviation is taken with the warning that a definition gets. */
export function settleTimezone(text: string | undefined): Settled<string | undefined> {
  if (text === undefined) return settled(undefined);
  if (isZone(text)) {
    const abbreviation = readAbbreviation(text);
    if (abbreviation === undefined) return settled(text);
    const args = { zone: text, path: "--timezone", ...abbreviation };
    return settled(text, { code: "zone-abbreviation", severity: "warning", args });
  }
  const near = nearestName(text, zoneNames());
  return refuse("--timezone", text, "is not a known time zone", {
    example: "--timezone Europe/Berlin",
    near: near === undefined ? undefined : `--timezone ${near}`,
  });
}
