/**
 * What runs reached of a file. Two compilers made the code that ran, and place the ends of an expression
 * differently; lines, and the kind and beginning of a branch, are the same in both.
 *
 * @typedef {object} Reached
 * @property {Map<number, boolean>} lines those that have a statement
 * @property {Map<string, boolean[]>} branches the arms of each
 */

/**
 * @typedef {object} FileCoverage
 * @property {Record<string, { start: { line: number } }>} statementMap
 * @property {Record<string, number>} s how often each was run
 * @property {Record<string, { type: string, loc: { start: { line: number, column: number } } }>} branchMap
 * @property {Record<string, number[]>} b how often each of its arms was
 */

/** @returns {Reached} */
export const nothingReached = () => ({ lines: new Map(), branches: new Map() });

/**
 * Adds what one run reached, as Istanbul writes it.
 *
 * @param {Reached} reached
 * @param {FileCoverage} file
 */
export function addRun({ lines, branches }, file) {
  for (const [id, { start }] of Object.entries(file.statementMap)) {
    lines.set(start.line, lines.get(start.line) === true || (file.s[id] ?? 0) > 0);
  }
  for (const [id, { type, loc }] of Object.entries(file.branchMap)) {
    const key = `${type} ${loc.start.line}:${loc.start.column}`;
    const before = branches.get(key) ?? [];
    const arms = file.b[id] ?? [];
    branches.set(
      key,
      Array.from({ length: Math.max(arms.length, before.length) }, (_, arm) => {
        return before[arm] === true || (arms[arm] ?? 0) > 0;
      }),
    );
  }
}

/**
 * How many lines and arms of branches there are in some files, and how many of them were reached.
 *
 * @param {readonly Reached[]} files
 */
export function countReached(files) {
  const count = (/** @type {boolean[]} */ all) => ({ all: all.length, reached: all.filter(Boolean).length });
  return {
    lines: count(files.flatMap(({ lines }) => [...lines.values()])),
    branches: count(files.flatMap(({ branches }) => [...branches.values()].flat())),
  };
}
