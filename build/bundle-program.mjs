import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";
import { dataAsText } from "./data-as-text.mjs";
import {
  drawWithoutDebugging,
  escapeCode,
  measurePlainText,
  substituteBuiltins,
  yamlModules,
} from "./trim-packages.mjs";

/** The folder of the project, with a slash at its end. */
export const project = fileURLToPath(new URL("..", import.meta.url));
export const programFolder = "dist/program";

/**
 * What is needed together stands in one file, because each file that is looked up costs a start as much as
 * 20 kB of code. Each part holds the sources of src named and all that they import, except what an earlier
 * part has.
 *
 * @type {Readonly<Record<string, RegExp>>}
 */
const parts = {
  open: /^cli\/open-program\.ts$/,
  "keep-compiled": /^cli\/(load-parts|compiled-store)\.ts$/,
  start: /^cli\/start\.ts$/,
  main: /^cli\/main\.ts$/,
  ground: /^(model|time|findings|metrics|presets)\//,
  intake: /^intake\/read-source\.ts$/,
  definition: /^definition\/parse-agreement\.ts$/,
  audit: /^(cli\/commands\/check-several|formats\/table)\.ts$/,
};

const groups = Object.entries(parts).map(([name, sources], index, all) => ({
  name,
  test: (/** @type {string} */ id) => {
    const [, source] = id.replaceAll("\\", "/").split(`${project.replaceAll("\\", "/")}src/`);
    return source !== undefined && sources.test(source);
  },
  priority: all.length - index,
}));

/**
 * Bundles the command line with the packages that it uses, and writes nothing. The same sources give the
 * same bytes. What `import()` names and no part above holds is a file of its own.
 *
 * @returns {Promise<import("rolldown").OutputChunk[]>}
 */
export async function bundleProgram() {
  const bundle = await rolldown({
    cwd: project,
    input: {
      open: "src/cli/open-program.ts",
      start: "src/cli/start.ts",
      "reading-worker": "src/cli/reading-worker.ts",
    },
    platform: "node",
    transform: { target: "node20.12" },
    tsconfig: false,
    resolve: { alias: yamlModules },
    plugins: [substituteBuiltins, measurePlainText, drawWithoutDebugging, dataAsText],
    logLevel: "warn",
  });
  const { output } = await bundle.generate({
    dir: programFolder,
    // Its compiled code can be kept (src/cli/load-parts.ts); that of ES modules cannot, on Node 20.
    format: "cjs",
    entryFileNames: "[name].js",
    chunkFileNames: "[name]-[hash].js",
    hashCharacters: "hex",
    codeSplitting: { groups },
    // White space is read at each start too. Names stay, so that a stack trace tells something.
    minify: { compress: true, mangle: false, codegen: true },
    comments: false,
  });
  await bundle.close();
  return output
    .filter((file) => file.type === "chunk")
    .map((chunk) => ({ ...chunk, code: escapeCode(chunk.code) }));
}

/**
 * @param {readonly import("rolldown").OutputChunk[]} chunks
 * @returns {string[]} the files that they were made from
 */
export function listSources(chunks) {
  const ids = chunks.flatMap(({ moduleIds }) => moduleIds);
  return [...new Set(ids.filter((id) => !id.startsWith("\0")))].sort();
}
