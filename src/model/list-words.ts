/** `a`, `a or b`, `a, b or c`. */
export function listWords(words: readonly string[], last: "or" | "and"): string {
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join(", ")} ${last} ${words.at(-1)}`;
}

export function quoteName(name: string): string {
  return `"${name}"`;
}
