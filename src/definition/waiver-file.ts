import type { Waiver } from "../model/agreement.js";
import type { Problem } from "../model/problem.js";
import { readShape } from "./read-shape.js";
import { readTree } from "./read-tree.js";
import { createReading, type Reading } from "./reading.js";
import type { Partly } from "./schema/file.js";
import { type WaiverInput, waiverFileSchema } from "./schema/waivers.js";
import { createSourceText } from "./source-text.js";
import { readWaivers } from "./waivers.js";

/**
 * Reads a file that the definition names, relative to the definition's folder: its text or its bytes.
 * `unreadable` says why it can't.
 */
export type LoadFile = (
  name: string,
) => Promise<{ readonly text: string | Uint8Array; readonly file: string } | { readonly unreadable: string }>;

export interface WaiverFile {
  readonly waivers: Waiver[];
  /** The problems inside that file; that it can't be read is a problem of the definition. */
  readonly problems: readonly Problem[];
}

export async function readWaiverFile(
  name: string,
  objectives: readonly string[],
  load: LoadFile | undefined,
  definition: Reading,
): Promise<WaiverFile> {
  const loaded = await load?.(name);
  if (loaded === undefined || "unreadable" in loaded) {
    const args = loaded === undefined ? { file: name } : { file: name, reason: loaded.unreadable };
    definition.report("waivers-not-read", ["waivers"], args);
    return { waivers: [], problems: [] };
  }
  const source = createSourceText(loaded.text, loaded.file);
  const { root, problems: notation } = readTree(source, loaded.file, "waivers");
  if (root === undefined) return { waivers: [], problems: notation };
  const reading = createReading(source, root, "waivers");
  const shape = readShape(root, waiverFileSchema, reading);
  const isList = root.kind === "list";
  const inputs = isList ? shape : (shape as { readonly waivers?: unknown }).waivers;
  const list = Array.isArray(inputs) ? (inputs as (Partly<WaiverInput> | undefined)[]) : [];
  const waivers = readWaivers(list, isList ? [] : ["waivers"], objectives, reading);
  return { waivers, problems: [...notation, ...reading.problems] };
}
