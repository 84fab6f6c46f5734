import { formatDuration } from "../time/duration-text.js";
import type { Filter } from "./filter.js";

/** A filter as it is said: `priority is urgent or critical`, `score at least 50`. */
export function sayFilter(filter: Filter): string {
  switch (filter.op) {
    case "all":
    case "any": {
      if (filter.of.length === 1) return sayFilter(filter.of[0]!);
      const joint = filter.op === "all" ? " and " : " or ";
      return filter.of.map((part) => (isLeaf(part) ? sayFilter(part) : `(${sayFilter(part)})`)).join(joint);
    }
    case "not":
      return sayOpposite(filter.of);
    case "is":
      return `${filter.field} is ${orText(filter.values)}`;
    case "means":
      return `${filter.field} means ${orText(filter.words)}`;
    case "exists":
      return `${filter.field} is ${filter.exists ? "not blank" : "blank"}`;
    case "range":
      return sayRange(filter);
    case "linked":
      return filter.of === undefined
        ? `has a record of ${filter.source}`
        : `has a record of ${filter.source} of which ${sayFilter(filter.of)}`;
  }
}

function sayOpposite(filter: Filter): string {
  switch (filter.op) {
    case "is":
      return `${filter.field} is not ${orText(filter.values)}`;
    case "means":
      return `${filter.field} does not mean ${orText(filter.words)}`;
    case "exists":
      return sayFilter({ ...filter, exists: !filter.exists });
    case "linked":
      return sayFilter(filter).replace("has a record", "has no record");
    default:
      return `not (${sayFilter(filter)})`;
  }
}

function sayRange({ field, type, atLeast, atMost }: Extract<Filter, { op: "range" }>): string {
  const say = (bound: number) => {
    if (type === "duration") return formatDuration(bound, "real", "exact");
    return type === "instant" ? new Date(bound).toISOString() : String(bound);
  };
  if (atLeast !== undefined && atMost !== undefined) {
    return `${field} from ${say(atLeast)} to ${say(atMost)}`;
  }
  if (atLeast !== undefined) return `${field} at least ${say(atLeast)}`;
  return atMost === undefined ? `${field} is not blank` : `${field} at most ${say(atMost)}`;
}

function isLeaf({ op }: Filter): boolean {
  return op !== "all" && op !== "any";
}

function orText(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
}

/** The fields that a filter asks about, each once. */
export function fieldsOf(filter: Filter): string[] {
  switch (filter.op) {
    case "all":
    case "any":
      return [...new Set(filter.of.flatMap(fieldsOf))];
    case "not":
      return fieldsOf(filter.of);
    case "linked":
      // What it asks of is the field that names the other record; its conditions are about another source.
      return [filter.own];
    default:
      return [filter.field];
  }
}
