import { dirname, isAbsolute, join, relative, sep } from "node:path";
import type { Problem } from "../model/problem.js";
import { identifyFile, isFolder } from "./files.js";
import { badOption } from "./settle.js";

/**
 * What a definition may make this run read. Whoever runs the program need not be who wrote the definition, so that the
 * files it names lie beside it or below it, unless the command line opens another folder. Links are followed before
 * that is asked.
 */
const openFolders = new Set<string>();

/** The folder of a definition that is read: one that the command line names, or one that an open folder holds. */
export async function openFolderOf(definition: string): Promise<void> {
  openFolders.add(await identifyFile(dirname(definition)));
}

/** The folders that `--allow-outside` names; what is no folder comes back as problems. */
export async function openFurther(folders: readonly string[]): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const folder of folders) {
    const example = "--allow-outside ../exports";
    if (await isFolder(folder)) openFolders.add(await identifyFile(folder));
    else problems.push(badOption("--allow-outside", folder, "is no folder", { example }));
  }
  return problems;
}

/** Whether a path, or anything that a glob means, lies in no folder that is open. */
export async function leadsOutside(pattern: string): Promise<boolean> {
  const place = await identifyFile(plainPart(pattern));
  return ![...openFolders].some((folder) => isWithin(folder, place));
}

/** What to open for a path of a definition, as the command line would name it. */
export function folderToOpen(path: string): string {
  const plain = plainPart(path);
  return plain === path ? dirname(path) : plain;
}

/** A path as a definition means it, from the folder that the command runs in. */
export function placeBeside(definition: string, path: string): string {
  return isAbsolute(path) ? path : join(dirname(definition), path);
}

/** The part of a path in front of its first wildcard: the folder below which a glob looks. */
function plainPart(path: string): string {
  const parts = path.split(/(?<=[/\\])/);
  const first = parts.findIndex((part) => /[*?[\]{}!()]/.test(part));
  if (first < 0) return path;
  return first === 0 ? "." : parts.slice(0, first).join("");
}

function isWithin(folder: string, place: string): boolean {
  const way = relative(folder, place);
  return !isAbsolute(way) && way !== ".." && !way.startsWith(`..${sep}`);
}
