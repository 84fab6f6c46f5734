import type { ParsedAgreement } from "../definition/parse-agreement.js";
import type { Agreement } from "../model/agreement.js";
import type { Problem } from "../model/problem.js";
import { folderToOpen, leadsOutside, openFolderOf, placeBeside } from "./file-bounds.js";
import { FileError, readWholeFile } from "./files.js";

export interface DefinitionFile {
  readonly agreement: Agreement | undefined;
  readonly sha256: string;
  /** The files that it names beside the exports, such as one of waivers. */
  readonly included: readonly { readonly file: string; readonly sha256: string }[];
  readonly problems: readonly Problem[];
  /** How it is written; absent where it was not understood at all. */
  readonly written: ParsedAgreement["written"];
}

/** Of an SLA file, of waivers or of a preset: more than anybody writes, and little enough for memory. */
const mostBytes = 4 << 20;

/** Reads and checks an SLA file. Without an agreement, the problems say why. */
export async function readDefinition(path: string): Promise<DefinitionFile> {
  const { parseAgreement } = await import("../definition/parse-agreement.js");
  const included: { file: string; sha256: string }[] = [];
  try {
    const { bytes, sha256 } = await readWholeFile(path, mostBytes);
    await openFolderOf(path);
    const { agreement, problems, written } = await parseAgreement(bytes, {
      file: path,
      load(name) {
        return loadFile(placeBeside(path, name), included);
      },
    });
    return { agreement, sha256, included, problems, written };
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    const problems = [unreadable(error, "definition")];
    return { agreement: undefined, sha256: "", included, problems, written: undefined };
  }
}

/** Reads a file that the definition names. */
async function loadFile(file: string, included: { file: string; sha256: string }[]) {
  if (await leadsOutside(file)) return { unreadable: outsideReason(file) };
  try {
    const { bytes, sha256 } = await readWholeFile(file, mostBytes);
    included.push({ file, sha256 });
    return { text: bytes, file };
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    return { unreadable: error.reason };
  }
}

/** Why a file that a definition names is not read, with what would allow it. */
export function outsideReason(file: string): string {
  return `it lies outside the folder of the SLA file; allow that by --allow-outside ${folderToOpen(file)}`;
}

type ReadRole = "definition" | "export" | "argument" | "output" | "baseline" | "rejects";

export function unreadable(error: FileError, role: ReadRole): Problem {
  const { file, reason, trouble } = error;
  const args = { reason, role: trouble === undefined ? role : (`${trouble}-export` as const) };
  return { code: "unreadable-file", severity: "error", file, args };
}
