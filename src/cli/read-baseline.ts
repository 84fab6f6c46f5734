import type { Baseline } from "../model/baseline.js";
import type { Problem } from "../model/problem.js";
import type { BadBaseline } from "../model/problems/run.js";
import { exists, FileError, readWholeFile } from "./files.js";
import { unreadable } from "./read-definition.js";

/** An earlier report that a run is held against. */
export interface BaselineFile {
  readonly file: string;
  readonly sha256: string;
  readonly baseline: Baseline;
}

export interface BaselineInput {
  /** What `--baseline` names; undefined where it was not given. */
  readonly path: string | undefined;
  /** Whether the run writes it anew, so that it may be missing. */
  readonly isUpdated: boolean;
  /** The id of the agreement that is audited. */
  readonly agreement: string;
}

/** A report lists every breach, and is read at once. */
const mostBytes = 256 << 20;

/** Reads the baseline of a run; neither where there is none to hold it against. */
export async function loadBaseline({ path, isUpdated, agreement }: BaselineInput): Promise<{
  readonly baseline?: BaselineFile;
  readonly problem?: Problem;
}> {
  if (path === undefined || (isUpdated && !(await exists(path)))) return {};
  try {
    const { bytes, sha256 } = await readWholeFile(path, mostBytes);
    const read = await parseBaseline(bytes, path, agreement);
    return "code" in read ? { problem: read } : { baseline: { file: path, sha256, baseline: read } };
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    return { problem: unreadable(error, "baseline") };
  }
}

async function parseBaseline(
  bytes: Uint8Array,
  file: string,
  agreement: string,
): Promise<Baseline | Problem> {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return locate(bytes, file, undefined, { fault: "not-json", found: "?" });
  }
  const { readBaseline } = await import("../report/baseline-schema.js");
  const reading = readBaseline(value);
  if (!reading.ok) {
    const { path, schema } = reading;
    if (schema === undefined) return locate(bytes, file, path, { fault: "no-report", path: "" });
    return locate(bytes, file, path, { fault: "other-schema", found: schema });
  }
  const { baseline } = reading;
  if (baseline.agreement.id !== agreement) {
    const args = { fault: "other-agreement", found: baseline.agreement.id, expected: agreement } as const;
    return locate(bytes, file, ["agreement", "id"], args);
  }
  if (baseline.verdict === "incomplete") return locate(bytes, file, ["verdict"], { fault: "incomplete" });
  return baseline;
}

/** Where a baseline is at fault; found only then, because a tree with all places is large. */
async function locate(
  bytes: Uint8Array,
  file: string,
  path: readonly (string | number)[] | undefined,
  args: BadBaseline,
): Promise<Problem> {
  const [{ parseJsonTree }, { createSourceText }, { describePath, findNode }] = await Promise.all([
    import("../definition/json-tree.js"),
    import("../definition/source-text.js"),
    import("../definition/tree.js"),
  ]);
  const source = createSourceText(bytes, file);
  const result = parseJsonTree(source.text);
  const bad = { code: "bad-baseline", severity: "error", file } as const;
  if (!result.ok) {
    const { span, mistake } = result;
    const told = args.fault === "not-json" ? { ...args, found: mistake.found } : args;
    return { ...bad, ...source.place(span.start), args: told, excerpt: source.excerpt(span) };
  }
  if (path === undefined) return { ...bad, args };
  const said = describePath(result.root, path);
  const told = args.fault === "no-report" ? { ...args, path: said } : args;
  // What is missing is told by what lacks it.
  for (let length = path.length; length >= 0; length--) {
    const node = findNode(result.root, path.slice(0, length));
    if (node === undefined) continue;
    return { ...bad, ...source.place(node.span.start), args: told, excerpt: source.excerpt(node.span) };
  }
  return { ...bad, args: told };
}
