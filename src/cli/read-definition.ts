import { dirname, isAbsolute, join } from "node:path";
import type { Agreement } from "../model/agreement.js";
import type { Problem } from "../model/problem.js";
import { FileError, readWholeFile } from "./files.js";

export interface DefinitionFile {
  readonly agreement: Agreement | undefined;
  readonly sha256: string;
  readonly problems: readonly Problem[];
}

/** Reads and checks an SLA file. Without an agreement, the problems say why. */
export async function readDefinition(path: string): Promise<DefinitionFile> {
  const { parseAgreement } = await import("../definition/parse-agreement.js");
  try {
    const { text, sha256 } = await readWholeFile(path);
    const { agreement, problems } = await parseAgreement(text, {
      file: path,
      load: (name) => loadBeside(path, name),
    });
    return { agreement, sha256, problems };
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    return { agreement: undefined, sha256: "", problems: [unreadable(error, "definition")] };
  }
}

/** Reads a file that the definition names, as text. */
async function loadBeside(definition: string, name: string) {
  const file = isAbsolute(name) ? name : join(dirname(definition), name);
  try {
    const { text } = await readWholeFile(file);
    return { text, file };
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    return { unreadable: error.reason };
  }
}

export function unreadable({ file, reason }: FileError, role: "definition" | "export" | "output"): Problem {
  return { code: "unreadable-file", severity: "error", file, args: { reason, role } };
}
