import { formatDuration } from "../time/duration-text.js";
import type { Filter } from "./filter.js";
import { listWords } from "./list-words.js";

/** A filter as it is said: `priority is urgent or critical`, `score is at least 50`. */
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
      return `${filter.field} is ${listWords(filter.values, "or")}`;
    case "means":
      return `${filter.field} means ${listWords(filter.words, "or")}`;
    case "exists":
      return `${filter.field} is ${filter.exists ? "not blank" : "blank"}`;
    case "range":
      return sayRange(filter);
    case "linked":
      return filter.of === undefined
        ? `it is linked to a record of ${filter.source}`
        : `it is linked to a record of ${filter.source} of which ${sayFilter(filter.of)}`;
  }
}

function sayOpposite(filter: Filter): string {
  switch (filter.op) {
    case "is":
      return `${filter.field} is not ${listWords(filter.values, "or")}`;
    case "means":
      return `${filter.field} does not mean ${listWords(filter.words, "or")}`;
    case "exists":
      return sayFilter({ ...filter, exists: !filter.exists });
    case "linked":
      return sayFilter(filter).replace("it is linked", "it is not linked");
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
    return `${field} is from ${say(atLeast)} to ${say(atMost)}`;
  }
  if (atLeast !== undefined) return `${field} is at least ${say(atLeast)}`;
  return atMost === undefined ? `${field} is not blank` : `${field} is at most ${say(atMost)}`;
}

function isLeaf({ op }: Filter): boolean {
  return op !== "all" && op !== "any";
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
