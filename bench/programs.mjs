import { fileURLToPath } from "node:url";
import { asOf } from "./make-tickets.mjs";

const pathOf = (/** @type {string} */ name) => fileURLToPath(new URL(name, import.meta.url));

export const ownProgram = pathOf("../bin/sla-audit.js");
const toolOf = (/** @type {string} */ name) => pathOf(`programs/${name}.mjs`);

/** What every audit of the benchmark is told. */
export const auditArguments = ["--as-of", asOf, "--no-progress"];

export const readBytes = (/** @type {string} */ file) => [toolOf("read-bytes"), file];

export const csvParseAlone = (/** @type {string} */ file) => [toolOf("csv-parse-alone"), file];

/**
 * @param {string} file
 * @param {readonly number[]} years
 */
export const csvParseDateFns = (file, years) => [toolOf("csv-parse-date-fns"), file, asOf, years.join(",")];

/**
 * @param {"figures" | "breaches"} work
 * @param {string} file
 * @param {string} days
 * @param {string} [target]
 */
export const duckdb = (work, file, days, target = "") => [toolOf("duckdb"), work, file, days, asOf, target];
