import { dirname } from "node:path";
import type { SourceSpec } from "../model/agreement.js";
import type { SourcePlan } from "../model/evaluation.js";
import { compareNames } from "../model/name-order.js";
import type { Problem } from "../model/problem.js";
import { folderToOpen, leadsOutside, placeBeside } from "./file-bounds.js";
import { type ExportFile, FileError, findFiles, openExport, openStandardInput } from "./files.js";
import { unreadable } from "./read-definition.js";

export interface FoundExports {
  readonly files: readonly ExportFile[];
  readonly problems: readonly Problem[];
}

/** What the command line names for a source, in place of the files of the definition. */
export interface NamedExports {
  /** As it was written: `--leads` or `--source`. */
  readonly option: string;
  readonly patterns: readonly string[];
}

/** By the name of the source. */
export type NamedFiles = ReadonlyMap<string, NamedExports>;

/** The files of one source: from the command line, else from the definition. */
export async function findExports(
  { source, requests }: SourcePlan,
  named: NamedFiles,
  definitionPath: string,
): Promise<FoundExports> {
  const { patterns, folder, isNamed } = patternsOf(source, named, definitionPath);
  if (patterns.length === 0) {
    const objectives = [...new Set(requests.flatMap(({ neededBy }) => neededBy))];
    const args = { source: source.name, objectives };
    return { files: [], problems: [{ code: "no-file", severity: "error", ...source.at, args }] };
  }
  // Several patterns and spellings may name one file, whose rows count once.
  const files = new Map<string, ExportFile>();
  const problems: Problem[] = [];
  const add = (file: ExportFile) => {
    if (!files.has(file.identity)) files.set(file.identity, file);
  };
  for (const pattern of patterns) {
    try {
      if (pattern === "-" && isNamed) {
        add(await openStandardInput());
        continue;
      }
      if (!isNamed && (await leadsOutside(placeBeside(definitionPath, pattern)))) {
        problems.push(outside(source, pattern, placeBeside(definitionPath, pattern)));
        continue;
      }
      // Where files tell of the same record, the later one counts: September comes before October.
      const paths = (await findFiles(pattern, folder)).sort(compareNames);
      if (paths.length === 0) {
        const args = { source: source.name, pattern };
        problems.push({ code: "no-match", severity: "error", ...source.at, args });
      }
      for (const path of paths) {
        // A link below the folder may lead out of it.
        if (!isNamed && (await leadsOutside(path))) problems.push(outside(source, path, path));
        else add(await openExport(path));
      }
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      problems.push(unreadable(error, "export"));
    }
  }
  return { files: [...files.values()], problems };
}

/** The paths of a source's files, found but not opened. */
export async function findExportPaths(
  source: SourceSpec,
  named: NamedFiles,
  definitionPath: string,
): Promise<string[]> {
  const { patterns, folder, isNamed } = patternsOf(source, named, definitionPath);
  const paths: string[] = [];
  for (const pattern of patterns) {
    if (pattern === "-") continue;
    // What is not going to be read is not looked for either.
    if (!isNamed && (await leadsOutside(placeBeside(definitionPath, pattern)))) continue;
    paths.push(...(await findFiles(pattern, folder)));
  }
  return paths;
}

/** @param path what `written` means, or where a link leads from */
function outside({ name, at }: SourceSpec, written: string, path: string): Problem {
  const args = { source: name, path: written, folder: folderToOpen(path) };
  return { code: "outside-folder", severity: "error", ...at, args };
}

function patternsOf(source: SourceSpec, named: NamedFiles, definitionPath: string) {
  const fromCommandLine = named.get(source.name);
  return {
    patterns: fromCommandLine?.patterns ?? source.files,
    folder: fromCommandLine === undefined ? dirname(definitionPath) : ".",
    isNamed: fromCommandLine !== undefined,
  };
}
