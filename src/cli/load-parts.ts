import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Script } from "node:vm";

/** A part of the bundled program that was loaded, and what keeps its compiled code. */
export interface LoadedPart {
  readonly script: Script;
  /** V8 took the code that was kept of it. */
  readonly wasKept: boolean;
}

export interface PartLoader {
  /** Loads a part, and those that it imports; each is run once. Returns what it exports. */
  load(name: string): unknown;
  /** By their names: those whose name changes with their contents. */
  readonly loaded: ReadonlyMap<string, LoadedPart>;
}

type Require = (name: string) => unknown;

/** The parts are CommonJS: code for the body of this function, as Node wraps it too. */
const opening = "(function (exports, require, module, __filename, __dirname) { ";
const closing = "\n})";

/** `main-1a2b3c4d.js`; the code of a part of another name may not be kept, as V8 compares lengths alone. */
const namedByContents = /-[\da-f]{8}\.js$/;

/**
 * Loads the bundled program as `require` would, with the compiled code that was kept of it: Node compiles
 * each file anew at each start.
 *
 * @param folder of the bundle
 * @param kept compiled code of parts, by their names
 * @param requireOther for modules of Node
 */
export function createPartLoader(
  folder: string,
  kept: ReadonlyMap<string, Uint8Array>,
  requireOther: Require,
): PartLoader {
  const modules = new Map<string, { exports: unknown }>();
  const loaded = new Map<string, LoadedPart>();

  const load: Require = (name) => {
    const known = modules.get(name);
    if (known !== undefined) return known.exports;
    const module = { exports: {} };
    modules.set(name, module);
    const path = join(folder, name);
    const isNamed = namedByContents.test(name);
    const code = isNamed ? kept.get(name) : undefined;
    // The bundle is ASCII, which is read fastest so.
    const script = new Script(`${opening}${readFileSync(path, "latin1")}${closing}`, {
      filename: path,
      columnOffset: -opening.length,
      ...(code && { cachedData: code }),
    });
    if (isNamed) loaded.set(name, { script, wasKept: script.cachedDataRejected === false });
    const run: (...given: readonly unknown[]) => void = script.runInThisContext();
    run(module.exports, requirePart, module, path, folder);
    return module.exports;
  };
  const requirePart: Require = (name) => (name.startsWith("./") ? load(name.slice(2)) : requireOther(name));
  return { load, loaded };
}
