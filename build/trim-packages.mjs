import { fileURLToPath } from "node:url";

/*
 * Rolldown plugins that spare a start what packages do for cases that do not arise. None changes what a
 * package answers; `test/cli/bundled-packages.test.ts` holds them to the package as it is.
 */

/** `yaml` for browsers is the same code as ES modules: they need no function around each file. */
export const yamlModules = {
  yaml: fileURLToPath(new URL("browser/index.js", import.meta.resolve("yaml/package.json"))),
};

/**
 * Modules of Node in place of which a package, or a file of ours, gets one that costs nothing until it is used.
 *
 * @type {Readonly<Record<string, { readonly by: RegExp, readonly code: string }>>}
 */
const substitutes = {
  // Commander loads it for commands that are programs of their own, and we have none.
  "node:child_process": {
    by: /[\\/]commander[\\/]/,
    code: 'exports.spawn = (...args) => require("node:child_process").spawn(...args);',
  },
  // For packed exports, and for long ones.
  "node:zlib": {
    by: /[\\/]cli[\\/]unpack-gzip\./,
    code: 'exports.createGunzip = (...args) => require("node:zlib").createGunzip(...args);',
  },
  "node:worker_threads": {
    by: /[\\/]cli[\\/]reading-thread\./,
    code: 'exports.Worker = function (...args) { return new (require("node:worker_threads").Worker)(...args); };',
  },
  // As a module it reads every property of `process`, and so opens standard input.
  "node:process": { by: /[\\/]chalk[\\/]/, code: "export default globalThis.process;" },
};

/** @type {import("rolldown").Plugin} */
export const substituteBuiltins = {
  name: "substitute-builtins",
  resolveId: {
    filter: { id: /^node:/ },
    handler(id, importer) {
      return substitutes[id]?.by.test(importer ?? "") ? `\0substitute:${id}` : null;
    },
  },
  load: {
    filter: { id: /^\0substitute:/ },
    handler(id) {
      return substitutes[id.slice("\0substitute:".length)]?.code;
    },
  },
};

/** Text of these alone is as wide as it is long. */
export const plainCharacters = /^[\x20-\x7e\u2013\u2026\u2713\u2717]*$/;

/**
 * The first text that `string-width` measures has it compile a pattern of all emoji, which takes longer than
 * to draw a report.
 *
 * @type {import("rolldown").Plugin}
 */
export const measurePlainText = {
  name: "measure-plain-text",
  transform: {
    filter: { id: /[\\/]string-width[\\/]index\.js$/ },
    handler(code) {
      const last = "module.exports = stringWidth;";
      if (!code.includes(last)) throw new Error("string-width is not as it was");
      const plain = `typeof string === "string" && ${plainCharacters}.test(string)`;
      const quick = `const plainWidth = string => ${plain} ? string.length : stringWidth(string);\n`;
      return `${code.slice(0, code.indexOf(last))}${quick}module.exports = plainWidth;\n`;
    },
  },
};

/**
 * `cli-table3` shortens the text of each cell for a line that only its debugging shows.
 *
 * @type {import("rolldown").Plugin}
 */
export const drawWithoutDebugging = {
  name: "draw-without-debugging",
  transform: {
    filter: { id: /[\\/]cli-table3[\\/]src[\\/]cell\.js$/ },
    handler(code) {
      const debugging =
        /let content = utils\.truncate\(this\.content, 10, this\.truncate\);\s+if \(!lineNum\) \{\s+info\(.*\);\s+\} else \{\s+\/\/.*\s+\}\n/;
      if (!debugging.test(code)) throw new Error("cli-table3 is not as it was");
      return code.replace(debugging, "");
    },
  },
};

/**
 * Code in ASCII alone. One character beyond makes a program of two bytes a character, which takes a third
 * longer to compile.
 *
 * @param {string} code without comments
 */
export function escapeCode(code) {
  // A backslash and what follows it are one; before any of these characters it has no meaning of its own.
  return code.replace(/\\[\s\S]|[^\0-\x7f]/g, (found) => {
    const character = found.at(-1) ?? "";
    return character <= "\x7f" ? found : `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
}
