import type { DefinitionText, PlacedText } from "./advice.js";

/** The texts that the parties wrote for each other, in the order of the file: what no program reads as a figure. */
export function listContractTexts(text: DefinitionText): readonly PlacedText[] {
  const items = (path: string) =>
    Array.from({ length: text.countAt([path]) }, (_, index): readonly (string | number)[] => [path, index]);
  const paths = [
    ["agreement", "title"],
    ["agreement", "services"],
    ["agreement", "not-covered"],
    ["agreement", "responsibilities"],
    ["agreement", "clauses"],
    ...text.keysAt(["terms"]).map((term) => ["terms", term, "means"]),
    ...items("objectives").map((objective) => [...objective, "title"]),
    ...items("exclusions").map((exclusion) => [...exclusion, "reason"]),
  ];
  return paths.flatMap((path) => text.textsUnder(path));
}

/** A text of a list or under a key, as it is written there: `- Qualifies leads`, `title: Northwind`. */
export function writeEntry(path: readonly (string | number)[], text: string): string {
  const last = path.at(-1);
  const written = /^[\p{L}\p{N}<]/u.test(text) && !/: | #|[[\]{}]/.test(text) ? text : JSON.stringify(text);
  return typeof last === "number" ? `- ${written}` : `${last}: ${written}`;
}
