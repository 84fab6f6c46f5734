/**
 * `npm run mutate -- time`: changes each place of src/time in turn (a `<` to `<=`, a condition to false, a statement gone) and
 * sees whether a test fails. Prints every change that no test saw, with its place, and the share that was seen.
 * `npm run mutate -- engine/judge.ts engine/tally.ts` changes these files alone, `engine/judge.ts:40-60` these lines;
 * without a name it is all four folders.
 */
import { Stryker } from "@stryker-mutator/core";
import { judgedBy } from "./folders.mjs";
import { describeSurvivors, formatScores } from "./report-mutants.mjs";

const wanted = process.argv.slice(2);
const scores = [];
for (const [folder, files] of groupByFolder(wanted.length > 0 ? wanted : Object.keys(judgedBy))) {
  const results = await mutate(folder, files);
  process.stdout.write(`${describeSurvivors(results)}\n`);
  scores.push({ folder, results });
}
process.stdout.write(`${formatScores(scores)}\n`);

/**
 * @param {readonly string[]} names folders, or files in them
 * @returns {Map<string, string[]>} the sources to change, by folder
 */
function groupByFolder(names) {
  const groups = new Map();
  for (const name of names) {
    const [folder, ...path] = name.replace(/^src\//, "").split("/");
    if (folder === undefined || judgedBy[folder] === undefined)
      throw new Error(`${name} is not in one of: ${Object.keys(judgedBy).join(", ")}`);
    groups.set(folder, [...(groups.get(folder) ?? []), `src/${[folder, ...path].join("/")}`]);
  }
  return groups;
}

/**
 * One mutant at a time, each judged only by the tests that reach it.
 *
 * @param {string} folder
 * @param {readonly string[]} sources
 */
function mutate(folder, sources) {
  process.env["MUTATION_TESTS"] = JSON.stringify(judgedBy[folder]);
  return new Stryker({
    mutate: sources.map((source) => (/\.ts(:|$)/.test(source) ? source : `${source}/**/*.ts`)),
    // Words: the types hold those of unions, the golden outputs those for people.
    mutator: { excludedMutations: ["StringLiteral"] },
    testRunner: "vitest-with-load-errors",
    // What a test reaches is known from its coverage; to walk the imports for each mutant costs more than to run it.
    vitest: { configFile: "vitest.mutation.config.ts", related: false },
    coverageAnalysis: "perTest",
    ignoreStatic: true,
    concurrency: 1,
    timeoutMS: 5_000,
    plugins: [
      "@stryker-mutator/vitest-runner",
      "./mutation/vitest-with-load-errors.mjs",
      "./mutation/words-for-people.mjs",
    ],
    ignorers: ["words-for-people"],
    ignorePatterns: ["/dist", "/bench", "/coverage", "/.git"],
    tempDirName: ".mutation",
    cleanTempDir: "always",
    reporters: ["progress-append-only"],
    fileLogLevel: /** @type {any} */ ("off"),
    logLevel: /** @type {any} */ ("warn"),
    allowConsoleColors: false,
  }).runMutationTest();
}
