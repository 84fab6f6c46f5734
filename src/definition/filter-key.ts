import type { Filter } from "../model/filter.js";

/** The same for two filters that ask for the same in another order or spelling, wherever they stand. */
export function keyOfFilter(filter: Filter | undefined): string {
  if (filter === undefined) return "";
  switch (filter.op) {
    case "all":
    case "any":
      return `${filter.op}[${sorted(filter.of.map(keyOfFilter))}]`;
    case "not":
      return `not[${keyOfFilter(filter.of)}]`;
    case "is":
      return JSON.stringify([
        "is",
        filter.field,
        sorted(filter.values.map((word) => word.trim().toLowerCase())),
      ]);
    case "means":
      return JSON.stringify(["means", filter.field, sorted(filter.words)]);
    case "range":
      return JSON.stringify(["range", filter.field, filter.atLeast ?? null, filter.atMost ?? null]);
    case "exists":
      return JSON.stringify(["exists", filter.field, filter.exists]);
    case "linked":
      return JSON.stringify(["linked", filter.source, keyOfFilter(filter.of)]);
  }
}

function sorted(parts: readonly string[]): readonly string[] {
  return [...new Set(parts)].sort();
}
