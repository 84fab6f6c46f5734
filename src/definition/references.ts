import type { NamedThing } from "../model/problems/definition.js";
import { nearestName } from "../model/suggest.js";
import type { Reading } from "./reading.js";
import { namePattern } from "./schema/parts.js";
import type { Path } from "./tree.js";

/** A name that must be one of those that the file defines; undefined, with a problem, when it is not. */
export function resolveReference(
  what: NamedThing,
  name: string | undefined,
  known: Iterable<string>,
  path: Path,
  reading: Reading,
): string | undefined {
  if (name === undefined) return undefined;
  const wanted = name.trim();
  const names = [...known];
  if (names.includes(wanted)) return wanted;
  const near = nearestName(wanted, names);
  const args = { what, name: wanted, path: reading.describe(path), known: names };
  reading.report("unknown-reference", path, near === undefined ? args : { ...args, near });
  return undefined;
}

/** Names stand in options and reports, so they are short and hold no spaces. */
export function checkName(
  what: NamedThing,
  name: string,
  path: Path,
  reading: Reading,
  on: "key" | "value",
): void {
  if (!namePattern.test(name)) reading.report("bad-name", path, { name, what }, { on });
}
