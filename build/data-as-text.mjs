import { deepStrictEqual } from "node:assert/strict";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

/**
 * Modules that are data and nothing else, with how each gives it. As an expression of the language their
 * data takes several times as long to read as the same text takes `JSON.parse`.
 *
 * @type {readonly { readonly of: RegExp, readonly name: "data" | "default" | "module.exports" }[]}
 */
const dataModules = [
  { of: /[\\/]date-holidays[\\/]src[\\/]data\.js$/, name: "data" },
  { of: /[\\/]moment-timezone[\\/]data[\\/]packed[\\/]latest\.json$/, name: "module.exports" },
  { of: /[\\/]astronomia[\\/]data[\\/]vsop87Bearth\.js$/, name: "default" },
];

/** @type {import("rolldown").Plugin} */
export const dataAsText = {
  name: "data-as-text",
  load: {
    filter: { id: dataModules.map(({ of }) => of) },
    async handler(id) {
      const name = dataModules.find(({ of }) => of.test(id))?.name;
      if (name === "module.exports") {
        const data = createRequire(import.meta.url)(id);
        return { code: `module.exports = ${parsing(data)};`, moduleType: "js" };
      }
      const { [name ?? "default"]: data } = await import(pathToFileURL(id).href);
      return name === "data" ? `export const data = ${parsing(data)};` : `export default ${parsing(data)};`;
    },
  },
};

/**
 * An expression whose value is that data.
 *
 * @param {unknown} data
 * @throws where JSON cannot say it
 */
export function parsing(data) {
  const json = JSON.stringify(data);
  deepStrictEqual(JSON.parse(json), data);
  return `JSON.parse('${json.replaceAll(/[\\']/g, "\\$&").replaceAll(/[\u2028\u2029]/g, escapeSeparator)}')`;
}

/** @param {string} character */
function escapeSeparator(character) {
  return `\\u${character.charCodeAt(0).toString(16)}`;
}
