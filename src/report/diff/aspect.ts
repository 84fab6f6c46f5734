import type { Bearing, TermChange } from "../../model/diff.js";

/** One thing that a definition says: how it is called, its words, and what two definitions are compared by. */
export interface Aspect {
  readonly key: string;
  readonly text: string;
  readonly shape: string;
  readonly bearing: Bearing;
}

export interface BearingChange extends TermChange {
  readonly bearing: Bearing;
}

/**
 * @param value what the definition says; undefined where it says nothing, and then it is no aspect
 * @param text the same in words
 */
export function aspect(key: string, bearing: Bearing, value: unknown, text: string): Aspect[] {
  if (value === undefined) return [];
  return [{ key, text, shape: shapeOf(value), bearing }];
}

/** A value without the places and spellings that mean nothing: `90%` and `90.0%` are the same. */
export function shapeOf(value: unknown): string {
  return JSON.stringify(plain(value));
}

const meaningless: ReadonlySet<string> = new Set(["at", "text"]);

function plain(value: unknown): unknown {
  if (typeof value === "bigint") return value.toString();
  if (typeof value === "function") return undefined;
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(plain);
  if (value instanceof Map) return plain(Object.fromEntries(value));
  if (value instanceof Set) return plain([...value]);
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !meaningless.has(key))
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, each]) => [key, plain(each)]),
  );
}

/** What differs, in the order of NEW; what only OLD says comes last. */
export function listChanges(old: readonly Aspect[], now: readonly Aspect[]): BearingChange[] {
  const before = new Map(old.map((each) => [each.key, each]));
  const after = new Map(now.map((each) => [each.key, each]));
  return [...new Set([...after.keys(), ...before.keys()])].flatMap((key) => {
    const [was, is] = [before.get(key), after.get(key)];
    if (was?.shape === is?.shape) return [];
    const { bearing } = (is ?? was) as Aspect;
    return [{ key, bearing, old: was?.text ?? null, new: is?.text ?? null }];
  });
}
