import type { Reading } from "./reading.js";
import type { Path } from "./tree.js";

const longest = 60;

/** A filter in few words, as it was written: `account: Globex`, `priority: urgent or high`. Empty for none. */
export function describeFilter(path: Path, reading: Reading): string {
  const said = sayFilter(path, reading);
  return said.length > longest ? `${said.slice(0, longest - 1).trimEnd()}…` : said;
}

function sayFilter(path: Path, reading: Reading): string {
  const parts = reading.keysAt(path).map((key) => {
    const at = [...path, key];
    if (key === "not") return `not (${sayFilter(at, reading)})`;
    if (key === "any" || key === "all") {
      const node = reading.nodeAt(at);
      const count = node?.kind === "list" ? node.items.length : 0;
      const filters = Array.from({ length: count }, (_, index) => `(${sayFilter([...at, index], reading)})`);
      return filters.join(key === "any" ? " or " : " and ");
    }
    return `${key}: ${sayCondition(at, reading)}`;
  });
  return parts.join(", ");
}

function sayCondition(path: Path, reading: Reading): string {
  if (reading.nodeAt(path)?.kind !== "map") return sayWords(path, reading);
  return reading
    .keysAt(path)
    .map((key) => {
      const at = [...path, key];
      if (key === "not") return `not ${sayWords(at, reading)}`;
      if (key === "exists") return reading.textAt(at) === "true" ? "not blank" : "blank";
      if (key === "between") return sayWords(at, reading).replace(" or ", " to ");
      return `${key.replace("-", " ")} ${sayWords(at, reading)}`;
    })
    .join(", ");
}

function sayWords(path: Path, reading: Reading): string {
  const node = reading.nodeAt(path);
  if (node?.kind !== "list") return reading.textAt(path) ?? "";
  const words = node.items.map((_, index) => reading.textAt([...path, index]) ?? "");
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
}
