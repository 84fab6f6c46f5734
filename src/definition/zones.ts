import { nearestNames } from "../model/suggest.js";
import { createZone, isZone, zoneNames } from "../time/zone.js";
import type { Reading } from "./reading.js";
import type { Path } from "./tree.js";

/** The zone when it is known, with a problem when it is not. */
export function readZone(zone: string | undefined, path: Path, reading: Reading): string | undefined {
  if (zone === undefined) return undefined;
  const name = zone.trim();
  if (isZone(name)) {
    warnOfAbbreviation(name, path, reading);
    return name;
  }
  reading.report("unknown-zone", path, { zone: name, path: reading.describe(path), near: nearZones(name) });
  return undefined;
}

/** Abbreviations that are understood, though seldom as meant, and the places that are likelier meant. */
const abbreviations: ReadonlyMap<string, readonly string[]> = new Map([
  ["AST", ["America/Halifax"]],
  ["BST", ["Europe/London"]],
  ["CST", ["America/Chicago", "Asia/Shanghai"]],
  ["EST", ["America/New_York"]],
  ["HST", ["Pacific/Honolulu"]],
  ["IST", ["Asia/Kolkata", "Europe/Dublin", "Asia/Jerusalem"]],
  ["JST", ["Asia/Tokyo"]],
  ["MST", ["America/Denver", "America/Phoenix"]],
  ["NST", ["America/St_Johns"]],
  ["PST", ["America/Los_Angeles"]],
  ["SST", ["Pacific/Pago_Pago"]],
]);

const januaryMs = Date.UTC(2025, 0, 15);
const julyMs = Date.UTC(2025, 6, 15);

function warnOfAbbreviation(zone: string, path: Path, reading: Reading): void {
  const near = abbreviations.get(zone.toUpperCase());
  if (near === undefined) return;
  const known = createZone(zone);
  const offsetsMs = [januaryMs, julyMs].map((instant) => known.offsetAt(instant));
  const args = { zone, path: reading.describe(path), offsetsMs: [...new Set(offsetsMs)], near };
  reading.report("zone-abbreviation", path, args, { severity: "warning" });
}

/** Zones are mistaken in spelling, or only their city is given. */
function nearZones(name: string): string[] {
  const names = zoneNames();
  const cityOf = (zone: string) => zone.slice(zone.lastIndexOf("/") + 1);
  const wanted = name.toLowerCase().replace(/[\s-]+/g, "_");
  const sameCity = names.filter((zone) => cityOf(zone).toLowerCase() === cityOf(wanted));
  if (sameCity.length > 0) return sameCity.slice(0, 3);
  const near = nearestNames(name, names);
  if (near.length > 0) return near;
  const nearCities = nearestNames(cityOf(name), names.map(cityOf), 2);
  return names.filter((zone) => nearCities.includes(cityOf(zone))).slice(0, 3);
}
