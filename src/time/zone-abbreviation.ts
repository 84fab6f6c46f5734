import { createZone } from "./zone.js";

/** Abbreviations that are understood, though seldom as meant, and the places that are likelier meant. */
const placesOf: ReadonlyMap<string, readonly string[]> = new Map([
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

export interface ZoneAbbreviation {
  /** How far it is from UTC in winter and in summer; one where both are the same. In milliseconds. */
  readonly offsetsMs: readonly number[];
  /** The zones of the places that were likelier meant. */
  readonly near: readonly string[];
}

/** What an abbreviation such as EST is read as; undefined for any other zone. Throws for an unknown zone. */
export function readAbbreviation(zone: string): ZoneAbbreviation | undefined {
  const near = placesOf.get(zone.toUpperCase());
  if (near === undefined) return undefined;
  const known = createZone(zone);
  const offsetsMs = [januaryMs, julyMs].map((instant) => known.offsetAt(instant));
  return { offsetsMs: [...new Set(offsetsMs)], near };
}
