import {
  closeSync,
  constants,
  existsSync,
  fstatSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname } from "node:path";
import type { PartLoader } from "./load-parts.js";
import { type CompiledParts, packCompiled, unpackCompiled } from "./pack-compiled.js";

/** What is kept in a file; nothing where there is none, or somebody else may have written it. Never throws. */
export function readCompiled(file: string): CompiledParts | undefined {
  try {
    if (!isOwnFolder(dirname(file))) return undefined;
    const handle = openSync(file, withoutTraps);
    try {
      const facts = fstatSync(handle);
      return facts.isFile() && isOwn(facts) ? unpackCompiled(readFileSync(handle)) : undefined;
    } finally {
      closeSync(handle);
    }
  } catch {
    return undefined;
  }
}

/** No link is followed, and nobody is waited for, as a pipe without a writer would be. Windows has neither. */
const withoutTraps = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** A folder, and no link to one, in which nobody else may write: what lies in it is run. */
function isOwnFolder(folder: string): boolean {
  const facts = lstatSync(folder);
  return facts.isDirectory() && isOwn(facts);
}

/** The user's, who alone may write to it. Windows has the folder of a user for that. */
function isOwn(facts: Stats): boolean {
  return process.getuid === undefined || (isOfUser(facts) && (facts.mode & 0o022) === 0);
}

function isOfUser({ uid }: Stats): boolean {
  return process.getuid === undefined || uid === process.getuid();
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
  if (!existsSync(folder)) {
    // What root makes in the home of another user, that user could not write to.
    if (!isOfUser(statSync(nearestFolder(folder)))) return;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  }
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

function nearestFolder(path: string): string {
  let folder = path;
  while (!existsSync(folder) && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
}
