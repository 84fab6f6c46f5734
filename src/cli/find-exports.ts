import { dirname } from "node:path";
import type { SourcePlan } from "../model/evaluation.js";
import type { Problem } from "../model/problem.js";
import { type ExportFile, FileError, findFiles, openExport, spoolStandardInput } from "./files.js";
import { unreadable } from "./read-definition.js";

export interface FoundExports {
  readonly files: readonly ExportFile[];
  readonly problems: readonly Problem[];
}

/** The files that the command line names for sources, in place of those of the definition. */
export type NamedFiles = ReadonlyMap<string, readonly string[]>;

/** The files of one source: from the command line, else from the definition. */
export async function findExports(
  { source, requests }: SourcePlan,
  named: NamedFiles,
  definitionPath: string,
): Promise<FoundExports> {
  const fromCommandLine = named.get(source.name);
  const patterns = fromCommandLine ?? source.files;
  const folder = fromCommandLine === undefined ? dirname(definitionPath) : ".";
  if (patterns.length === 0) {
    const objectives = [...new Set(requests.flatMap(({ neededBy }) => neededBy))];
    const args = { source: source.name, objectives };
    return { files: [], problems: [{ code: "no-file", severity: "error", ...source.at, args }] };
  }
  const files: ExportFile[] = [];
  const problems: Problem[] = [];
  for (const pattern of patterns) {
    try {
      if (pattern === "-" && fromCommandLine !== undefined) {
        files.push(await spoolStandardInput(process.stdin));
        continue;
      }
      const paths = await findFiles(pattern, folder);
      if (paths.length === 0) {
        const args = { source: source.name, pattern };
        problems.push({ code: "no-match", severity: "error", ...source.at, args });
      }
      for (const path of paths) {
        // Two patterns may name one file, whose rows count once.
        if (!files.some(({ name }) => name === path)) files.push(await openExport(path, path));
      }
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      problems.push(unreadable(error, "export"));
    }
  }
  return { files, problems };
}
