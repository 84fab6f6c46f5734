import { extname } from "node:path";
import { refuse, type Settled, settled } from "./settle.js";

/** A file of rejected rows, and the sources whose rows it takes. */
export interface RejectFile {
  readonly path: string;
  readonly sources: readonly string[];
}

const placeholder = "{source}";
const endings = ["", ".csv", ".txt"];

/** `--rejects`: a name that does not promise another format than CSV. */
export function settleRejects(path: string | undefined): Settled<string | undefined> {
  if (path === undefined) return settled(undefined);
  const example = "--rejects rejects.csv";
  if (path === "-") return refuse("--rejects", path, "is where the report goes", { example });
  if (path.trim() === "") return refuse("--rejects", path, "names no file", { example });
  const ending = extname(path);
  if (endings.includes(ending.toLowerCase())) return settled(path);
  return refuse("--rejects", path, `ends in "${ending}", but rejected rows are written as CSV`, {
    example: `--rejects ${path.slice(0, -ending.length)}.csv`,
  });
}

/** One file for all sources, or with `{source}` in its name one for each. */
export function listRejectFiles(path: string | undefined, sources: readonly string[]): RejectFile[] {
  if (path === undefined) return [];
  if (!path.includes(placeholder)) return [{ path, sources }];
  return sources.map((source) => ({ path: path.replaceAll(placeholder, source), sources: [source] }));
}
