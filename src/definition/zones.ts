import { nearestNames } from "../model/suggest.js";
import { isZone, zoneNames } from "../time/zone.js";
import { readAbbreviation } from "../time/zone-abbreviation.js";
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

function warnOfAbbreviation(zone: string, path: Path, reading: Reading): void {
  const abbreviation = readAbbreviation(zone);
  if (abbreviation === undefined) return;
  const args = { zone, path: reading.describe(path), ...abbreviation };
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
