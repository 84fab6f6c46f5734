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
    default:
      return `not (${sayFilter(filter)})`;
  }
}

function sayRange({ field, type, atLeast, atMost }: Extract<Filter, { op: "range" }>): string {
  const say = (bound: number) => (type === "instant" ? new Date(bound).toISOString() : String(bound));
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
    default:
      return [filter.field];
  }
}
