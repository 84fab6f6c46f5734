/** Orders names of groups and people by their letters; null, which stands for a blank cell, comes last. */
export function compareBlankLast(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return a < b ? -1 : a > b ? 1 : 0;
}
