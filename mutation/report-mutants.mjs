/**
 * @typedef {import("@stryker-mutator/api/core").MutantResult} MutantResult
 */

const seen = new Set(["Killed", "Timeout"]);
const missed = new Set(["Survived", "NoCoverage"]);

/**
 * Every change that no test saw: its place, what became of what, and whether a test came by at all.
 *
 * @param {readonly MutantResult[]} results
 */
export function describeSurvivors(results) {
  return results
    .filter(({ status }) => missed.has(status))
    .sort((one, other) => placeOf(one).localeCompare(placeOf(other), "en", { numeric: true }))
    .map((mutant) => {
      const reached = mutant.status === "Survived" ? "" : " (no test reaches it)";
      return `${placeOf(mutant)} ${mutant.mutatorName} -> ${onOneLine(mutant.replacement ?? "")}${reached}`;
    })
    .join("\n");
}

/**
 * A line for each folder: mutants, how many were seen and not, and the share. Those that can't run at all are in neither.
 *
 * @param {readonly {readonly folder: string, readonly results: readonly MutantResult[]}[]} scores
 */
export function formatScores(scores) {
  return scores
    .map(({ folder, results }) => {
      const count = (/** @type {ReadonlySet<string>} */ statuses) =>
        results.filter(({ status }) => statuses.has(status)).length;
      const killed = count(seen);
      const survived = count(missed);
      const share = killed + survived === 0 ? "-" : `${((killed / (killed + survived)) * 100).toFixed(1)}%`;
      return `${folder}: ${killed + survived} mutants, ${killed} seen by a test, ${survived} not: ${share}`;
    })
    .join("\n");
}

/** @param {MutantResult} mutant */
function placeOf({ fileName, location }) {
  const path = fileName.replaceAll("\\", "/").replace(/^.*?(?=src\/)/, "");
  return `${path}:${location.start.line}:${location.start.column}`;
}

/** @param {string} text */
function onOneLine(text) {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > 100 ? `${line.slice(0, 99)}…` : line;
}
