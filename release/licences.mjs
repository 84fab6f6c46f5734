/**
 * `npm run licences`: writes THIRD-PARTY-LICENSES.md, every package that an installation of this one brings
 * along, as the lock file has it, with its licence and the text of it. A test holds the file.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const project = new URL("../", import.meta.url);
const pagePath = fileURLToPath(new URL("THIRD-PARTY-LICENSES.md", project));

/**
 * @typedef {object} Licensed
 * @property {string} name
 * @property {string} version
 * @property {string} licence as SPDX writes it
 * @property {string} text
 */

/** @returns {Licensed[]} those that are installed with this package, by name */
export function listLicensed() {
  const lock = JSON.parse(readFileSync(new URL("package-lock.json", project), "utf8"));
  return Object.entries(lock.packages)
    .filter(([path, entry]) => path !== "" && !entry.dev && !entry.devOptional)
    .map(([path, { version, license }]) => ({
      name: path.replace(/^.*node_modules\//, ""),
      version,
      licence: license,
      text: readText(path),
    }))
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** @param {string} path of an installed package */
function readText(path) {
  const folder = new URL(`${path}/`, project);
  const names = readdirSync(folder).filter((name) => /^(un)?licen[cs]e/i.test(name));
  if (names.length === 0) throw new Error(`${path} has no file with its licence`);
  return names.map((name) => readFileSync(new URL(name, folder), "utf8").trim()).join("\n\n");
}

/** The whole page. */
export function writeLicencePage(licensed = listLicensed()) {
  const rows = licensed.map(({ name, version, licence }) => `| ${name} | ${version} | ${licence} |`);
  const texts = licensed.flatMap(({ name, text }) => [
    "",
    `## ${name}`,
    "",
    ...text.split(/\r?\n/).map((line) => `    ${line}`.trimEnd()),
  ]);
  return `${[
    "# Licences of others",
    "",
    "What is installed with sla-audit, made by `npm run licences`. sla-audit itself is under the MIT licence (LICENSE).",
    "",
    "| package | version | licence |",
    "|---|---|---|",
    ...rows,
    ...texts,
  ].join("\n")}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(pagePath, writeLicencePage());
