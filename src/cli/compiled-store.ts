import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { PartLoader } from "./load-parts.js";
import { type CompiledParts, packCompiled, unpackCompiled } from "./pack-compiled.js";

/** What is kept in a file; nothing where there is none, or it is not the user's own. Never throws. */
export function readCompiled(file: string): CompiledParts | undefined {
  try {
    return isOwnFolder(dirname(file)) ? unpackCompiled(readFileSync(file)) : undefined;
  } catch {
    return undefined;
  }
}

/** Nobody else may write there: what lies in it is run. Windows has the folder of a user for that. */
function isOwnFolder(folder: string): boolean {
  const { uid, mode } = statSync(folder);
  return process.getuid === undefined || (uid === process.getuid() && (mode & 0o022) === 0);
}

/**
 * Keeps the compiled code of a run for the next, where it has something that is not kept yet. Never throws: a
 * folder that cannot be written costs nothing but the gain.
 *
 * @param isSettled the run went through, so that the code of all that it needs was compiled
 */
export function keepCompiled(
  file: string,
  kept: CompiledParts | undefined,
  { loaded }: Pick<PartLoader, "loaded">,
  isSettled: boolean,
): void {
  const isLacking = [...loaded.values()].some(({ wasKept }) => !wasKept);
  const isBetter = isSettled && kept?.isSettled !== true;
  if (!isLacking && !isBetter) return;
  const [program = ""] = loaded.keys();
  // What another version of the program kept is of no more use.
  const parts = new Map(kept?.parts.has(program) ? kept.parts : []);
  for (const [name, { script, wasKept }] of loaded) {
    if (!wasKept || kept?.isSettled !== true) parts.set(name, script.createCachedData());
  }
  try {
    writeWhole(file, packCompiled({ isSettled, parts }));
  } catch {
    // The next run tries again.
  }
}

/** Other runs see the old file or the new one. */
function writeWhole(file: string, bytes: Uint8Array): void {
  const folder = dirname(file);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (!isOwnFolder(folder)) return;
  const written = `${file}.${process.pid}`;
  try {
    writeFileSync(written, bytes, { mode: 0o600 });
    renameSync(written, file);
  } catch (error) {
    rmSync(written, { force: true });
    throw error;
  }
}
